using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Web;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Kit.Registers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Bench;

/// <summary>The first page of the ledger, bare.</summary>
internal static class BareList
{
    private static readonly RegisterEntry Ledger = Modules.Registers.Single(r => r.Source == typeof(AssetLists));

    public static void Map(WebApplication app) => app.MapGet("/assets", AnswerAsync);

    private static async Task AnswerAsync(HttpContext http, MeguriDb db, Actor actor, Departments departments)
    {
        var (register, me) = (Ledger, actor.MembershipId);
        await db.Set<SavedView>().AsNoTracking().Where(v => v.Register == register.Key && (v.MembershipId == null || v.MembershipId == me)).ToListAsync(http.RequestAborted);
        var tree = await departments.TreeAsync(http.RequestAborted);
        var rows = db.Set<Asset>().Where(a => a.DisposedOn == null);
        var page = await AssetRegister.Declaration.Find(nameof(Asset.Number))!.Sorting!.Order(rows, false).AsNoTracking().Take(51).ToListAsync(http.RequestAborted);
        page.RemoveAt(50);
        var chunk = page.Select(a => a.OwnerId).OfType<PersonId>().Distinct().ToArray();
        var names = (await db.Set<Person>().AsNoTracking().Where(p => chunk.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(http.RequestAborted))
            .ToDictionary(p => p.Id, p => p.Name);
        var count = await rows.Select(_ => 1).Take(RegisterList.CountedUpTo + 1).CountAsync(http.RequestAborted);
        var html = new BareHtml("情報資産管理台帳").Raw("<table>");
        foreach (var a in page)
        {
            html.Raw($"<tr><td>{a.NumberText}<td><a href=\"/assets/{a.Id.Value}\">").Text(a.Name).Raw("</a><td>").Text(tree.PathOf(a.DepartmentId))
                .Raw("<div>").Text(a.OwnerId is { } owner ? names[owner] : a.OwnerName).Raw("</div><td>").Text(a.Medium)
                .Raw($"<td>C{a.Confidentiality} I{a.Integrity} A{a.Availability}<td>{a.Importance}<td>").Text(a.HasPersonalData ? "個人情報" : "").Raw("<td>").Text(a.Retention)
                .Raw($"<td>{a.ExpiresOn:yyyy/MM/dd}<td>{(a.OwnerId is null ? "管理者なし" : "")}");
        }
        await html.Raw($"</table><p>{count}</p>").WriteAsync(http);
    }
}
