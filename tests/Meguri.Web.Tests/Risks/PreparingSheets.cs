using System.Net;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Web.Capabilities.Risks;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Risks;

/// <summary>The office begins sheets and hands them out.</summary>
public sealed class PreparingSheets(Installations installations) : SheetRound(installations)
{
    private const string Make = "シートを作る";

    [Theory, Databases]
    [Requirement("S3-36")]
    public async Task Prepare_ByDefault_MakesOneForEachControlThatDoesNotConform(Database database)
    {
        var desk = await JudgedAsync(database);

        var page = await (await desk.Office.GetAsync("/risks/sheets")).ShouldSay("シートはまだありません").Form(Make).Tick("営業部").SubmitAsync(Make);

        page.ShouldBeAt("/risks/sheets").ShouldSay("2枚のシートを作りました。").Rows.ShouldHaveSingleItem()["進み具合"].ShouldBe("準備中 2");
        var sheets = await desk.Organization.FindAsync(db => db.Set<RiskSheet>().Include(s => s.Threats.OrderBy(t => t.Position)).Include(s => s.Measures).OrderBy(s => s.Number).ToListAsync(Stop));
        sheets.Select(s => (s.Number, s.Control, s.Situation)).ShouldBe([(1, "A.7.10", Finding), (2, "A.8.24", "鍵の管理者が決まっていない")]);
        sheets[0].Threats.Select(t => t.ThreatKey).ShouldBe(RiskCatalog.Shipped.Threats.Where(t => t.Controls.Contains("A.7.10")).Select(t => t.Id).Take(5));
        sheets[0].Measures.Select(m => (m.Name, m.Text)).ShouldBe([("P1", "運搬箱の施錠")]);
        (await TrailAsync(desk)).ShouldBe(["prepare"]);
    }

    [Theory, Databases]
    [Requirement("S3-36")]
    public async Task Prepare_Again_MakesWhatIsMissingAndKeepsTheRest(Database database)
    {
        var desk = await PreparedAsync(database);
        await desk.Organization.DepartmentAsync("総務部");

        var page = await (await desk.Office.GetAsync("/risks/sheets")).Form(Make).Tick("営業部").Tick("総務部").Fill("ほかの管理策の番号", "A.5.1、A.5.2").SubmitAsync(Make);

        page.ShouldSay("7枚のシートを作りました。").Rows.Select(row => row["進み具合"]).ShouldBe(["準備中 4", "準備中 4"]);
    }

    [Theory]
    [Databases("", "A.5.1", "部門を選んでください。")]
    [Databases("営業部", "", "管理策を選んでください。")]
    [Databases("営業部", "A.9.9", "A.9.9")]
    [Databases("営業部", "=1+1", "=1+1")]
    public async Task Prepare_WithoutDepartmentOrControl_IsRefusedAndMakesNothing(Database database, string department, string controls, string said)
    {
        var desk = await JudgedAsync(database);
        var form = (await desk.Office.GetAsync("/risks/sheets")).Form(Make).Tick("A.7.10 記憶媒体", false).Tick("A.8.24 暗号の使用", false).Fill("ほかの管理策の番号", controls);
        if (department.Length > 0) form.Tick(department);

        (await form.SubmitAsync(Make)).ShouldBe(HttpStatusCode.UnprocessableEntity).Problems.ShouldHaveSingleItem().ShouldContain(said);

        (await desk.Organization.FindAsync(db => db.Set<RiskSheet>().CountAsync(Stop))).ShouldBe(0);
    }

    [Theory, Databases]
    [Requirement("Z12")]
    public async Task Prepare_BySomebodyOfADepartment_IsNotOfferedAndForbidden(Database database)
    {
        var desk = await PreparedAsync(database);
        var form = (await desk.Office.GetAsync("/risks/sheets")).Form(Make);
        (await desk.Staff.GetAsync("/risks/sheets")).ShouldBeAt(desk.Department).Forms(Make).ShouldBeEmpty();

        var token = (await desk.Staff.GetAsync("/assets/add")).Form("保存する").Values.Single(v => v.Name == "__RequestVerificationToken");
        var forged = new FormUrlEncodedContent([new(token.Name, token.Value), .. form.Values.Where(v => v.Name.StartsWith("Input.", StringComparison.Ordinal)).Select(v => KeyValuePair.Create(v.Name, v.Value)), new("Input.Departments", desk.Cast.Department.Id.Value.ToString())]);
        (await desk.Staff.PostAsync("/risks/sheets", forged)).ShouldBe(HttpStatusCode.Forbidden);

        (await desk.Organization.FindAsync(db => db.Set<RiskSheet>().CountAsync(Stop))).ShouldBe(1);
    }

