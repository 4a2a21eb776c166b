using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Meguri.Domain.Assets;
using Meguri.Domain.Controls;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Cli;
using Meguri.Web.Controls;
using Meguri.Web.Http;
using Meguri.Web.Kit.Past;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Chains;

/// <summary>Registers, records and exports as they were at the end of a day.</summary>
public sealed class LookingBack(Installations installations) : WebTest(installations)
{
    [Theory, Databases]
    public async Task Exports_OfADay_AreByteForByteWhatWasExportedThatDay(Database database)
    {
        using var stage = await StageAsync(database);
        foreach (var (path, then) in stage.Then)
        {
            Hash(await stage.Visitor.DownloadAsync(path)).ShouldNotBe(Hash(then), path);
            Hash(await stage.Visitor.DownloadAsync($"/@{stage.Day}{path}")).ShouldBe(Hash(then), path);
        }
    }

    [Theory, Databases]
    public async Task Register_OfADay_ShowsWhatThereWas_AndItsLinksStayThere(Database database)
    {
        using var stage = await StageAsync(database);
        (await stage.Visitor.GetAsync("/assets")).ShouldSay("新しい台帳の名前").ShouldSay("あとからの資産").ShouldNotSay("顧客名簿");
        var list = await stage.Visitor.GetAsync($"/assets?asOf={stage.Day}");
        list.ShouldBe(HttpStatusCode.OK).ShouldSay("顧客名簿").ShouldNotSay("新しい台帳の名前").ShouldNotSay("あとからの資産");
        list.Address.AbsolutePath.ShouldBe($"/{stage.Organization.Slug}/@{stage.Day}/assets");
        list.Html.ShouldContain("変更はできません");
        var record = await stage.Visitor.GetAsync($"/@{stage.Day}/assets/{stage.Asset.Id.Value}");
        record.ShouldBe(HttpStatusCode.OK).ShouldSay("顧客名簿").ShouldNotSay("新しい台帳の名前");
        record.Document.QuerySelectorAll("main a[href^='/']").Select(a => a.GetAttribute("href")!).ShouldAllBe(href => href.StartsWith($"/{stage.Organization.Slug}/@{stage.Day}/", StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task Past_IsOnlyLookedAt_AndOnlyByWhoSeesAll(Database database)
    {
        using var stage = await StageAsync(database);
        var form = new FormUrlEncodedContent([]);
        (await stage.Visitor.PostAsync($"/@{stage.Day}/assets/add", form)).ShouldBe(HttpStatusCode.MethodNotAllowed).ShouldSay("変更できません");
        (await stage.Visitor.GetAsync($"/@{stage.Day}/assets/add")).ShouldBe(HttpStatusCode.Forbidden);
        (await stage.Visitor.GetAsync("/assets?asOf=2026-02-30")).ShouldBe(HttpStatusCode.BadRequest);
        (await stage.Visitor.GetAsync("/assets?asOf=1999-01-01")).ShouldBe(HttpStatusCode.NotFound);
        (await stage.Visitor.GetAsync("/assets?asOf=2999-01-01")).ShouldBe(HttpStatusCode.OK).Address.AbsolutePath.ShouldBe($"/{stage.Organization.Slug}/assets");
        foreach (var (role, status) in new[] { (Role.Employee, HttpStatusCode.Forbidden), (Role.DepartmentStaff, HttpStatusCode.Forbidden), (Role.Administrator, HttpStatusCode.Forbidden), (Role.CertificationAuditor, HttpStatusCode.OK), (Role.InternalAuditor, HttpStatusCode.OK) })
            (await (await SignInAsync(stage.Organization, role)).GetAsync($"/@{stage.Day}/assets")).Status.ShouldBe(status, $"{role}");
        var stranger = await OrganizationAsync(database);
        (await (await SignInAsync(stranger, stranger.Administrator)).Outside.GetAsync($"/{stage.Organization.Slug}/@{stage.Day}/assets")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Guest_OfThePast_MayNothingThatWhoLooksBackMayNotToday()
    {
        var table = (await Installations.OnAsync(Database.Sqlite)).Services.GetRequiredService<PermissionTable>();
        var looks = table.All.Single(p => p.Name == PastModule.Look).Roles;
        table.All.Where(p => p.Roles.Contains(Role.CertificationAuditor)).SelectMany(p => looks.Except(p.Roles).Select(role => $"{p.Name}: {role}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Command_ExportsADay_OrSaysWhyNot()
    {
        var organization = (await StageAsync(Database.Sqlite));
        organization.Dispose();
        var folder = organization.Organization.Installation.Settings.Folder;
        var copy = new DataFolder(Directory.CreateTempSubdirectory("meguri-past-").FullName);
        await organization.Organization.FindAsync(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {copy.Database}", Stop));
        Task<(int Exit, string Out, string Error)> Export(string day) => StartedProgram.RunAsync(
            ["export", "assets", "--org", organization.Organization.Slug, "--format", "csv", "--as-of", day, "--out", Path.Combine(copy.Path, "out.csv"), "--data", copy.Path]);
        (await Export("2026-02-30")).Exit.ShouldBe(2);
        (await Export("1999-01-01")).ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(1), r => r.Error.ShouldContain("1999-01-01"));
        (await Export("2999-01-01")).Exit.ShouldBe(0);
        folder.Path.ShouldNotBe(copy.Path);
        Directory.Delete(copy.Path, recursive: true);
    }

    [Fact]
    public async Task Sample_EveryPageOfTheNavigation_OpensInThePast()
    {
        var sample = await Installations.SampleAsync();
        var day = "2026-04-30";
        var visitor = await SignInAsync(sample, Role.IsmsOffice);
        var home = await visitor.GetAsync($"/@{day}/home");
        var paths = home.Navigation.ToList();
        paths.Count.ShouldBeGreaterThan(6);
        foreach (var path in paths)
        {
            path.ShouldStartWith($"/{sample.Slug}/@{day}/");
            var page = await visitor.Outside.GetAsync(path);
            page.ShouldBe(HttpStatusCode.OK);
            page.Html.ShouldContain("変更はできません");
            foreach (var link in page.Document.QuerySelectorAll($"main a[href^='/{sample.Slug}/']").Select(a => a.GetAttribute("href")!).Distinct().Take(5))
                ((int)(await visitor.Outside.GetAsync(link)).Status).ShouldBeLessThan(500, link);
        }
    }

    // A Word file carries names of parts made by chance; what it says is its document.
    private static string Hash(byte[] file)
    {
        if (file[0] != 'P') return Convert.ToHexStringLower(SHA256.HashData(file));
        using var archive = new ZipArchive(new MemoryStream(file));
        using var document = archive.GetEntry("word/document.xml")?.Open();
        return Convert.ToHexStringLower(document is null ? SHA256.HashData(file) : SHA256.HashData(document));
    }

    private async Task<Stage> StageAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        var department = await organization.DepartmentAsync("営業部");
        var asset = await organization.AssetAsync("顧客名簿", department);
        var visitor = await SignInAsync(organization, Role.IsmsOffice);
        await visitor.GetAsync("/soa");
        await StatementStage.DecideAllAsync(organization);
        var then = new Dictionary<string, byte[]>();
        foreach (var path in new[] { "/soa/export?format=xlsx&lang=ja&version=draft", "/soa/export?format=docx&lang=en&version=draft", "/assets/export?format=xlsx", "/assets/export?format=csv" })
            then[path] = await visitor.DownloadAsync(path);
        var day = TimeZoneInfo.ConvertTime(organization.Installation.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(organization.Organization.TimeZone)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var later = organization.Installation.Clock.Ahead(TimeSpan.FromDays(3));
        await organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            var scale = new AssetScale();
            (await db.Set<Asset>().SingleAsync(Stop)).Change(new AssetFields { Name = "新しい台帳の名前", DepartmentId = department.Id }, scale).Problems.ShouldBeEmpty();
            (await db.Set<ControlState>().OrderBy(c => c.Control).FirstAsync(Stop)).Decide(new ControlDecision(true, [new InclusionReason(ReasonKind.Law, "法令のため")], ImplementationStatus.Implemented, Documents: "別の規程")).Problems.ShouldBeEmpty();
            services.GetRequiredService<Trail>().Begin("test.change");
            await db.SaveChangesAsync(Stop);
        });
        await organization.AssetAsync("あとからの資産", department);
        return new Stage(organization, await SignInAsync(organization, Role.IsmsOffice), asset, day, then, later);
    }

    private sealed record Stage(TestOrganization Organization, Visitor Visitor, Asset Asset, string Day, Dictionary<string, byte[]> Then, IDisposable Later) : IDisposable
    {
        public void Dispose() => Later.Dispose();
    }
}
