using System.Globalization;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Capabilities.Risks;
using Meguri.Web.Host;
using Meguri.Web.Kit.Attachments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Bench;

/// <summary>Other pages, bare: the page's own model reads and saves, called by hand.</summary>
internal static class BarePages
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/assets/{id:guid}", DetailAsync);
        app.MapGet("/risks/map", MapAsync);
        app.MapPost("/assets/{id:guid}/edit", SaveAsync);
    }

    private static async Task DetailAsync(HttpContext http, Guid id)
    {
        var page = PageOf<ShowAssetModel>(http);
        await page.OnGetAsync(id, http.RequestAborted);
        var files = await http.RequestServices.GetRequiredService<AttachmentList>().OfAsync("assets", id, http.RequestAborted);
        var a = page.Asset;
        var html = new BareHtml("情報資産").Raw($"<h1>{a.NumberText} ").Text(a.Name).Raw("</h1><dl>");
        foreach (var (label, text) in new[]
        {
            ("業務分類", a.Business), ("種類", a.Kind), ("管理部門", page.Department), ("管理責任者", page.Owner), ("利用者範囲", a.Users), ("媒体", a.Medium), ("保管場所", a.Place),
            ("C I A", $"{a.Confidentiality} {a.Integrity} {a.Availability}"), ("重要度", a.Importance?.ToString(CultureInfo.InvariantCulture)), ("保管期間", a.Retention),
            ("保管期限", a.ExpiresOn?.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture)), ("登録日", a.RegisteredOn?.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture)), ("備考", a.Note),
        }) html.Raw("<dt>").Raw(label).Raw("<dd>").Text(text);
        html.Raw("</dl><ul>");
        foreach (var link in page.Links) html.Raw($"<li><a href=\"{link.Path}\">").Text(link.Text).Raw("</a>");
        foreach (var file in files) html.Raw("<li>").Text(file.Name);
        foreach (var entry in page.History)
        {
            html.Raw($"<li>{entry.At:yyyy/MM/dd HH:mm} ").Text(entry.Who).Raw(" ").Text(entry.Why);
            foreach (var change in entry.Changes) html.Raw("<div>").Text(change.Label).Text(change.Before).Raw(" → ").Text(change.After).Raw("</div>");
        }
        await html.Raw("</ul>").WriteAsync(http);
    }

    private static async Task MapAsync(HttpContext http)
    {
        var page = PageOf<HeatMapModel>(http);
        await page.OnGetAsync(http.RequestAborted);
        var (html, rules) = (new BareHtml("ヒートマップ").Raw("<select>"), page.Running!.Rules);
        foreach (var choice in page.DepartmentChoices) html.Raw($"<option value=\"{choice.Value}\">").Text(choice.Text);
        html.Raw("</select>");
        foreach (var cells in new[] { page.Before, page.Now })
        {
            html.Raw("<table>");
            foreach (var value in rules.ValueAxis.Reverse())
            {
                html.Raw($"<tr><th>{value}");
                foreach (var likelihood in rules.LikelihoodAxis)
                    html.Raw($"<td class=\"{rules.ScoreAt(value, likelihood).Band}\"><a href=\"/risks?at={value}x{likelihood}\">{cells.GetValueOrDefault((value, likelihood))}</a>");
            }
            html.Raw("</table>");
        }
        html.Raw("<ul>");
        foreach (var (risk, target, note) in page.Top) html.Raw($"<li>{risk.ResidualLevel ?? risk.BeforeLevel} <a href=\"/risks/{risk.Id.Value}\">").Text(target).Raw("</a> ").Text(note);
        await html.Raw("</ul>").WriteAsync(http);
    }

    // The answer is kept under the form's key in the same unit, as the program does it; nothing holds two that carry the same key apart.
    private static async Task SaveAsync(HttpContext http, Guid id, MeguriDb db, Actor actor, FormAnswers answers)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (key, account) = (http.Request.Headers["Idempotency-Key"].ToString(), actor.AccountId!.Value);
        await answers.FindAsync(account, key, http.RequestAborted);
        await using var unit = db.BeginUnit();
        var page = PageOf<EditAssetModel>(http);
        page.Input = EditedAsset.Read(form);
        if (await page.OnPostAsync(id, http.RequestAborted) is not RedirectResult done) throw new InvalidOperationException("The save was refused.");
        await answers.KeepAsync(account, key, "", done.Url, http.RequestAborted);
        await unit.CommitAsync(http.RequestAborted);
        http.Response.Redirect(done.Url);
    }

    private static T PageOf<T>(HttpContext http) where T : MeguriPage
    {
        var page = ActivatorUtilities.CreateInstance<T>(http.RequestServices);
        page.PageContext = new PageContext { HttpContext = http };
        page.TempData = new TempDataDictionary(http, new NowhereKept());
        return page;
    }

    private sealed class NowhereKept : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values) { }
    }
}
