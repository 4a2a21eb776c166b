using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
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

/// <summary>Files on their way in: too many, too long, cut off, sent twice; and what lay on the disk before.</summary>
public sealed class Arriving(Installations installations) : WebTest(installations)
{
    private const int Megabyte = 1 << 20;

    [Theory]
    [Databases("files")]
    [Databases("total")]
    [Databases("day")]
    [Requirement("F14")]
    public async Task File_ThatFindsNoRoom_IsRefusedBeforeItIsRead(Database database, string full)
    {
        var limits = new FileLimits(File: Megabyte, Files: full == "files" ? 1 : 9, Total: full == "total" ? Megabyte : 9 * Megabyte, Day: full == "day" ? Megabyte : 9 * Megabyte);
        var stage = await StageAsync(database, limits);
        (await Attaching.AttachAsync(stage.Office, stage.Asset, "a.txt", Text(Megabyte))).ShouldBe(HttpStatusCode.OK);
        // Only its beginning is ever sent: who waits for the rest gets nowhere.
        var answer = await SendAsync(stage, $"Content-Length: {Megabyte / 2}", "--x\r\n");
        answer.ShouldStartWith("HTTP/1.1 507");
        answer.ShouldContain(full switch { "files" => "添付できるファイルは1個まで", "total" => "合計1 MBまで", _ => "24時間で添付できるのは1 MBまで" });
        (await CountAsync(stage)).ShouldBe(1);
    }

    [Theory, Databases]
    [Requirement("F13", "F14")]
    public async Task File_ThatIsTooLong_Is413_WhetherItSaysSoOrNot(Database database)
    {
        var stage = await StageAsync(database, new FileLimits(File: Megabyte));
        var said = await SendAsync(stage, $"Content-Length: {2 * Megabyte}", "--x\r\n");
        said.ShouldStartWith("HTTP/1.1 413");
        said.ShouldContain("ファイルは1 MBまでです。");
        var chunk = $"{Megabyte / 4:x}\r\n{Encoding.ASCII.GetString(Text(Megabyte / 4))}\r\n";
        (await SendAsync(stage, "Transfer-Encoding: chunked", [FileHead(stage, chunked: true), .. Enumerable.Repeat(chunk, 5)])).ShouldStartWith("HTTP/1.1 413");
        await NothingAsync(stage);
    }

    [Theory]
    [Databases("cut off")]
    [Databases("shorter than it says")]
    [Databases("no form")]
    [Requirement("F13")]
    public async Task File_ThatBreaksOff_LeavesNothing(Database database, string how)
    {
        var stage = await StageAsync(database);
        var whole = FileHead(stage, chunked: false) + Encoding.ASCII.GetString(Text(100_000)) + "\r\n--x--\r\n";
        var (length, sent) = how switch { "cut off" => (whole.Length, whole[..(whole.Length / 2)]), "shorter than it says" => (whole.Length - 500, whole), _ => (11, "hello world") };
        var answer = await SendAsync(stage, $"Content-Length: {length}", [sent], thenClose: how == "cut off");
        if (how != "cut off") answer.ShouldStartWith("HTTP/1.1 400");
        await NothingAsync(stage);
        // And the same, whole, is taken.
        (await SendAsync(stage, $"Content-Length: {whole.Length}", whole)).ShouldStartWith("HTTP/1.1 302");
        (await CountAsync(stage)).ShouldBe(1);
    }

    [Theory, Databases]
    [Requirement("F13")]
    public async Task Form_ThatStopsArriving_Is408AndLeavesNothing(Database database)
    {
        var stage = await StageAsync(database);
        // One page looks for room first, the other does not.
        foreach (var path in new[] { stage.Path, "/assets/import" }) await IsTooSlowAsync(stage with { Path = path });
    }

    private static async Task IsTooSlowAsync(Stage stage)
    {
        var answer = await SendAsync(stage, $"Content-Length: {Megabyte}", FileHead(stage, chunked: false) + Encoding.ASCII.GetString(Text(1000)));
        answer.ShouldStartWith("HTTP/1.1 408");
        answer.ShouldContain("送信が途切れました");
        await NothingAsync(stage);
    }

