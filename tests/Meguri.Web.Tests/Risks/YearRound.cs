using System.Net;
using Meguri.Domain.Risks;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Risks;

/// <summary>Tests of the year after: a round with two decided risks, and the next one begun with them.</summary>
public abstract class YearRound(Installations installations) : RiskRound(installations)
{
    /// <summary>The button that accepts many at once.</summary>
    protected const string Accept = "選んだ残留リスクを受容する";

    /// <summary>Two risks of the head's department: one that is reduced, one that needs no treatment; both decided.</summary>
    protected async Task<Cast> FirstYearAsync(Database database, int threat = 1, int vulnerability = 1)
    {
        var cast = await RunningAsync(database, "詳細分析だけ");
        await ReduceAsync(await RiskAsync(cast, await AssetAsync(cast, "顧客名簿", 3)), threat, vulnerability);
        await RiskAsync(cast, await AssetAsync(cast, "社員名簿", 1), 1, 1);
        await TreatAsync(cast, "対応不要", "R-0002");
        return cast;
    }

    /// <summary>The same, accepted and finished; the next round has begun.</summary>
    protected async Task<Cast> NextYearAsync(Database database)
    {
        var cast = await FirstYearAsync(database);
        await (await cast.HeadVisitor.GetAsync("/risks/accept")).Form(Accept).Tick("R-0001 を選ぶ").Tick("R-0002 を選ぶ").SubmitAsync(Accept);
        (await AcceptedAsync(cast)).ShouldBe(2);
        await BeginNextAsync(cast);
        return cast;
    }

    /// <summary>Finishes the round.</summary>
    protected static async Task<WebPage> FinishAsync(Cast cast) =>
        (await (await cast.Office.GetAsync("/risks/assessment")).Form("アセスメントを終了する").SubmitAsync("アセスメントを終了する")).ShouldBe(HttpStatusCode.OK);

    /// <summary>Finishes the round and begins the next.</summary>
    protected static async Task BeginNextAsync(Cast cast)
    {
        await FinishAsync(cast);
        (await (await cast.Office.GetAsync("/risks/assessment")).Form("始める").Choose("進め方", "詳細分析だけ").Fill("名称", "翌年度").SubmitAsync("始める")).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>The page of the first year's reading of R-0001.</summary>
    protected static async Task<string> EarlierAsync(Cast cast) =>
        $"/risks/{(await cast.Organization.FindAsync(db => db.Set<Risk>().OrderBy(r => r.Id).FirstAsync(r => r.Number == 1))).Id.Value}";

    /// <summary>Treats risks by a bulk change.</summary>
    protected static async Task TreatAsync(Cast cast, string option, params string[] targets)
    {
        var button = $"{targets.Length}件を変更する";
        (await (await PickAsync(cast, option, targets)).Form(button).SubmitAsync(button)).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>The look ahead of that change.</summary>
    protected static async Task<WebPage> PickAsync(Cast cast, string option, params string[] targets)
    {
        var form = (await cast.Office.GetAsync("/risks")).Form("選んだ行をまとめて変更");
        foreach (var target in targets.Reverse()) form.Tick($"{target} を選ぶ");
        return await (await form.SubmitAsync("選んだ行をまとめて変更")).Form("変わるところを確かめる").Tick("対応").Choose("対応の新しい値", option).SubmitAsync();
    }

    /// <summary>How many readings are accepted.</summary>
    protected static Task<int> AcceptedAsync(Cast cast) => cast.Organization.FindAsync(db => db.Set<Risk>().CountAsync(r => r.Acceptance == AcceptanceState.Accepted));
}
