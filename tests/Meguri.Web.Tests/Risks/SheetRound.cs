using System.Net;
using Meguri.Domain.Assets;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Trail;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Risks;

/// <summary>Tests of evaluation sheets: a judged gap analysis, an office that prepares, somebody of the department who fills, the head who confirms, all by the pages.</summary>
public abstract class SheetRound(Installations installations) : RiskRound(installations)
{
    /// <summary>What the gap analysis found for the control that most tests have a sheet for.</summary>
    protected const string Finding = "媒体を暗号化していない";

    /// <summary>A round with somebody of the department, and the ledger's asset.</summary>
    protected sealed record Desk(Cast Cast, Visitor Staff, Asset Asset)
    {
        /// <summary>The organization.</summary>
        public TestOrganization Organization => Cast.Organization;

        /// <summary>The office.</summary>
        public Visitor Office => Cast.Office;

        /// <summary>The department's head, who has no role but that of an employee.</summary>
        public Visitor Head => Cast.HeadVisitor;

        /// <summary>The page of the department's sheets.</summary>
        public string Department => $"/risks/sheets/of/{Cast.Department.Id.Value}";
    }

    /// <summary>A day that comes.</summary>
    protected static string Due => DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Two controls are judged wanting, one conforms.</summary>
    protected async Task<Desk> JudgedAsync(Database database)
    {
        var cast = await RunningAsync(database);
        await cast.Organization.SaveAsync(Installation.Must(Domain.Controls.Measure.Add(new("運搬箱の施錠", null, ["A.7.10"], [], new Dictionary<AssetId, Domain.Controls.KeptProperties>()))));
        (await (await cast.Office.GetAsync("/risks/gap")).Form("まとめて保存する").Choose("A.5.1 の判定", "適合")
            .Choose("A.7.10 の判定", "不適合").Fill("A.7.10 でわかったこと", Finding)
            .Choose("A.8.24 の判定", "一部適合").Fill("A.8.24 でわかったこと", "鍵の管理者が決まっていない").SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        var staff = await SignInAsync(cast.Organization, await cast.Organization.PersonAsync("鈴木 花子", cast.Department), Role.DepartmentStaff);
        return new Desk(cast, staff, await AssetAsync(cast, "顧客名簿", 3));
    }

    /// <summary>The office begins the sheet of A.7.10 for the department.</summary>
    protected async Task<Desk> PreparedAsync(Database database)
    {
        var desk = await JudgedAsync(database);
        (await (await desk.Office.GetAsync("/risks/sheets")).Form("シートを作る").Tick("営業部").Tick("A.8.24 暗号の使用", false).SubmitAsync("シートを作る"))
            .ShouldBe(HttpStatusCode.OK).ShouldSay("1枚のシートを作りました。");
        return desk;
    }

    /// <summary>The office names a second measure and hands the sheet to the department.</summary>
    protected async Task<Desk> HandedOutAsync(Database database)
    {
        var desk = await PreparedAsync(database);
        var form = (await desk.Office.GetAsync(await SheetAsync(desk) + "/fill")).Form("保存する");
        (await form.Fill("P2 内容", "媒体の暗号化").SubmitAsync("保存する")).ShouldBe(HttpStatusCode.OK);
        await HandOutAsync(desk);
        return desk;
    }

    /// <summary>The department fills the sheet.</summary>
    protected async Task<Desk> FilledAsync(Database database)
    {
        var desk = await HandedOutAsync(database);
        (await Answer(await FillAsync(desk.Staff, desk)).SubmitAsync("保存する")).ShouldBeAt(await SheetAsync(desk));
        return desk;
    }

    /// <summary>And hands it in.</summary>
    protected async Task<Desk> HandedInAsync(Database database)
    {
        var desk = await FilledAsync(database);
        (await (await desk.Staff.GetAsync(desk.Department)).Form("まとめて提出する").SubmitAsync("まとめて提出する")).ShouldBeAt(desk.Department).ShouldSay("シートを提出しました。");
        return desk;
    }

    /// <summary>And its head confirms.</summary>
    protected async Task<Desk> SubmittedAsync(Database database)
    {
        var desk = await HandedInAsync(database);
        (await (await desk.Head.GetAsync(await SheetAsync(desk))).Form("確認する").SubmitAsync("確認する")).ShouldBe(HttpStatusCode.OK).ShouldSay("提出済み");
        return desk;
    }

    /// <summary>Hands out what is prepared.</summary>
    protected static Task<WebPage> HandOutAsync(Desk desk) => HandOutAsync(desk, Due);

    /// <summary>Hands out what is prepared, until a day.</summary>
    protected static async Task<WebPage> HandOutAsync(Desk desk, string due, string button = "部門へ渡す") => await (await desk.Office.GetAsync(desk.Department)).Form(button).Fill("期限", due).SubmitAsync(button);

    /// <summary>The form that fills the sheet.</summary>
    protected static async Task<WebForm> FillAsync(Visitor who, Desk desk) => (await who.GetAsync(await SheetAsync(desk) + "/fill")).ShouldBe(HttpStatusCode.OK).Form("保存する");

    /// <summary>The department's answers: one asset, one measure done, one not, and the risk of that.</summary>
    protected static WebForm Answer(WebForm form) => form
        .Fill("A1 内容", "A-0001").Choose("A1 ビジネスへの影響", "A")
        .Choose("P1 対策済", "■ 済").Choose("P2 対策済", "□ 未").Fill("P2 備考", "予算待ち")
        .Choose("R1 資産", "A1 （新しい行）").Fill("R1 脅威", "1").Choose("R1 未実施の対策", "P2 媒体の暗号化")
        .Fill("R1 内容", "運搬中に失くすと読まれる").Choose("R1 失われる性質", "機密性").Choose("R1 起こりやすさ", "A");

    /// <summary>The path of the only sheet, or of that of a control.</summary>
    protected static async Task<string> SheetAsync(Desk desk, string control = "A.7.10") =>
        $"/risks/sheets/{(await desk.Organization.FindAsync(db => db.Set<RiskSheet>().Where(s => s.Control == control).Select(s => s.Id).SingleAsync(Stop))).Value}";

    /// <summary>The rows of all tables, their cells with a bar between.</summary>
    protected static IReadOnlyList<string> Lines(WebPage page) => [.. page.Document.QuerySelectorAll("tr").Select(row => string.Join('|', row.Children.Select(WebPage.Text)))];

    /// <summary>Where the sheet is.</summary>
    protected static async Task<SheetStage> StageAsync(Desk desk) => (await desk.Organization.FindAsync(db => db.Set<RiskSheet>().Include(s => s.Submission).SingleAsync(Stop))).Stage;

    /// <summary>The acts of the trail that concern sheets, the first first, with their reasons.</summary>
    protected static Task<List<string>> TrailAsync(Desk desk) => desk.Organization.FindAsync(db => db.Set<Activity>().Where(a => a.Act.StartsWith("risks.sheets.")).OrderBy(a => a.Sequence)
        .Select(a => a.Act.Substring(13) + (a.Reason == null ? "" : ": " + a.Reason)).ToListAsync(Stop));

    /// <summary>From now on departments do not see each other.</summary>
    protected static async Task ApartAsync(Desk desk) =>
        (await (await desk.Office.GetAsync("/settings")).Form("保存する").Tick("部門どうしで台帳を見られる", false).SubmitAsync("保存する")).ShouldBe(HttpStatusCode.OK);
}
