using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Meguri.Web.Kit.Registers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Meguri.Bench;

/// <summary>What nobody could make faster with the same database: no cookie, no rights, no layout, no words, no Razor; the same commands, and a table written by hand.</summary>
internal sealed class BareSite : IAsyncDisposable
{
    private static readonly RegisterEntry Assets = Modules.Registers.Single(r => r.Source == typeof(AssetLists));
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly WebApplication app;

    private BareSite(WebApplication app, CommandLog commands) =>
        (this.app, Commands, Http) = (app, commands, new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(app.Urls.First()) });

    public HttpClient Http { get; }

    public CommandLog Commands { get; }

    public static async Task<BareSite> StartAsync(DatabaseSettings settings, string slug, string email)
    {
        var (builder, commands) = (WebApplication.CreateSlimBuilder(), new CommandLog());
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddMeguriDatabase(settings, MeguriHost.ModelParts).AddScoped<Departments>().AddSingleton(new PermissionTable([]));
        builder.Services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(commands));
        builder.Services.ConfigureDbContext<PostgresDb>(options => options.AddInterceptors(commands));
        var app = builder.Build();
        Guid account;
        await using (var scope = app.Services.CreateAsyncScope())
            account = await scope.ServiceProvider.GetRequiredService<MeguriDb>().Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync();
        app.MapGet("/assets", (HttpContext http, MeguriDb db, OrganizationDirectory directory, CurrentOrganization current, Departments departments) =>
            AnswerAsync(http, db, directory, current, departments, Assets, slug, account));
        await app.StartAsync();
        return new BareSite(app, commands);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task AnswerAsync(
        HttpContext http, MeguriDb db, OrganizationDirectory directory, CurrentOrganization current, Departments departments, RegisterEntry register, string slug, Guid account)
    {
        await db.Users.FindAsync([account], http.RequestAborted);
        var member = (await directory.FindMemberAsync(slug, account, http.RequestAborted))!.Value;
        current.Set(member.Organization);
        var me = (MembershipId?)member.Membership.Id;
        await db.Set<SavedView>().AsNoTracking().Where(v => v.Register == register.Key && (v.MembershipId == null || v.MembershipId == me)).ToListAsync(http.RequestAborted);
        var tree = await departments.TreeAsync(http.RequestAborted);
        var rows = db.Set<Asset>().Where(a => a.DisposedOn == null);
        var page = await AssetRegister.Declaration.Find(nameof(Asset.Number))!.Sorting!.Order(rows, false).AsNoTracking().Take(51).ToListAsync(http.RequestAborted);
        page.RemoveAt(50);
        var chunk = page.Select(a => a.OwnerId).OfType<PersonId>().Distinct().ToArray();
        var names = (await db.Set<Person>().AsNoTracking().Where(p => chunk.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(http.RequestAborted))
            .ToDictionary(p => p.Id, p => p.Name);
        var count = await rows.Select(_ => 1).Take(RegisterList.CountedUpTo + 1).CountAsync(http.RequestAborted);
        await directory.OfAccountAsync(account, http.RequestAborted);
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(Page(page, tree, names, count), http.RequestAborted);
    }

    private static string Page(List<Asset> assets, DepartmentTree tree, Dictionary<PersonId, string> names, int count)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"ja\"><title>情報資産管理台帳</title><table>", 32_000);
        foreach (var a in assets)
        {
            html.Append("<tr><td>").Append(a.NumberText).Append("<td><a href=\"/assets/").Append(a.Id.Value).Append("\">");
            Text(html, a.Name).Append("</a><td>");
            Text(html, tree.PathOf(a.DepartmentId)).Append("<div>");
            Text(html, a.OwnerId is { } owner ? names[owner] : a.OwnerName).Append("</div><td>");
            Text(html, a.Medium).Append(CultureInfo.InvariantCulture, $"<td>C{a.Confidentiality} I{a.Integrity} A{a.Availability}<td>{a.Importance}<td>");
            Text(html, a.HasPersonalData ? "個人情報" : "").Append("<td>");
            Text(html, a.Retention).Append(CultureInfo.InvariantCulture, $"<td>{a.ExpiresOn:yyyy/MM/dd}<td>").Append(a.OwnerId is null ? "管理者なし" : "");
        }
        return html.Append(CultureInfo.InvariantCulture, $"</table><p>{count}</p></html>").ToString();
    }

    private static StringBuilder Text(StringBuilder html, string? text) => html.Append(Html.Encode(text ?? ""));
}
