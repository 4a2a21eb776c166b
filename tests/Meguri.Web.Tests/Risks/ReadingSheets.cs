using System.Net;
using Meguri.Platform.Access;
using Meguri.Platform.Exchange;
using Meguri.Web.Http;

namespace Meguri.Web.Risks;

/// <summary>Who sees a sheet, and what paper and file hold of it (form F-03).</summary>
public sealed class ReadingSheets(Installations installations) : SheetRound(installations)
{
    private static readonly string[] Addresses = ["", "/fill", "/print", "/export"];

    [Theory]
    [Databases(Role.DepartmentStaff)]
    [Databases(Role.DepartmentOfficer)]
    [Requirement("Z12", "S3-37")]
    public async Task OtherDepartment_WhenDepartmentsAreApart_FindsNothing(Database database, Role role)
    {
        var desk = await HandedOutAsync(database);
        var other = await SignInAsync(desk.Organization, await desk.Organization.PersonAsync("前川 俊", await desk.Organization.DepartmentAsync("総務部")), role);
        (await other.GetAsync(await SheetAsync(desk))).ShouldBe(HttpStatusCode.OK).Link("シートに記入する").ShouldBeNull();

        await ApartAsync(desk);

        var sheet = await SheetAsync(desk);
        foreach (var address in Addresses) (await other.GetAsync(sheet + address)).ShouldBe(HttpStatusCode.NotFound);
        foreach (var address in Addresses.Where(a => a != "/fill")) (await other.GetAsync(desk.Department + address)).ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync("/risks/sheets")).ShouldBe(HttpStatusCode.OK).ShouldNotSay("営業部").Rows.ShouldBeEmpty();
        (await other.GetAsync("/home")).ShouldNotSay("シート 1枚");
        (await desk.Staff.GetAsync(sheet)).ShouldBe(HttpStatusCode.OK);
        (await desk.Head.GetAsync(sheet)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, Databases]
    [Requirement("Z12")]
    public async Task OtherDepartment_WhenDepartmentsSeeEachOther_ReadsButDoesNotWrite(Database database)
    {
        var desk = await HandedOutAsync(database);
        var other = await SignInAsync(desk.Organization, await desk.Organization.PersonAsync("前川 俊", await desk.Organization.DepartmentAsync("総務部")), Role.DepartmentOfficer);

        (await other.GetAsync(await SheetAsync(desk) + "/fill")).ShouldBe(HttpStatusCode.Forbidden);
        (await other.GetAsync(desk.Department)).ShouldBe(HttpStatusCode.OK).Forms("まとめて提出する").ShouldBeEmpty();
    }

    [Theory, Databases]
    [Requirement("Z12")]
    public async Task Employee_WhoLeadsNobody_FindsNoSheet(Database database)
    {
        var desk = await HandedOutAsync(database);
        var employee = await SignInAsync(desk.Organization, await desk.Organization.PersonAsync("山本 隆", desk.Cast.Department), Role.Employee);

        foreach (var address in Addresses) (await employee.GetAsync(await SheetAsync(desk) + address)).ShouldBe(HttpStatusCode.NotFound);
        (await employee.GetAsync("/risks/sheets")).ShouldBe(HttpStatusCode.OK).Rows.ShouldBeEmpty();
    }

    [Theory, Databases]
    [Requirement("Z01")]
    public async Task Asset_OfAnotherDepartmentThatOneDoesNotSee_IsUnknown(Database database)
    {
        var desk = await HandedOutAsync(database);
        await desk.Organization.AssetAsync("人事の台帳", await desk.Organization.DepartmentAsync("総務部"));
        await ApartAsync(desk);
        var form = await FillAsync(desk.Staff, desk);

        var page = await Answer(form).Fill("A1 内容", "A-0002").SubmitAsync("保存する");

        page.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldNotSay("人事の台帳").ProblemAt("A1 内容").ShouldNotBeNull();
    }

    [Theory, Databases]
    [Requirement("S3-36", "S3-39")]
    public async Task Print_HoldsTheFieldsOfTheForm_WithStamps(Database database)
    {
        var desk = await SubmittedAsync(database);
        foreach (var address in new[] { await SheetAsync(desk), desk.Department })
        {
            var paper = (await desk.Office.GetAsync(address + "/print")).ShouldBe(HttpStatusCode.OK);
            paper.Document.QuerySelectorAll("h1, h2").Select(head => WebPage.Text(head).Split(' ')[0]).ShouldBe(["リスク評価シート", "関連する資産", "関連する脅威", "関連する対策", "リスク"]);
            var lines = Lines(paper);
            foreach (var line in new[]
            {
                "基準目的|A.7 物理的管理策|No.|RS-0001", "基準項目|A.7.10 記憶媒体|部門|営業部", $"当社状況|{Finding}", "A1|A-0001 顧客名簿|A B C|", "P1|運搬箱の施錠|■ 済|", "P2|媒体の暗号化|□ 未|予算待ち",
                "A|T|P|内容|失われる性質|影響 × 起こりやすさ|リスク|備考（理由など）|リスク所有者", "A1|T1|P2|運搬中に失くすと読まれる|機密性|A × A|A||田中 美咲",
            }) lines.ShouldContain(line);
            lines.ShouldContain(line => line.StartsWith("T1|", StringComparison.Ordinal));
            Stamps(paper).ShouldBe(["提出鈴木", "確認田中"]);
            WebPage.Text(paper.Document.QuerySelector(".ring")).ShouldBe("A");
        }
    }

