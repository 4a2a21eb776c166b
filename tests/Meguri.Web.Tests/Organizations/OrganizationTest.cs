using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Organizations;

/// <summary>What the tests of departments, people and appointments prepare and look for.</summary>
public abstract class OrganizationTest(Installations installations) : WebTest(installations)
{
    /// <summary>Today where the organizations of the tests are.</summary>
    protected static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9));

    /// <summary>A day as forms send it.</summary>
    protected static string Typed(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A day as pages show it.</summary>
    protected static string Shown(DateOnly day) => day.ToString("yyyy/MM/dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An organization and somebody of its office.</summary>
    protected async Task<(TestOrganization Organization, Visitor Office)> OfficeAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        return (organization, await SignInAsync(organization, Role.IsmsOffice));
    }

    /// <summary>An appointment, made as everybody makes one.</summary>
    protected static async Task<Appointment> AppointAsync(TestOrganization organization, AppointmentRole role, Person person, Department? department = null, Site? site = null, int? minutes = null)
    {
        Appointment? made = null;
        await organization.InAsync(async services => made = Installation.Must(await services.GetRequiredService<AppointPerson>().AddAsync(
            new AppointmentFields
            {
                Role = role, PersonId = person.Id, DepartmentId = department?.Id, SiteId = site?.Id, Reason = "適任のため", From = Today.AddDays(-30), MinutesAWeek = minutes,
            }, Stop)));
        return made!;
    }

    /// <summary>A site.</summary>
    protected static async Task<Site> SiteAsync(TestOrganization organization, string name)
    {
        var site = Installation.Must(Site.Open(new SiteFields(name)));
        await organization.SaveAsync(site);
        return site;
    }

    /// <summary>The boxes of the organization chart, in their order: name → everything in the box.</summary>
    protected static IReadOnlyDictionary<string, string> Boxes(WebPage page) =>
        page.Document.QuerySelectorAll(".oc-box").ToDictionary(b => WebPage.Text(b.QuerySelector(".oc-name a") ?? b.QuerySelector(".oc-name")), WebPage.Text);

    /// <summary>The boxes right below one.</summary>
    protected static IReadOnlyList<string> Below(WebPage page, string name) =>
    [
        .. page.Document.QuerySelectorAll(".orgchart li").Single(li => NameIn(li) == name)
            .QuerySelectorAll(":scope > ul > li > .oc-box .oc-name").Select(WebPage.Text),
    ];

    private static string NameIn(AngleSharp.Dom.IElement li) =>
        li.Children[0].QuerySelector(".oc-name") is { } name ? WebPage.Text(name.QuerySelector("a") ?? name) : "";

    /// <summary>The acts in a page's history, newest first.</summary>
    protected static IReadOnlyList<string> History(WebPage page) => [.. page.Document.QuerySelectorAll(".history > li").Select(WebPage.Text)];
}
