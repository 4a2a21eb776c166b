using System.Net;
using Meguri.Web.BadInput;
using Meguri.Web.Http;

namespace Meguri.Web.Speed;

/// <summary>No page asks the database once per row: with four times as many rows, every page of the program sends as many commands as before.</summary>
public sealed class CountingCommands(Installations installations) : BadInputTest(installations)
{
    private const int Few = 5, Many = 30;

    // What there is nothing to look at without a file of one's own.
    private static readonly string[] Without = ["/assets/import/{token}", "/people/import/{token}", "/soa/versions/{number:int}", "/soa/versions/compare"];

    [Theory, Databases]
    public async Task Page_WithManyRows_AsksAsOftenAsWithFew(Database database)
    {
        var everything = await EverythingAsync(database);
        await Crowd.AddAsync(everything, 0, Few);
        var reader = await EverybodyAsync(everything);
        var paths = Routes.Of(everything.Organization.Installation).Select(r => r.Route).Where(route => !Without.Contains(route))
            .SelectMany(route => Variants(Routes.Fill(route, everything.IdFor(route)))).ToList();
        await AskAsync(everything, reader, paths);
        var few = await AskAsync(everything, reader, paths);

        await Crowd.AddAsync(everything, Few, Many);
        var many = await AskAsync(everything, reader, paths);

        few.Count.ShouldBeGreaterThan(60);
        var grown = few.Where(page => many[page.Key].Count != page.Value.Count).Select(page => Describe(page.Key, page.Value, many[page.Key])).ToList();
        grown.ShouldBeEmpty(string.Join("\n\n", grown));
    }

    /// <summary>What only a form offers is read when the form is shown: where a company has thousands of people, no save reads them all.</summary>
    [Theory, Databases]
    public async Task Save_ReadsNoPeopleToChooseFrom(Database database)
    {
        var everything = await EverythingAsync(database);
        var (office, commands) = (await EverybodyAsync(everything), everything.Organization.Installation.Commands);
        foreach (var route in new[]
        {
            "/assets/{id:guid}/edit", "/risks/{id:guid}/edit", "/treatment/{id:guid}/edit", "/soa/measures/{id:guid}/edit", "/soa/{number}/edit", "/departments/{id:guid}/edit", "/members/{id:guid}",
        })
        {
            var (page, path) = ((WebPage)null!, Routes.Fill(route, everything.IdFor(route)));
            var shown = await commands.DuringAsync(async () => page = await office.GetAsync(path));
            shown.Count(ReadsPeople).ShouldBe(1, route);
            var saved = await commands.DuringAsync(async () => page = await page.Form("保存する").SubmitAndStayAsync("保存する"));
            page.ShouldBe(HttpStatusCode.Redirect);
            saved.Where(ReadsPeople).ShouldBeEmpty(route);
        }

        static bool ReadsPeople(LoggedCommand command) => command.Sql.Replace("\"", "", StringComparison.Ordinal).Contains("FROM people", StringComparison.Ordinal) && command.Sql.Contains("ORDER BY", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Variants(string path) => path.EndsWith("/export", StringComparison.Ordinal) ? [path + "?format=xlsx", path + "?format=csv"] : [path];

    private static async Task<Dictionary<string, IReadOnlyList<LoggedCommand>>> AskAsync(Everything everything, Visitor reader, IEnumerable<string> paths)
    {
        var asked = new Dictionary<string, IReadOnlyList<LoggedCommand>>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            WebPage page = null!;
            var commands = await everything.Organization.Installation.Commands.DuringAsync(async () => page = await reader.AskAsync(path));
            if (page.Status == HttpStatusCode.OK) asked[path] = commands;
        }
        return asked;
    }

    private static string Describe(string path, IReadOnlyList<LoggedCommand> few, IReadOnlyList<LoggedCommand> many)
    {
        var before = few.CountBy(c => c.Sql).ToDictionary();
        var more = many.CountBy(c => c.Sql).Where(c => c.Value > before.GetValueOrDefault(c.Key)).Select(c => $"{before.GetValueOrDefault(c.Key)} → {c.Value}: {c.Key}");
        return $"{path}: {few.Count} → {many.Count} commands\n{string.Join('\n', more)}";
    }
}
