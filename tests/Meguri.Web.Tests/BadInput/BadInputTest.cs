using System.Net;
using Meguri.Domain.Attachments;
using Meguri.Domain.Controls;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Risks;
using Meguri.Web.Capabilities.Treatment;
using Meguri.Web.Kit.Attachments;
using Meguri.Web.Http;
using Meguri.Web.Organizations;
using Meguri.Web.Treatment;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.BadInput;

/// <summary>Wrong or hostile input: a clear sentence in the reader's language, 4xx, nothing changed, nothing given away.</summary>
public abstract class BadInputTest(Installations installations) : OrganizationTest(installations)
{
    // What the button is called that saves the form of a page.
    private static readonly string[] Saves = ["保存する", "利用者を追加", "任命する"];

    // What only somebody who should not see it would find in an answer.
    private static readonly string[] Inside = ["   at Meguri.", "   at Microsoft.", "System.", "Exception", "SELECT ", "INSERT INTO", "SQLite Error", "Npgsql", "/src/", "wwwroot"];

    /// <summary>The contract of every case.</summary>
    protected static async Task<WebPage> RefusedAsync(Installation installation, Func<Task<WebPage>> ask, params HttpStatusCode[] allowed)
    {
        var before = await StateAsync(installation);
        var faults = installation.Faults.Count;
        var page = await ask();
        ((int)page.Status).ShouldBeInRange(400, 499, $"{page.Address.PathAndQuery} said: {page.Words}");
        if (allowed.Length > 0) allowed.ShouldContain(page.Status, $"{page.Address.PathAndQuery} said: {page.Words}");
        Inside.Where(word => page.Html.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty();
        page.Words.Length.ShouldBeGreaterThan(0, "says what is wrong");
        installation.Faults.Count.ShouldBe(faults, "nothing is logged as a fault");
        (await StateAsync(installation)).ShouldBe(before, $"{page.Address.PathAndQuery} changed something");
        return page;
    }

    /// <summary>The form of a page that saves.</summary>
    protected static WebForm FormOf(WebPage page) => page.Forms(ButtonOf(page))[0];

    /// <summary>Presses the button that saves.</summary>
    protected static Task<WebPage> SaveAsync(WebPage page, WebForm form) => form.SubmitAsync(ButtonOf(page));

    private static string ButtonOf(WebPage page) => Saves.First(button => page.Forms(button).Count > 0);

    /// <summary>Everything that was ever changed, in every organization, as one text: where the last change stands in each chain. That somebody looked changes nothing.</summary>
    protected static async Task<string> StateAsync(Installation installation)
    {
        var ends = new List<string>();
        foreach (var organization in await installation.OrganizationsAsync())
            await installation.InAsync(organization, async services =>
                ends.Add($"{organization?.Slug} {await services.GetRequiredService<MeguriDb>().Set<Activity>().Where(a => !a.Act.EndsWith(Look.LookedAt) && !a.Act.EndsWith(Look.TakenOut)).OrderBy(a => a.Sequence).Select(a => a.Sequence).LastOrDefaultAsync(Stop)}"));
        return string.Join('\n', ends);
    }

    /// <summary>An organization with one of everything, known by the first words of the address it stands at.</summary>
    private protected async Task<Everything> EverythingAsync(Database database) => await EverythingAsync(await OrganizationAsync(database));

    /// <summary>The same in an organization that is there.</summary>
    private protected static async Task<Everything> EverythingAsync(TestOrganization organization)
    {
        var stage = await RiskStage.SetAsync(organization);
        var site = await SiteAsync(organization, "本社");
        var appointment = await AppointAsync(organization, AppointmentRole.DepartmentSecurityOfficer, stage.Owner, stage.Department);
        var duty = Installation.Must(RoleDuty.Write(new RoleDutyFields(AppointmentRole.IsmsOffice, 1, "台帳を整える", [], null)));
        var measure = Installation.Must(Measure.Add(new MeasureContent("運搬箱の施錠", null, ["A.7.10"], [], new Dictionary<Domain.Assets.AssetId, KeptProperties>())));
        var own = Installation.Must(OwnControl.Add("O.1", "独自の管理策", null, null));
        await organization.SaveAsync(duty, measure, own);
        TreatmentPlan plan = null!;
        await organization.InAsync(async services => plan = Installation.Must(await services.GetRequiredService<SavePlan>().AddAsync(
            new PlanContent("媒体の暗号化", 1, [stage.Risk.Id], [], "暗号化していない", "暗号化する", null, null, stage.Responsible.Id, [new(null, "選ぶ", stage.Responsible.Id, null)]), Stop)));
        await organization.InAsync(async services => Installation.Must(
            await services.GetRequiredService<PrepareSheets>().PrepareAsync([stage.Department.Id], ["A.7.10"], true, Stop)));
        var sheet = await organization.FindAsync(db => db.Set<RiskSheet>().Select(s => s.Id.Value).SingleAsync(Stop));
        Attachment attachment = null!;
        await organization.InAsync(async services => attachment = Installation.Must(await services.GetRequiredService<AttachFile>().Handle(
            new AttachmentPlace("assets", stage.Asset.Id.Value), "証跡.txt", new MemoryStream("evidence"u8.ToArray()), null, Stop)));
        var method = await organization.FindAsync(db => db.Set<RiskMethod>().Select(m => m.Id.Value).FirstAsync(Stop));
        var member = await organization.FindAsync(db => db.Set<Membership>().Select(m => m.Id).FirstAsync(Stop));
        return new Everything(stage, site, new(StringComparer.Ordinal)
        {
            ["/assets"] = stage.Asset.Id.Value, ["/people"] = stage.Owner.Id.Value, ["/departments"] = stage.Department.Id.Value, ["/sites"] = site.Id.Value,
            ["/appointments"] = appointment.Id.Value, ["/roles"] = duty.Id.Value, ["/risks/method"] = method, ["/risks"] = stage.Risk.Id.Value,
            ["/risks/sheets"] = sheet, ["/risks/sheets/of"] = stage.Department.Id.Value,
            ["/treatment"] = plan.Id.Value, ["/soa/measures"] = measure.Id.Value, ["/soa/own"] = own.Id.Value, ["/members"] = member.Value,
            ["/attachments"] = attachment.Id.Value, ["/attachments/{kind}"] = stage.Asset.Id.Value,
        });
    }

    /// <summary>Somebody with every role.</summary>
    private protected static async Task<Visitor> EverybodyAsync(Everything everything) => await SignInAsync(everything.Organization, everything.Stage.Author, Enum.GetValues<Role>());
}

/// <summary>One of everything.</summary>
internal sealed record Everything(RiskStage Stage, Site Site, Dictionary<string, Guid> Ids)
{
    /// <summary>Where it is.</summary>
    public TestOrganization Organization => Stage.Organization;

    /// <summary>The id that stands in a route such as <c>/assets/{id:guid}/edit</c>; null when the route names no record.</summary>
    public Guid? IdFor(string route) => route.IndexOf("/{id:guid}", StringComparison.Ordinal) is >= 0 and var at ? Ids[route[..at]] : null;
}
