using System.Net;
using System.Security.Cryptography;
using System.Text;
using Meguri.Domain.Assets;
using Meguri.Domain.Attachments;
using Meguri.Platform.Access;
using Meguri.Platform.Files;
using Meguri.Platform.Trail;
using Meguri.Web.Host;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Attachments;

/// <summary>Files on records: attached, handed out, removed, refused.</summary>
public sealed class Attaching(Installations installations) : WebTest(installations)
{
    internal static byte[] Pdf(string text = "記録") => Encoding.UTF8.GetBytes($"%PDF-1.7\n{text}\n%%EOF\n");

    [Theory, Databases]
    [Requirement("F12")]
    public async Task Attached_IsHandedOutAsItWas_AndNeverRuns(Database database)
    {
        var (organization, asset, office) = await OfficeAsync(database);
        var shown = await AttachAsync(office, asset, "教育の 記録.pdf", Pdf());
        shown.ShouldBe(HttpStatusCode.OK).ShouldSay("「教育の 記録.pdf」を添付しました。").ShouldSay("教育の 記録.pdf");
        (await office.GetAsync($"/assets/{asset.Id.Value}")).ShouldSay("教育の 記録.pdf");
        var file = await office.AskAsync(AddressOf(shown, "教育の 記録.pdf"));
        file.Status.ShouldBe(HttpStatusCode.OK);
        file.Headers["Content-Type"].ShouldBe("application/pdf");
        file.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        file.Headers["Content-Security-Policy"].ShouldBe("sandbox; default-src 'none'");
        file.Headers["Content-Disposition"].ShouldStartWith("attachment;");
        (await office.DownloadAsync(AddressOf(shown, "教育の 記録.pdf"))).ShouldBe(Pdf());
        var acts = await organization.FindAsync(db => db.Set<Activity>().Where(a => a.Act.StartsWith("attachments.")).OrderBy(a => a.Sequence).Select(a => a.Act).ToListAsync(Stop));
        acts.ShouldBe(["attachments.add", "attachments.export", "attachments.export"]);
        (await organization.FindAsync(db => new TrailVerifier(db).VerifyAsync(organization.Organization.OrganizationId, Stop))).Ok.ShouldBeTrue();
    }