    [Theory, Databases]
    [Requirement("F13", "C04")]
    public async Task Form_SentTwiceAtOnce_AttachesOnce(Database database)
    {
        var stage = await StageAsync(database);
        var form = (await stage.Office.GetAsync(stage.Path)).Form("ファイルを添付").Attach("ファイル", "記録.pdf", Attaching.Pdf());
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => form.SubmitAndStayAsync()));
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Redirect);
        (await CountAsync(stage)).ShouldBe(1);
    }

    [Theory, Databases]
    [Requirement("Z06", "F13")]
    public async Task File_ForARecordThatIsNotOnesOwn_Is404BeforeItIsRead(Database database)
    {
        var stage = await StageAsync(database);
        var auditor = stage with { Office = await SignInAsync(stage.Organization, Role.CertificationAuditor) };
        (await SendAsync(auditor, $"Content-Length: {Megabyte}", "--x\r\n")).ShouldStartWith("HTTP/1.1 404");
        await NothingAsync(stage);
    }

    [Theory, Databases]
    [Requirement("K13", "X11")]
    public async Task File_WhoseKeptContentRotted_IsMendedByAttachingItAgain(Database database)
    {
        var stage = await StageAsync(database);
        await Attaching.AttachAsync(stage.Office, stage.Asset, "a.pdf", Attaching.Pdf());
        var kept = Directory.EnumerateFiles(stage.Files, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        await File.WriteAllBytesAsync(kept, [1, 2, 3], Stop);
        var page = await Attaching.AttachAsync(stage.Office, stage.Asset, "b.pdf", Attaching.Pdf());
        foreach (var name in new[] { "a.pdf", "b.pdf" }) (await stage.Office.DownloadAsync(Attaching.AddressOf(page, name))).ShouldBe(Attaching.Pdf());
    }

    [Theory, Databases]
    [Requirement("F12")]
    public async Task Office_DocumentIsTakenForWhatItIs_AndAZipIsNone(Database database)
    {
        var stage = await StageAsync(database);
        var ledger = await stage.Office.DownloadAsync("/assets/export?format=xlsx");
        (await Attaching.AttachAsync(stage.Office, stage.Asset, "台帳.xlsx", ledger)).ShouldBe(HttpStatusCode.OK);
        (await stage.Organization.FindAsync(db => db.Set<Attachment>().Select(a => a.MediaType).SingleAsync(Stop))).ShouldEndWith("spreadsheetml.sheet");
        (await Attaching.AttachAsync(stage.Office, stage.Asset, "台帳.docx", ledger)).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("名前は .docx ですが、中身はXLSXです。");
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = archive.CreateEntry("META-INF/MANIFEST.MF").Open()) part.Write("Main-Class: X"u8);
        (await Attaching.AttachAsync(stage.Office, stage.Asset, "台帳.xlsx", zip.ToArray())).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("中身はZIPです。");
    }

    [Theory, Databases]
    [Requirement("F15")]
    public async Task Removed_SaysWhy_AndTheNextOfItsNameIsANewEdition(Database database)
    {
        var stage = await StageAsync(database);
        var page = await Attaching.AttachAsync(stage.Office, stage.Asset, "a.pdf", Attaching.Pdf());
        (await page.Form("外す").Fill("外す理由（履歴に残ります）", " 別の部の記録だった ").SubmitAsync("外す")).ShouldSay("「a.pdf」を外しました。");
        (await stage.Organization.FindAsync(db => db.Set<Activity>().Where(a => a.Act == "attachments.remove").Select(a => a.Reason).SingleAsync(Stop))).ShouldBe("別の部の記録だった");
        await Attaching.AttachAsync(stage.Office, stage.Asset, "a.pdf", Attaching.Pdf("次"));
        (await stage.Organization.FindAsync(db => db.Set<Attachment>().Where(a => a.RemovedAt == null).Select(a => a.Edition).SingleAsync(Stop))).ShouldBe(2);
    }

    private async Task<Stage> StageAsync(Database database, FileLimits? limits = null)
    {
        var installation = await Installations.FreshAsync(database, new SiteSettings(Files: limits));
        var organization = await installation.OrganizationAsync();
        return new Stage(organization, await organization.AssetAsync("顧客名簿", await organization.DepartmentAsync("総務部")), await SignInAsync(organization, Role.IsmsOffice));
    }

    private static string FileHead(Stage stage, bool chunked)
    {
        var head = $"--x\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{stage.Token.Result}\r\n--x\r\nContent-Disposition: form-data; name=\"Input.File\"; filename=\"a.txt\"\r\n\r\n";
        return chunked ? $"{head.Length:x}\r\n{head}\r\n" : head;
    }

    // As no client of good manners sends it.
    private static Task<string> SendAsync(Stage stage, string length, string sent) => SendAsync(stage, length, [sent]);

    private static async Task<string> SendAsync(Stage stage, string length, IReadOnlyList<string> sent, bool thenClose = false)
    {
        await stage.Token;
        var address = new Uri(stage.Organization.Installation.Address);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address.Host, address.Port, Stop);
        await using var wire = new NetworkStream(socket);
        var cookies = string.Join("; ", stage.Office.Cookies.Select(c => $"{c.Name}={c.Value}"));
        await wire.WriteAsync(Encoding.ASCII.GetBytes($"POST {stage.Office.Root}{stage.Path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\nCookie: {cookies}\r\nContent-Type: multipart/form-data; boundary=x\r\n{length}\r\n\r\n"), Stop);
        try
        {
            foreach (var part in sent) await wire.WriteAsync(Encoding.ASCII.GetBytes(part), Stop);
        }
        catch (IOException)
        {
            // Answered before all of it was sent.
        }
        if (thenClose) return "";
        using var reader = new StreamReader(wire, Encoding.UTF8);
        var said = new StringBuilder();
        var buffer = new char[4096];
        try
        {
            for (int read; (read = await reader.ReadAsync(buffer, Stop)) > 0;) said.Append(buffer, 0, read);
        }
        catch (IOException)
        {
            // Closed while it was still being sent to.
        }
        return WebUtility.HtmlDecode(said.ToString());
    }

    private static async Task NothingAsync(Stage stage)
    {
        (await CountAsync(stage)).ShouldBe(0);
        if (Directory.Exists(stage.Files)) Directory.EnumerateFiles(stage.Files, "*", SearchOption.AllDirectories).ShouldBeEmpty();
        stage.Organization.Installation.Faults.ShouldBeEmpty();
    }

    private static Task<int> CountAsync(Stage stage) => stage.Organization.FindAsync(db => db.Set<Attachment>().CountAsync(Stop));

    private static byte[] Text(int length) => [.. Enumerable.Repeat((byte)'a', length)];

    private sealed record Stage(TestOrganization Organization, Asset Asset, Visitor Office)
    {
        public string Path { get; init; } = $"/attachments/assets/{Asset.Id.Value}";

        public string Files => Organization.Installation.Settings.Folder.Files;

        public Task<string> Token { get; } = TokenAsync(Office, Asset);

        private static async Task<string> TokenAsync(Visitor visitor, Asset asset) =>
            (await visitor.GetAsync($"/attachments/assets/{asset.Id.Value}")).Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
    }
}
