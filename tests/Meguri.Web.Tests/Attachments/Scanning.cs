using System.Net;
using Meguri.Domain.Attachments;
using Meguri.Platform.Access;
using Meguri.Platform.Archives;
using Meguri.Platform.Files;
using Meguri.Web.Host;
using Meguri.Web.Kit.Attachments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Attachments;

/// <summary>With a scanner, a file is closed until it was checked, and stays closed where nothing is known of it. A real clamd answers.</summary>
[Requirement("F11")]
public sealed class Scanning(Installations installations) : WebTest(installations)
{
    [Theory, Databases]
    public async Task Checked_IsOpenedWhenCleanOnly(Database database)
    {
        await using var clamd = new ClamdServer();
        await clamd.StartAsync("1M", Stop);
        await using var installation = await Installation.StartAsync(await Installations.Databases.MakeAsync(database), site: new SiteSettings(Scanner: Clamd.Read(clamd.Socket)));
        var organization = await installation.OrganizationAsync();
        var asset = await organization.AssetAsync("顧客名簿", await organization.DepartmentAsync("総務部"));
        var office = await SignInAsync(organization, Role.IsmsOffice);

        // First the one that the scanner does not take: it holds up nobody else's.
        await Attaching.AttachAsync(office, asset, "c.txt", Enumerable.Repeat((byte)'a', 2 << 20).ToArray());
        await Attaching.AttachAsync(office, asset, "a.pdf", Attaching.Pdf());
        await Attaching.AttachAsync(office, asset, "b.txt", ClamdServer.Eicar);
        await UntilAsync(organization, states => states["a.pdf"] == ScanState.Clean && states["b.txt"] == ScanState.Infected);

        var page = await office.GetAsync($"/attachments/assets/{asset.Id.Value}");
        page.ShouldSay("ウイルスを検出").ShouldSay("ウイルス検査待ち");
        (await office.DownloadAsync(Attaching.AddressOf(page, "a.pdf"))).ShouldBe(Attaching.Pdf());
        foreach (var (name, words) in new[] { ("b.txt", "ウイルス（Eicar-Test-Signature.UNOFFICIAL）が見つかった"), ("c.txt", "ウイルス検査が終わるまで") })
        {
            page.Link(name).ShouldBeNull();
            (await office.AskAsync($"/attachments/{await IdAsync(organization, name)}")).ShouldBe(HttpStatusCode.Conflict).ShouldSay(words);
        }
        await using var db = TestDatabases.Open(installation.Settings);
        var found = await Examination.OfAsync(db, Stop);
        (found.Unchecked, found.OldestUnchecked).ShouldBe((1, await organization.FindAsync(all => all.Set<Attachment>().Where(a => a.Name == "c.txt").Select(a => (DateTimeOffset?)a.AddedAt).SingleAsync(Stop))));
    }

    [Fact]
    public async Task Scanner_ThatIsAway_LeavesItClosedUntilItIsBack()
    {
        await using var clamd = new ClamdServer();
        await using var installation = await Installation.StartAsync(await Installations.Databases.MakeAsync(Database.Sqlite), site: new SiteSettings(Scanner: Clamd.Read(clamd.Socket)));
        var organization = await installation.OrganizationAsync();
        var asset = await organization.AssetAsync("顧客名簿", await organization.DepartmentAsync("総務部"));
        var office = await SignInAsync(organization, Role.IsmsOffice);
        (await Attaching.AttachAsync(office, asset, "a.pdf", Attaching.Pdf())).ShouldBe(HttpStatusCode.OK).ShouldSay("ウイルス検査待ち");
        var address = $"/attachments/{await IdAsync(organization, "a.pdf")}";
        (await office.AskAsync(address)).ShouldBe(HttpStatusCode.Conflict);
        await clamd.StartAsync("1M", Stop);
        installation.Services.GetRequiredService<FileScans>().Wake();
        await UntilAsync(organization, states => states["a.pdf"] == ScanState.Clean);
        (await office.DownloadAsync(address)).ShouldBe(Attaching.Pdf());
    }

    [Fact]
    public async Task File_FromBeforeThereWasAScanner_IsClosedUntilItWasChecked()
    {
        var settings = await Installations.Databases.MakeAsync(Database.Sqlite);
        Guid asset;
        string slug, email;
        await using (var before = await Installation.StartAsync(settings))
        {
            var organization = await before.OrganizationAsync();
            var record = await organization.AssetAsync("顧客名簿", await organization.DepartmentAsync("総務部"));
            email = await organization.MemberAsync(null, Role.IsmsOffice);
            await Attaching.AttachAsync(await SignInAsync(organization, email), record, "a.pdf", Attaching.Pdf());
            (slug, asset) = (organization.Slug, record.Id.Value);
        }
        await using var clamd = new ClamdServer();
        await using var installation = await Installation.StartAsync(settings, site: new SiteSettings(Scanner: Clamd.Read(clamd.Socket)));
        var later = await installation.FindAsync(slug);
        var office = await SignInAsync(later, email);
        var address = $"/attachments/{await IdAsync(later, "a.pdf")}";
        (await office.GetAsync($"/attachments/assets/{asset}")).ShouldSay("ウイルス検査待ち");
        (await office.AskAsync(address)).ShouldBe(HttpStatusCode.Conflict);
        await clamd.StartAsync("1M", Stop);
        installation.Services.GetRequiredService<FileScans>().Wake();
        await UntilAsync(later, states => states["a.pdf"] == ScanState.Clean);
        (await office.DownloadAsync(address)).ShouldBe(Attaching.Pdf());
    }

    [Theory]
    [InlineData("/run/clamav/clamd.ctl", true)]
    [InlineData("127.0.0.1:3310", true)]
    [InlineData("localhost", false)]
    [InlineData("host:0", false)]
    [InlineData("", false)]
    public void Address_IsASocketOrAHostWithAPort(string text, bool good) => (Clamd.Read(text) is not null).ShouldBe(good);

    private static Task<Guid> IdAsync(TestOrganization organization, string name) =>
        organization.FindAsync(db => db.Set<Attachment>().Where(a => a.Name == name).Select(a => a.Id.Value).SingleAsync(Stop));

    private static async Task UntilAsync(TestOrganization organization, Func<Dictionary<string, ScanState>, bool> done)
    {
        for (var left = 300; ; left--)
        {
            var states = await organization.FindAsync(db => db.Set<Attachment>().ToDictionaryAsync(a => a.Name, a => a.Scan, Stop));
            if (done(states)) return;
            left.ShouldBeGreaterThan(0, string.Join(", ", states));
            await Task.Delay(100, Stop);
        }
    }
}