    [Theory, Databases]
    [Requirement("F15")]
    public async Task SameName_IsTheNextEdition_AndNoneIsLost(Database database)
    {
        var (organization, asset, office) = await OfficeAsync(database);
        var path = $"/attachments/assets/{asset.Id.Value}";
        // Opened by several before any of them sends it.
        var forms = new List<WebForm>();
        for (var i = 0; i < 4; i++) forms.Add((await (await SignInAsync(organization, Role.IsmsOffice)).GetAsync(path)).Form("ファイルを添付").Attach("ファイル", "記録.pdf", Pdf($"第{i}版")));
        foreach (var page in await Task.WhenAll(forms.Select(form => form.SubmitAsync()))) page.ShouldBe(HttpStatusCode.OK);
        var found = await organization.FindAsync(db => db.Set<Attachment>().OrderBy(a => a.Edition).Select(a => new { a.Edition, a.Sha256 }).ToListAsync(Stop));
        found.Select(f => f.Edition).ShouldBe([1, 2, 3, 4]);
        found.Select(f => f.Sha256).Order().ShouldBe(Enumerable.Range(0, 4).Select(i => TrailHash.Hex(SHA256.HashData(Pdf($"第{i}版")))).Order());
        (await office.GetAsync(path)).Rows.Count(row => row.ContainsKey("版") && row["版"].Length > 0).ShouldBeGreaterThanOrEqualTo(4);
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "記録.pdf", [], "ファイルが空です。" },
        { "写真.png", Encoding.UTF8.GetBytes("<svg xmlns='x'><script/></svg>"), "実行されるおそれのあるファイル（SVG）" },
        { "手順.pdf", Encoding.UTF8.GetBytes("<html>"), "実行されるおそれのあるファイル（HTML）" },
        { "写真.jpg.exe", [0xff, 0xd8, 0xff], "実行されるおそれのあるファイル（.exe）" },
        { "写真.png", Encoding.UTF8.GetBytes("%PDF-1.4"), "名前は .png ですが、中身はPDFです。" },
        { "...", Encoding.UTF8.GetBytes("x"), "名前を読み取れません" },
        { "何か.dat", [0, 1, 2], "この種類のファイルは添付できません。" },
    };

    [Theory, MemberData(nameof(Refused))]
    [Requirement("F12", "F13", "F01")]
    public async Task File_ThatIsNotTaken_LeavesNothing(string name, byte[] content, string words)
    {
        var (organization, asset, office) = await OfficeAsync(Database.Sqlite);
        var refused = await AttachAsync(office, asset, name, content);
        refused.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Problems.ShouldHaveSingleItem().ShouldContain(words);
        (await organization.FindAsync(db => db.Set<Attachment>().CountAsync(Stop))).ShouldBe(0);
        Store(organization).List(organization.Organization.OrganizationId).ShouldBeEmpty();
    }

    [Fact]
    [Requirement("F13")]
    public async Task Content_ThatIsNotWhatItsSenderSaid_IsRefused()
    {
        var (organization, asset, office) = await OfficeAsync(Database.Sqlite);
        var form = (await office.GetAsync($"/attachments/assets/{asset.Id.Value}")).Form("ファイルを添付").Attach("ファイル", "a.pdf", Pdf());
        (await form.Add("Input.Sha256", new string('0', 64)).SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("届いた内容が");
        Store(organization).List(organization.Organization.OrganizationId).ShouldBeEmpty();
        // The right one with a sign behind it that no field may hold: what would be kept has no row.
        var broken = (await office.GetAsync($"/attachments/assets/{asset.Id.Value}")).Form("ファイルを添付").Attach("ファイル", "a.pdf", Pdf());
        ((int)(await broken.Add("Input.Sha256", TrailHash.Hex(SHA256.HashData(Pdf())) + "\u000b").SubmitAsync()).Status).ShouldBeInRange(400, 499);
        Store(organization).List(organization.Organization.OrganizationId).ShouldBeEmpty();
        var right = (await office.GetAsync($"/attachments/assets/{asset.Id.Value}")).Form("ファイルを添付").Attach("ファイル", "a.pdf", Pdf());
        (await right.Add("Input.Sha256", TrailHash.Hex(SHA256.HashData(Pdf()))).SubmitAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, Databases]
    [Requirement("F14")]
    public async Task Limits_OfTheOrganization_AreKept(Database database)
    {
        var limits = new FileLimits(File: 1 << 20, Files: 3, Total: 2 << 20, Day: 2 << 20);
        await using var installation = await Installation.StartAsync(await Installations.Databases.MakeAsync(database), site: new SiteSettings(Files: limits));
        var organization = await installation.OrganizationAsync();
        var asset = await organization.AssetAsync("顧客名簿", await organization.DepartmentAsync("総務部"));
        var office = await SignInAsync(organization, Role.IsmsOffice);
        (await AttachAsync(office, asset, "a.txt", Of(limits.File + 1))).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("ファイルは1 MBまでです。");
        foreach (var name in new[] { "a.txt", "b.txt" }) (await AttachAsync(office, asset, name, Of(limits.File))).ShouldBe(HttpStatusCode.OK);
        (await AttachAsync(office, asset, "c.txt", Of(1))).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("合計2 MBまでです。");
        // Longer than any may be: refused before it is sent.
        office.Headers.ExpectContinue = true;
        (await office.PostAsync($"/attachments/assets/{asset.Id.Value}", new ByteArrayContent(new byte[FileLimits.Longest + (1 << 20)]) { Headers = { { "Content-Type", "multipart/form-data; boundary=x" } } })).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        office.Headers.ExpectContinue = false;
        // Another organization has room of its own.
        var other = await installation.OrganizationAsync();
        var theirs = await other.AssetAsync("顧客名簿", await other.DepartmentAsync("総務部"));
        (await AttachAsync(await SignInAsync(other, Role.IsmsOffice), theirs, "c.txt", Of(1))).ShouldBe(HttpStatusCode.OK);

        static byte[] Of(long length) => Enumerable.Repeat((byte)'a', (int)length).ToArray();
    }

    [Theory, Databases]
    [Requirement("Z06", "Z10")]
    public async Task File_IsThereForWhoSeesItsRecordOnly(Database database)
    {
        var (organization, asset, office) = await OfficeAsync(database);
        var address = AddressOf(await AttachAsync(office, asset, "a.pdf", Pdf()), "a.pdf");
        var other = await organization.Installation.OrganizationAsync();
        var stranger = await SignInAsync(other, Role.IsmsOffice);
        (await stranger.AskAsync(address)).ShouldBe(HttpStatusCode.NotFound);
        (await stranger.Outside.AskAsync($"/{organization.Slug}{address}")).ShouldBe(HttpStatusCode.NotFound);
        (await (await SignInAsync(organization, Role.Employee)).AskAsync(address)).ShouldBe(HttpStatusCode.NotFound);

        var department = await organization.DepartmentAsync("営業部");
        await organization.KeepDepartmentsApartAsync();
        var email = await organization.MemberAsync(await organization.PersonAsync("営業 太郎", department), Role.DepartmentStaff);
        var staff = await SignInAsync(organization, email);
        (await staff.AskAsync(address)).ShouldBe(HttpStatusCode.NotFound);
        (await staff.AskAsync($"/attachments/assets/{asset.Id.Value}")).ShouldBe(HttpStatusCode.NotFound);

        // Whoever sees it and may not change it, hands in nothing and removes nothing.
        var auditor = await SignInAsync(organization, Role.CertificationAuditor);
        var page = await auditor.GetAsync($"/attachments/assets/{asset.Id.Value}");
        page.ShouldBe(HttpStatusCode.OK).ShouldNotSay("ファイルを添付");
        (await auditor.DownloadAsync(address)).ShouldBe(Pdf());
        var form = (await office.GetAsync($"/attachments/assets/{asset.Id.Value}")).Form("外す");
        (await form.SubmitAsync("外す")).ShouldSay("「a.pdf」を外しました。");
        (await office.AskAsync(address)).ShouldBe(HttpStatusCode.NotFound);
        (await office.AskAsync("/attachments/nothing/" + asset.Id.Value)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    [Requirement("X11")]
    public async Task File_ThatChangedOnTheDisk_IsNotHandedOut(Database database)
    {
        var (organization, asset, office) = await OfficeAsync(database);
        var address = AddressOf(await AttachAsync(office, asset, "a.pdf", Pdf()), "a.pdf");
        var sha = TrailHash.Hex(SHA256.HashData(Pdf()));
        await File.WriteAllBytesAsync(Path.Combine(organization.Installation.Settings.Folder.Files, organization.Organization.OrganizationId.Value.ToString(), sha[..2], sha), Pdf("別のもの"), Stop);
        (await office.AskAsync(address)).ShouldBe(HttpStatusCode.Conflict).ShouldSay("保存されている内容が、添付したときと違う");
    }

    internal static async Task<WebPage> AttachAsync(Visitor visitor, Asset asset, string name, byte[] content) =>
        await (await visitor.GetAsync($"/attachments/assets/{asset.Id.Value}")).Form("ファイルを添付").Attach("ファイル", name, content).SubmitAsync();

    internal static string AddressOf(WebPage page, string name)
    {
        var link = page.Link(name).ShouldNotBeNull();
        return link[link.IndexOf("/attachments/", StringComparison.Ordinal)..];
    }

    private async Task<(TestOrganization Organization, Asset Asset, Visitor Office)> OfficeAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        return (organization, await organization.AssetAsync("顧客名簿", await organization.DepartmentAsync("総務部")), await SignInAsync(organization, Role.IsmsOffice));
    }

    private static IFileStore Store(TestOrganization organization) => new FolderFileStore(organization.Installation.Settings.Folder.Files);
}
