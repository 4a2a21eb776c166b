using System.Net;
using Meguri.Domain.Risks;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Risks;

/// <summary>Two who write on one sheet: the later one keeps what was typed, sees what the other saved, and saves both.</summary>
public sealed class MeetingOnSheets(Installations installations) : SheetRound(installations)
{
    private const string Theirs = "部門の長が書いた", Mine = "運搬中に失くすと読まれる", Mark = "ほかの人が追加した行";

    [Theory, Databases]
    public async Task Save_OtherAddedLines_KeepsMineAboveAndMarksTheirs(Database database)
    {
        var desk = await HandedOutAsync(database);
        var page = await MetAsync(desk);

        page.ShouldBe(HttpStatusCode.Conflict).ShouldSay("ほかの人が先に保存しました。").ShouldSay("田中 美咲 が ").ShouldSay("あなたの新しい行の番号は、その続きです。");
        Risks(page).Take(2).ShouldBe([("R2", Mine, false), ("R1", Theirs, true)]);
        var form = page.Form("保存する");
        (form["A2 内容"], form["A1 内容"], form["R2 資産"], form["R1 資産"]).ShouldBe(("A-0001", "A-0001 顧客名簿", "2", "1"), "each risk names the line it named");
    }

    [Theory, Databases]
    public async Task Save_Again_KeepsBoth(Database database)
    {
        var desk = await HandedOutAsync(database);

        (await (await MetAsync(desk)).Form("保存する").SubmitAsync("保存する")).ShouldBeAt(await SheetAsync(desk)).ShouldSay(Theirs).ShouldSay(Mine);

        var risks = await desk.Organization.FindAsync(db => db.Set<SheetRisk>().OrderBy(r => r.Position).Select(r => new { r.Asset, r.Text }).ToListAsync(Stop));
        risks.Select(r => (r.Asset, r.Text)).ShouldBe([(1, Theirs), (2, Mine)]);
    }

    [Theory, Databases]
    public async Task Save_OtherChangedTheSameLine_ShowsBothTexts(Database database)
    {
        var desk = await FilledAsync(database);
        var (mine, theirs) = ((await FillAsync(desk.Staff, desk)).Fill("R1 内容", "わたしの文"), (await FillAsync(desk.Head, desk)).Fill("R1 内容", Theirs));
        await theirs.SubmitAsync("保存する");

        var page = await mine.SubmitAsync("保存する");

        page.ShouldBe(HttpStatusCode.Conflict).ShouldNotSay(Mark).Form("保存する")["R1 内容"].ShouldBe("わたしの文");
        page.Document.QuerySelectorAll(".versus-text").Select(WebPage.Text).ShouldBe(["わたしの文", Theirs]);
    }

    [Theory, Databases]
    public async Task Save_OtherDeletedALine_KeepsItAsANewOneAndSaysSo(Database database)
    {
        var desk = await FilledAsync(database);
        var (mine, theirs) = ((await FillAsync(desk.Staff, desk)).Fill("R1 内容", "わたしの文"), (await FillAsync(desk.Head, desk)).Fill("R1 内容", ""));
        (await theirs.SubmitAsync("保存する")).ShouldBe(HttpStatusCode.OK);

        var page = await mine.SubmitAsync("保存する");

        page.ShouldBe(HttpStatusCode.Conflict).ShouldSay("ほかの人が削除した行");
        (await page.Form("保存する").SubmitAsync("保存する")).ShouldBeAt(await SheetAsync(desk)).ShouldSay("わたしの文");
    }

    [Theory, Databases]
    public async Task MoreLines_AfterAnotherSaved_MeetsThemToo(Database database)
    {
        var desk = await HandedOutAsync(database);

        Risks((await MetAsync(desk, "行を増やす")).ShouldBe(HttpStatusCode.Conflict)).Take(2).ShouldBe([("R2", Mine, false), ("R1", Theirs, true)]);
    }

    /// <summary>The head saves first; what the staff gets for theirs.</summary>
    private static async Task<WebPage> MetAsync(Desk desk, string button = "保存する")
    {
        var (mine, theirs) = (Answer(await FillAsync(desk.Staff, desk)), Answer(await FillAsync(desk.Head, desk)).Fill("R1 内容", Theirs));
        (await theirs.SubmitAsync("保存する")).ShouldBe(HttpStatusCode.OK);
        return await mine.SubmitAsync(button);
    }

    /// <summary>The risks of the form in their order: number, text, marked as the other's.</summary>
    private static IEnumerable<(string Name, string Text, bool Marked)> Risks(WebPage page) => page.Document.QuerySelectorAll(".sheet-risk").Select(part =>
        (part.GetAttribute("aria-label")!, part.QuerySelector("textarea")!.TextContent.Trim(), WebPage.Text(part.QuerySelector("h3")!).Contains(Mark, StringComparison.Ordinal)));
}
