using System.Net;
using System.Security.Cryptography;
using Meguri.Platform.Access;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Chains;

/// <summary>What is taken out, and what a certification auditor is shown, stands in the trail before it is shown.</summary>
public sealed class WhoLooked(Installations installations) : WebTest(installations)
{
    [Theory]
    [Databases("csv")]
    [Databases("xlsx")]
    public async Task Export_LeavesWhoWhatAndTheHashOfItsBytes_AndIsTheSameTwice(Database database, string format)
    {
        var organization = await WithAssetAsync(database);
        var visitor = await SignInAsync(organization, Role.DepartmentOfficer);
        var (first, second) = (Array.Empty<byte>(), Array.Empty<byte>());

        var kept = await Kept.WhileAsync(organization, async () => (first, second) = (await visitor.DownloadAsync(Address(format)), await visitor.DownloadAsync(Address(format))), Stop);

        second.ShouldBe(first);
        kept.Count.ShouldBe(2);
        foreach (var look in kept)
        {
            (look.Act, look.Who, look.Look.Route, look.Look.Address, look.Look.Record, look.Look.Day).ShouldBe(("assets.export", nameof(Role.DepartmentOfficer), "/assets/export", Address(format), null, null));
            look.Account.ShouldNotBeNull();
            look.At.ShouldBe(organization.Installation.Clock.GetUtcNow(), TimeSpan.FromMinutes(5));
            look.Look.Taken.ShouldNotBeNull().ShouldSatisfyAllConditions(
                f => f.Name.ShouldEndWith("." + format), f => f.Format.ShouldBe(format), f => f.Rows.ShouldBe(1), f => f.Bytes.ShouldBe(first.Length), f => f.Sha256.ShouldBe(Hash(first)));
        }
        await HoldsAsync(organization);
    }

    [Theory, Databases]
    public async Task Page_OpenedByAnAuditor_LeavesItsRouteAndRecord_EachTime(Database database)
    {
        var organization = await WithAssetAsync(database);
        var asset = await organization.FindAsync(db => db.Set<Domain.Assets.Asset>().Select(a => a.Id).SingleAsync(Stop));
        var auditor = await SignInAsync(organization, Role.CertificationAuditor);
        string[] paths = ["/assets?q=%E9%8D%B5", "/assets/print", $"/assets/{asset.Value}", $"/assets/{asset.Value}"];

        var kept = await Kept.WhileAsync(organization, async () =>
        {
            foreach (var path in paths) (await auditor.AskAsync(path)).ShouldBe(HttpStatusCode.OK);
        }, Stop);

        kept.Select(k => (k.Act, k.Who, k.Look.Route, k.Look.Address, k.Look.Record)).ShouldBe(
        [
            ("assets.look", nameof(Role.CertificationAuditor), "/assets", paths[0], (Guid?)null), ("assets.look", nameof(Role.CertificationAuditor), "/assets/print", paths[1], null),
            ("assets.look", nameof(Role.CertificationAuditor), "/assets/{id:guid}", paths[2], asset.Value), ("assets.look", nameof(Role.CertificationAuditor), "/assets/{id:guid}", paths[3], asset.Value),
        ]);
        await HoldsAsync(organization);
    }

    [Theory]
    [Databases(Role.CertificationAuditor, "/assets", "assets.look")]
    [Databases(Role.CertificationAuditor, "/assets/export?format=csv", "assets.export")]
    [Databases(Role.IsmsOffice, "/assets", null)]
    [Databases(Role.IsmsOffice, "/assets/export?format=csv", "assets.export")]
    public async Task Head_IsALookLikeAGet(Database database, Role role, string path, string? act)
    {
        var organization = await WithAssetAsync(database);
        var visitor = await SignInAsync(organization, role);
        var kept = await Kept.WhileAsync(organization, async () => (await visitor.BareAsync("HEAD", path)).Status.ShouldBe(HttpStatusCode.OK), Stop);
        kept.Select(k => k.Act).ShouldBe(act is null ? [] : [act]);
    }

