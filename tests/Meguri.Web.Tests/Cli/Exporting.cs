using System.CommandLine;
using System.Text.Json;
using Meguri.Domain.Treatment;
using Meguri.Platform.Exchange;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Treatment;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Cli;

public sealed class Exporting(Installations installations) : WebTest(installations)
{
    [Theory]
    [Databases("ja", "計画名")]
    [Databases("en", "Plan")]
    public async Task Treatment_AsCsv_HoldsEveryPlan(Database database, string language, string column)
    {
        var (settings, folder) = await PlansAsync(database);
        var target = Path.Combine(folder, "plans.csv");

        var done = await StartedProgram.RunAsync(["export", "treatment", "--org", "plans", "--format", "csv", "--lang", language, "--out", target, "--json", "--data", settings.Folder.Path], settings.Postgres);

        done.Exit.ShouldBe(0, done.Error);
        JsonDocument.Parse(done.Out).RootElement.GetProperty("rows").GetInt32().ShouldBe(2);
        var lines = await File.ReadAllLinesAsync(target, Stop);
        lines[0].ShouldContain(column);
        string.Join('\n', lines).ShouldSatisfyAllConditions(t => t.ShouldContain("RTP-0001"), t => t.ShouldContain("鍵の棚卸し"), t => t.ShouldContain("RTP-0002"), t => t.ShouldContain("200000"));
    }

    [Theory, Databases]
    public async Task Treatment_AsXlsx_OpensWithItsRows(Database database)
    {
        var (settings, folder) = await PlansAsync(database);
        var target = Path.Combine(folder, "plans.xlsx");

        (await StartedProgram.RunAsync(["export", "treatment", "--org", "plans", "--format", "xlsx", "--out", target, "--data", settings.Folder.Path], settings.Postgres)).Exit.ShouldBe(0);

        await using var file = File.OpenRead(target);
        var sheet = SheetReader.Open(file, null, Stop).Value.ShouldNotBeNull();
        sheet.Rows(Stop).SelectMany(r => r.Texts).ShouldContain("入退室の見直し");
    }

    [Theory, Databases]
    public async Task Treatment_AsNoFormatOfIts_IsRefusedAndWritesNothing(Database database)
    {
        var (settings, folder) = await PlansAsync(database);
        var target = Path.Combine(folder, "plans.docx");

        var refused = await StartedProgram.RunAsync(["export", "treatment", "--org", "plans", "--format", "docx", "--out", target, "--data", settings.Folder.Path], settings.Postgres);

        (refused.Exit, refused.Out, refused.Error.Trim()).ShouldBe((1, "", "「docx」では書き出せません。"));
        File.Exists(target).ShouldBeFalse();
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.en.md")]
    public void Readme_NamesEveryCommand(string readme)
    {
        var text = Repository.Read(readme);
        Leaves(CommandLine.Make(), "").Where(command => !text.Contains($"| `{command}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [path] : command.Subcommands.SelectMany(below => Leaves(below, path.Length == 0 ? below.Name : $"{path} {below.Name}"));

    // An installation that has stopped again, as commands on the embedded database need it.
    private async Task<(DatabaseSettings Settings, string Folder)> PlansAsync(Database database)
    {
        var settings = await Installations.Databases.MakeAsync(database);
        await using (var installation = await Installation.StartAsync(settings))
        {
            var organization = await installation.OrganizationAsync("plans");
            await organization.InAsync(async services =>
            {
                var save = services.GetRequiredService<SavePlan>();
                Installation.Must(await save.AddAsync(Content("鍵の棚卸し", 1, null), Stop));
                Installation.Must(await save.AddAsync(Content("入退室の見直し", 2, 200_000), Stop));
            });
        }
        return (settings, settings.Folder.Path);
    }

    private static PlanContent Content(string title, int priority, long? cost) =>
        new(title, priority, [], ["A.7.2"], "記録がない", "記録する", cost, null, null, [new(null, "様式を決める", null, null)]);
}
