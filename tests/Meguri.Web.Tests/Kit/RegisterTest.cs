using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Trail;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit;

/// <summary>Tests of what every register has, on the ledger of assets: an organization with two departments and its office.</summary>
public abstract class RegisterTest(Installations installations) : WebTest(installations)
{
    /// <summary>The column that leads to a row's page.</summary>
    protected const string Name = "情報資産の名称";

    /// <summary>Who and what these tests need.</summary>
    protected sealed record Stage(TestOrganization Organization, Department Sales, Department General, Visitor Office);

    /// <summary>An organization with two departments.</summary>
    protected async Task<Stage> StageAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        return new Stage(organization, await organization.DepartmentAsync("営業部"), await organization.DepartmentAsync("総務部"), await SignInAsync(organization, Role.IsmsOffice));
    }

    /// <summary>With the list of quotations and customers of sales, and the staff list of general affairs: A-0001 to A-0003.</summary>
    protected async Task<Stage> WithAssetsAsync(Database database)
    {
        var stage = await StageAsync(database);
        await stage.Organization.AssetAsync("見積書", stage.Sales, f => f with { Confidentiality = 2, Place = "営業の棚" });
        await stage.Organization.AssetAsync("顧客名簿", stage.Sales, f => f with { Confidentiality = 3, HasPersonalData = true });
        await stage.Organization.AssetAsync("社員名簿", stage.General, f => f with { Confidentiality = 1, HasPersonalData = true });
        return stage;
    }

    /// <summary>The names of the rows a page shows.</summary>
    protected static IEnumerable<string> Names(WebPage page) => page.Rows.Select(r => r[Name]);

    /// <summary>The heads of the list's columns, without the one of the boxes.</summary>
    protected static IEnumerable<string> Heads(WebPage page) => page.Document.QuerySelectorAll("main thead th:not(.select)").Select(WebPage.Text);

    /// <summary>The activities of this name.</summary>
    protected static Task<List<Activity>> ActivitiesAsync(TestOrganization organization, string act) =>
        organization.FindAsync(db => db.Set<Activity>().Where(a => a.Act == act).ToListAsync());

    /// <summary>The token of whatever form the page has, for what only a forger would send.</summary>
    protected static KeyValuePair<string, string> TokenOf(WebPage page) =>
        new("__RequestVerificationToken", page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
}