    [Theory, Databases]
    public async Task Refused_LeavesNothing(Database database)
    {
        var organization = await WithAssetAsync(database);
        var (auditor, employee) = (await SignInAsync(organization, Role.CertificationAuditor), await SignInAsync(organization, Role.Employee));
        var kept = await Kept.WhileAsync(organization, async () =>
        {
            (await auditor.AskAsync("/assets/add")).ShouldBe(HttpStatusCode.Forbidden);
            (await auditor.AskAsync($"/assets/{Guid.NewGuid()}")).ShouldBe(HttpStatusCode.NotFound);
            (await auditor.AskAsync("/nowhere")).ShouldBe(HttpStatusCode.NotFound);
            (await auditor.AskAsync("/assets/export?format=pdf")).ShouldBe(HttpStatusCode.BadRequest);
            (await employee.AskAsync("/assets/export")).ShouldBe(HttpStatusCode.Forbidden);
            (await employee.AskAsync("/home")).ShouldBe(HttpStatusCode.OK);
            (await auditor.Outside.AskAsync("/account")).ShouldBe(HttpStatusCode.OK);
        }, Stop);
        kept.ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Past_IsKeptInTheChainOfToday_WithItsDay(Database database)
    {
        var organization = await WithAssetAsync(database);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(organization.Installation.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(organization.Organization.TimeZone)).DateTime);
        using var later = organization.Installation.Clock.Ahead(TimeSpan.FromDays(2));
        var (auditor, office) = (await SignInAsync(organization, Role.CertificationAuditor), await SignInAsync(organization, Role.IsmsOffice));
        var file = Array.Empty<byte>();

        var kept = await Kept.WhileAsync(organization, async () =>
        {
            (await auditor.AskAsync($"/@{day:yyyy-MM-dd}/assets")).ShouldBe(HttpStatusCode.OK);
            // Whoever looks back is a guest with an auditor's rights, and no auditor for that.
            (await office.AskAsync($"/@{day:yyyy-MM-dd}/assets")).ShouldBe(HttpStatusCode.OK);
            file = await office.DownloadAsync($"/@{day:yyyy-MM-dd}" + Address("csv"));
        }, Stop);

        kept.Select(k => (k.Act, k.Who, k.Look.Address, k.Look.Day)).ShouldBe(
            [("assets.look", nameof(Role.CertificationAuditor), "/assets", day), ("assets.export", nameof(Role.IsmsOffice), Address("csv"), day)]);
        kept[1].Look.Taken!.Sha256.ShouldBe(Hash(file));
        await HoldsAsync(organization);
    }

    [Theory, Databases]
    [Requirement("X03")]
    public async Task Trail_ThatCannotBeWritten_NoFileAndNoPageForAnAuditor(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        var organization = await installation.OrganizationAsync();
        await organization.AssetAsync("鍵束", await organization.DepartmentAsync("総務部"));
        var (auditor, office) = (await SignInAsync(organization, Role.CertificationAuditor), await SignInAsync(organization, Role.IsmsOffice));

        await FullTrail.OfAsync(installation.Settings, Stop);

        foreach (var answer in new[] { await auditor.BareAsync("GET", "/assets"), await auditor.BareAsync("GET", Address("csv")), await office.BareAsync("GET", Address("csv")), await office.BareAsync("GET", Address("xlsx")) })
        {
            answer.Status.ShouldBe(HttpStatusCode.InternalServerError);
            answer.Text.ShouldNotContain("鍵束");
        }
        (await office.GetAsync("/assets")).ShouldBe(HttpStatusCode.OK).ShouldSay("鍵束");
        await HoldsAsync(organization);
    }

    private async Task<TestOrganization> WithAssetAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        await organization.AssetAsync("鍵束", await organization.DepartmentAsync("総務部"));
        return organization;
    }

    private static string Address(string format) => $"/assets/export?format={format}&q=%E9%8D%B5";

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static async Task HoldsAsync(TestOrganization organization) =>
        (await organization.FindAsync(db => new TrailVerifier(db).VerifyAsync(organization.Organization.OrganizationId, Stop))).Ok.ShouldBeTrue();
}
