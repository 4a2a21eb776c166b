using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Cli;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Chains;

/// <summary>What tools/verify-trail.py, which shares no code with Meguri, says of an exported trail.</summary>
public sealed class OfflineVerifier(Installations installations) : WebTest(installations)
{
    private const int Activities = 60, Known = 40, Places = 50;

    [Theory, Databases]
    [Requirement("K17")]
    public async Task Trail_TamperedWithInEightWays_AtFiftyPlacesEach_IsFoundAndNamed_AndACleanOneHolds(Database database)
    {
        var organization = await WorkedAsync(database);
        var (bytes, stated, signature, pem) = await ExportAsync(organization);
        using var own = ECDsa.Create();
        own.ImportFromPem(pem);
        using var strange = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var chain = ExportedChain.Read(bytes, stated);
        chain.Activities.Count.ShouldBeGreaterThanOrEqualTo(Activities);

        var folder = Directory.CreateTempSubdirectory("meguri-trail-").FullName;
        var since = Path.Combine(folder, "since.json");
        await File.WriteAllTextAsync(since, chain.First(Known).Manifest(), Stop);
        var expected = new Dictionary<string, int?>();
        var random = new Random(17);
        foreach (var tampering in Tampering.All)
        {
            for (var place = 0; place < Places; place++)
            {
                var tampered = new TamperedTrail(chain, stated, signature, Known, own, strange);
                var path = Path.Combine(folder, $"{tampering.Name.Replace(' ', '-')}-{place:00}.ndjson");
                expected[path] = tampering.Do(tampered, random);
                tampered.Write(path);
            }
        }
        for (var length = Known; length <= chain.Activities.Count; length++)
        {
            var path = Path.Combine(folder, $"clean-{length}.ndjson");
            var clean = new TamperedTrail(chain.First(length), stated, signature, Known, own, strange);
            if (length < chain.Activities.Count) clean.Resign(own);
            clean.Write(path);
            expected[path] = null;
        }

        var (exit, said) = await VerifyAsync(["--key", KeyOf(own), "--since", since, .. expected.Keys]);
        exit.ShouldBe(1, said);
        var found = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(line => line[..line.IndexOf(": ", StringComparison.Ordinal)], line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
        found.Count.ShouldBe(expected.Count);
        found.Where(f => expected[f.Key] is null && f.Value != "holds").ShouldBeEmpty("false alarms");
        expected.Where(e => e.Value is not null).Count(e => found[e.Key] != "holds").ShouldBe(Tampering.All.Count * Places);
        expected.Where(e => e.Value is { } at && !Names(found[e.Key], at)).Select(e => $"{Path.GetFileName(e.Key)} at {e.Value}: {found[e.Key]}").ShouldBeEmpty();
        Directory.Delete(folder, recursive: true);
    }

    [Theory, Databases]
    public async Task Command_ExportsBothChains_AndThePythonAgrees(Database database)
    {
        var settings = database == Database.Postgres ? await Installations.Databases.MakeAsync(database) : await Installations.Databases.MakeEmptyAsync(database);
        Task<(int Exit, string Out, string Error)> Run(string[] words, string? input = null) =>
            StartedProgram.RunAsync([.. words, "--data", settings.Folder.Path], settings.Postgres, input);
        (await Run(["org", "create", "--slug", "first", "--name", "めぐり商事", "--admin-email", "admin@example.jp", "--admin-password-stdin"], TestOrganization.Password)).Exit.ShouldBe(0);
        var key = (await Run(["trail", "key"])).Out.Trim();
        foreach (var (chain, name) in new (string[], string)[] { (["--org", "first"], "first"), (["--installation"], "installation") })
        {
            var path = Path.Combine(settings.Folder.Path, name + ".ndjson");
            var exported = await Run(["trail", "export", .. chain, "--out", path, "--json"]);
            exported.Exit.ShouldBe(0, exported.Error);
            exported.Out.ShouldContain(key);
            (await Run(["trail", "verify", .. chain])).Exit.ShouldBe(0);
            var (exit, said) = await VerifyAsync(["--key", key, path]);
            (exit, said.Trim()).ShouldBe((0, path + ": holds"));
            (await VerifyAsync([path])).Exit.ShouldBe(0);
            var other = "04" + new string('1', 128);
            (await VerifyAsync(["--key", other, path])).Exit.ShouldBe(1);
        }
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(settings.Folder.SigningKey).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Files_ThatCannotBeRead_Exit2()
    {
        (await VerifyAsync([])).Exit.ShouldBe(2);
        (await VerifyAsync(["nobody-here.ndjson"])).Exit.ShouldBe(2);
    }

    // The activity itself, or the link right before or behind it: a line that lacks is seen where the next one stands.
    private static bool Names(string said, int at) => at == 0 ? said.StartsWith("manifest: ", StringComparison.Ordinal)
        : said.StartsWith("line ", StringComparison.Ordinal) || said.Split(' ')[1].TrimEnd(':') is var named && Math.Abs(int.Parse(named, System.Globalization.CultureInfo.InvariantCulture) - at) <= 1;

    private async Task<TestOrganization> WorkedAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        var department = await organization.DepartmentAsync("総務部");
        for (var i = 1; i < Activities; i++) await organization.AssetAsync($"資産{i}「𠮷」\n二行目\\", department);
        // What somebody only looked at is chained like the rest.
        var auditor = await SignInAsync(organization, Role.CertificationAuditor);
        await auditor.GetAsync("/assets?q=「𠮷」\\");
        await auditor.DownloadAsync("/assets/export?format=csv");
        return organization;
    }

    private static async Task<(byte[] Lines, string Manifest, string Signature, string Pem)> ExportAsync(TestOrganization organization)
    {
        using var file = new MemoryStream();
        var (stated, signature) = ("", "");
        await organization.InAsync(async services =>
        {
            stated = Json.Write(await services.GetRequiredService<TrailExport>().WriteAsync(organization.Organization.OrganizationId, file, Stop));
            signature = services.GetRequiredService<SigningKey>().Sign(Encoding.UTF8.GetBytes(stated));
        });
        return (file.ToArray(), stated, signature, await File.ReadAllTextAsync(organization.Installation.Settings.Folder.SigningKey, Stop));
    }

    private static string KeyOf(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Q is var point ? Convert.ToHexStringLower([4, .. point.X!, .. point.Y!]) : "";

    private static async Task<(int Exit, string Out)> VerifyAsync(IEnumerable<string> words)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "python3"))), "There is no python3.");
        using var python = Process.Start(new ProcessStartInfo("python3", [Path.Combine(Repository.Root, "tools", "verify-trail.py"), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = python.StandardError.ReadToEndAsync(Stop);
        var said = await python.StandardOutput.ReadToEndAsync(Stop);
        await python.WaitForExitAsync(Stop);
        return (python.ExitCode, said.Length > 0 ? said : await errors);
    }
}
