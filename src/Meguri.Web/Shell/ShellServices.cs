using System.Globalization;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Kit;
using Meguri.Web.Kit.Past;

namespace Meguri.Web.Shell;

/// <summary>Tells the layout what stands around a page.</summary>
internal static class ShellServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddKit();
        services.AddSingleton<ShellViewFactory>(Make);
    }

    private static async ValueTask<ShellView> Make(HttpContext http)
    {
        var services = http.RequestServices;
        var (current, actor, access) = (services.GetRequiredService<CurrentOrganization>(), services.GetRequiredService<Actor>(), services.GetRequiredService<Access>());
        var organizations = actor.AccountId is { } account
            ? await services.GetRequiredService<OrganizationDirectory>().OfAccountAsync(account, http.RequestAborted) : [];
        var today = current.Today;
        return new ShellView
        {
            OrganizationName = current.Value.NameIn(CultureInfo.CurrentUICulture),
            HomeHref = http.Request.PathBase + "/home",
            OrganizationsHref = organizations.Count > 1 ? "/organizations" : null,
            PersonName = actor.Name,
            PersonNote = WordList.Of(actor.Roles.Select(role => Capabilities.Accounts.AccountWords.Book.Of(role))),
            Top = [Entry(http, HomeWords.Home, "/home", "home")],
            Sections = [.. Modules.All.SelectMany(m => m.Navigation).Where(n => access.May(n.Permission))
                .GroupBy(n => n.Section).OrderBy(g => g.Key)
                .Select(g => new NavSection(HomeWords.Book.Of(g.Key), [.. g.OrderBy(n => n.Order).Select(n => Entry(http, n.Text(), n.Path, n.Icon))]))],
            Today = today,
            FiscalYear = today.Month >= current.Value.FiscalYearStart ? today.Year : today.Year - 1,
            AccountHref = "/account",
            SignOutHref = "/sign-out",
            Past = current.Past is { } past
                ? (past.Day, http.Request.PathBase.Value![..^PastMiddleware.Segment(past.Day).Length] + http.Request.Path + http.Request.QueryString) : null,
            MayLookBack = access.May(PastModule.Look),
            Notice = services.GetRequiredService<DataFolder>().IsDemo ? HomeWords.DemoNotice : null,
        };
    }

    private static NavEntry Entry(HttpContext http, string title, string path, string icon) =>
        new(title, http.Request.PathBase + path, icon, http.Request.Path.StartsWithSegments(path));
}