    [Theory]
    [Databases("ja", "リスク評価シート", "当社状況", "□ 未", "機密性")]
    [Databases("en", "Risk evaluation sheet", "Situation here", "□ Not done", "Confidentiality")]
    [Requirement("S3-36", "S3-39")]
    public async Task Export_HoldsTheFieldsOfTheForm(Database database, string language, string title, string situation, string undone, string property)
    {
        var desk = await SubmittedAsync(database);
        desk.Office.Headers.Add("Accept-Language", language);
        foreach (var address in new[] { await SheetAsync(desk), desk.Department })
        {
            using var file = new MemoryStream(await desk.Office.DownloadAsync(address + "/export"));
            var book = SheetReader.Open(file, null, Stop).Value.ShouldNotBeNull();
            var rows = book.Rows(Stop).Select(row => string.Join('|', row.Cells.Select(cell => cell.Text).Where(text => text.Length > 0))).Where(row => row.Length > 0).ToList();
            rows[0].ShouldBe(title);
            rows.ShouldContain($"{situation}|{Finding}");
            rows.ShouldContain("A1|A-0001 顧客名簿|A");
            rows.ShouldContain(row => row.StartsWith("P2|媒体の暗号化|" + undone, StringComparison.Ordinal) && row.EndsWith("|予算待ち", StringComparison.Ordinal));
            rows.ShouldContain($"A1|T1|P2|運搬中に失くすと読まれる|{property}|A × A|A|田中 美咲");
        }
    }

    [Theory, Databases]
    public async Task List_CountsByDepartmentAndStage_AndPutsWhatWaitsFirst(Database database)
    {
        var desk = await SubmittedAsync(database);
        await desk.Organization.DepartmentAsync("総務部");
        const string Make = "シートを作る";
        await (await desk.Office.GetAsync("/risks/sheets")).Form(Make).Tick("営業部").Tick("総務部").SubmitAsync(Make);

        var rows = (await desk.Office.GetAsync("/risks/sheets")).Rows;

        rows.Select(row => (row["部門"], row["進み具合"])).ShouldBe([("営業部 あなたの番 2件", "準備中 1 提出済み 1"), ("総務部 あなたの番 2件", "準備中 2")]);
        (await desk.Cast.Ciso.GetAsync("/risks/sheets")).ShouldNotSay("あなたの番").Forms(Make).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task List_OfAStage_ShowsTheDepartmentsThatHaveSheetsThere(Database database)
    {
        var desk = await SubmittedAsync(database);
        await desk.Organization.DepartmentAsync("総務部");
        const string Make = "シートを作る";
        await (await desk.Office.GetAsync("/risks/sheets")).Form(Make).Tick("総務部").SubmitAsync(Make);

        var page = await desk.Office.GetAsync("/risks/sheets?stage=Submitted");

        page.Rows.ShouldHaveSingleItem()["部門"].ShouldStartWith("営業部");
        page.Document.QuerySelectorAll(".chip").Select(WebPage.Text).ShouldBe(["すべて 3", "準備中 2", "部門が記入中 0", "部門の長の確認待ち 0", "提出済み 1", "差戻し 0", "受理済み 0"]);
        (await desk.Office.GetAsync("/risks/sheets?stage=SentBack")).ShouldSay("この状態のシートはありません").Rows.ShouldBeEmpty();
        (await desk.Office.GetAsync("/risks/sheets?stage=Lost")).ShouldBe(HttpStatusCode.BadRequest);
        (await desk.Staff.GetAsync("/risks/sheets?stage=Submitted")).ShouldBeAt("/risks/sheets").Rows.Count.ShouldBe(1);
    }

    [Theory, Databases]
    [Requirement("S3-38")]
    public async Task Print_HeadWhoHandsIn_HasConfirmed_AndASheetSentBackBearsNoStamp(Database database)
    {
        var desk = await FilledAsync(database);
        await (await desk.Head.GetAsync(desk.Department)).Form("まとめて提出する").SubmitAsync("まとめて提出する");
        Stamps(await desk.Office.GetAsync(await SheetAsync(desk) + "/print")).ShouldBe(["提出田中", "確認田中"]);

        await (await desk.Office.GetAsync(await SheetAsync(desk))).Form("差し戻す").Fill("差し戻す理由", "やり直し").SubmitAsync("差し戻す");
        Stamps(await desk.Office.GetAsync(await SheetAsync(desk) + "/print")).ShouldBeEmpty();

        await (await desk.Staff.GetAsync(desk.Department)).Form("まとめて提出する").SubmitAsync("まとめて提出する");
        Stamps(await desk.Office.GetAsync(await SheetAsync(desk) + "/print")).ShouldBe(["提出鈴木"]);
    }

    private static IEnumerable<string> Stamps(WebPage paper) =>
        paper.Document.QuerySelectorAll(".stamp").Select(stamp => WebPage.Text(stamp.FirstElementChild) + WebPage.Text(stamp.LastElementChild));
}