    [Theory, Databases]
    [Requirement("S3-37")]
    public async Task Office_FillsSituationThreatsAndMeasures_AndFindsNoneOfTheDepartmentsFields(Database database)
    {
        var desk = await PreparedAsync(database);
        var form = await FillAsync(desk.Office, desk);
        form.Values.ShouldNotContain(v => v.Name.StartsWith("Input.Assets", StringComparison.Ordinal) || v.Name.StartsWith("Input.Answers", StringComparison.Ordinal) || v.Name.StartsWith("Input.Risks", StringComparison.Ordinal));

        var page = await form.Fill("当社状況", "控えを月次で倉庫へ運ぶ").Fill("T1 備考", "2025年に1件").Fill("T2 内容", "").Fill("P2 内容", "媒体の暗号化").Fill("理由", "現地を確かめた").SubmitAsync("保存する");

        page.ShouldBe(HttpStatusCode.OK).ShouldSay("RS-0001 を保存しました。").ShouldSay("控えを月次で倉庫へ運ぶ").ShouldSay("2025年に1件").ShouldSay("現地を確かめた");
        Lines(page).ShouldContain("P2|媒体の暗号化|□ 未回答|");
        Lines(page).ShouldNotContain(row => row.StartsWith("T2|", StringComparison.Ordinal), "an emptied line goes");
    }

    [Theory, Databases]
    [Requirement("S3-37")]
    public async Task HandOut_NotReady_NamesTheSheetsAndMovesNone(Database database)
    {
        var desk = await PreparedAsync(database);
        await (await desk.Office.GetAsync("/risks/sheets")).Form(Make).Tick("営業部").Tick("A.8.24 暗号の使用", false).Fill("ほかの管理策の番号", "A.5.2").SubmitAsync(Make);

        var page = await HandOutAsync(desk);

        page.ShouldBe(HttpStatusCode.UnprocessableEntity).Problems.ShouldBe(["RS-0002 の準備が終わっていません。当社状況・脅威・対策を書いてから渡してください。"]);
        (await desk.Office.GetAsync(desk.Department)).Rows.Select(row => row["状態"]).ShouldBe(["準備中", "準備中"]);
    }

    [Theory]
    [Databases("", "期限を入れてください。")]
    [Databases("2020-01-01", "期限は、今日以降の日にしてください。")]
    public async Task HandOut_WithoutADayToCome_IsRefused(Database database, string due, string message)
    {
        var desk = await PreparedAsync(database);

        (await HandOutAsync(desk, due)).ShouldBe(HttpStatusCode.UnprocessableEntity).ProblemAt("期限").ShouldBe(message);

        (await StageAsync(desk)).ShouldBe(SheetStage.Preparing);
    }

    [Theory, Databases]
    [Requirement("S3-37", "S3-38")]
    public async Task HandOut_ShowsWhoseTurnItIs_AndCanNameAnotherDay(Database database)
    {
        var desk = await HandedOutAsync(database);
        (await desk.Staff.GetAsync(desk.Department)).Rows.ShouldHaveSingleItem()["順番"].ShouldBe("あなたの番");
        (await desk.Office.GetAsync(desk.Department)).Rows.ShouldHaveSingleItem()["順番"].ShouldBe("営業部");
        (await desk.Head.GetAsync("/risks/sheets")).ShouldBeAt(desk.Department);

        var page = await HandOutAsync(desk, "2099-03-31", "期限を改める");

        page.ShouldBe(HttpStatusCode.OK).ShouldSay("シートを部門へ渡しました。").Rows.ShouldHaveSingleItem()["期限"].ShouldStartWith("2099/03/31");
        (await TrailAsync(desk)).ShouldBe(["prepare", "fill", "hand-out", "hand-out"]);
    }

    [Theory, Databases]
    public async Task Sheets_BeforeThereIsAnAssessment_SayWhatToDoFirst(Database database)
    {
        var cast = await WithMethodAsync(database);

        var page = await cast.Office.GetAsync("/risks/sheets");

        page.ShouldBe(HttpStatusCode.OK).ShouldSay("アセスメントがまだ始まっていません");
        page.Forms(Make).ShouldBeEmpty();
        (await (await SignInAsync(cast.Organization, Role.Employee)).GetAsync("/risks/sheets")).ShouldBe(HttpStatusCode.OK);
    }
}
