using System.Net;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.BadInput;
using Meguri.Web.Capabilities.Accounts;
using Meguri.Web.Host;
using Meguri.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Access;

/// <summary>Each route of the running program, each act of each page, for everybody there is: the answer is what the table of permissions says.</summary>
public sealed class EveryRoute(Installations installations) : BadInputTest(installations)
{
    [Theory, Databases]
    [Requirement("Z01", "Z12", "Z13", "Z21")]
    public async Task Answer_ForEverybody_IsWhatTheTableSays(Database database)
    {
        var everything = await EverythingAsync(database);
        var installation = everything.Organization.Installation;
        var check = new AccessCheck(everything, () => StateAsync(installation));

        var differences = await check.DifferencesAsync(Routes.Table(installation), await AskersAsync(everything));

        differences.ShouldBeEmpty(string.Join('\n', differences));
        installation.Faults.ShouldBeEmpty();
        check.Asked.ShouldBeGreaterThan(3000);
    }

    [Theory, Databases]
    [Requirement("Z01")]
    public async Task Get_AsTheAdministratorOfAnother_IsThe404OfNone(Database database)
    {
        var (everything, other) = (await EverythingAsync(database), await OrganizationAsync(database));
        var stranger = await SignInAsync(other, other.Administrator);
        var (slug, none) = (everything.Organization.Slug, "x" + everything.Organization.Slug[1..]);
        foreach (var entry in Routes.Table(everything.Organization.Installation).Where(e => e is { Method: "GET", Outside: false }))
        {
            var path = Routes.Fill(entry.Route, everything.IdFor(entry.Route));
            var (answer, nothing) = (await stranger.Outside.BareAsync("GET", $"/{slug}{path}"), await stranger.Outside.BareAsync("GET", $"/{none}{path}"));
            answer.Status.ShouldBe(HttpStatusCode.NotFound, path);
            PlainAnswer.Of(answer, slug).ShouldBe(PlainAnswer.Of(nothing, none), path);
        }
    }

    [Theory]
    [Databases("POST")]
    [Databases("PUT")]
    [Databases("DELETE")]
    [Databases("PATCH")]
    [Databases("OPTIONS")]
    public async Task Act_ThatAPageDoesNotHave_IsRefused(Database database, string method)
    {
        var everything = await EverythingAsync(database);
        var office = await Asker.OfAsync("everybody", Standing.Member, await EverybodyAsync(everything));
        var entries = Routes.Table(everything.Organization.Installation);
        foreach (var page in entries.Where(e => e is { Method: "GET", Outside: false } && !entries.Any(other => other.Route == e.Route && other.Act.Length == 0 && other.Method == method)))
        {
            var answer = await office.Visitor.BareAsync(method, Routes.Fill(page.Route, everything.IdFor(page.Route)), office.EmptyForm);
            // OPTIONS asks only.
            ((int)answer.Status).ShouldBeInRange(method == "OPTIONS" ? 200 : 400, 499, $"{method} {page.Route}");
        }
        everything.Organization.Installation.Faults.ShouldBeEmpty();
    }

    /// <summary>The check finds what is wrong: a route that nobody said anything of, and one that answers otherwise than it says.</summary>
    [Fact]
    public async Task Planted_RoutesThatAreWrong_AreFoundAndNothingElse()
    {
        await using var installation = await Installation.StartAsync(await Installations.Databases.MakeAsync(Database.Sqlite), app =>
        {
            app.MapGet("/planted-without", () => "for anybody?");
            app.MapGet("/planted-open", () => "for members, although it says accounts.manage").RequireAuthorization(MemberAttribute.PolicyName).WithMetadata(new NeedsAttribute(AccountPermissions.Manage));
        });
        var everything = await EverythingAsync(await installation.OrganizationAsync());
        var entries = Routes.Table(installation).Where(e => e.Route.StartsWith("/planted", StringComparison.Ordinal) || e.Route == "/assets").ToList();
        var employee = await Asker.OfAsync("Employee", Standing.Member, await SignInAsync(everything.Organization, Role.Employee), Role.Employee);
        var office = await Asker.OfAsync("IsmsOffice", Standing.Member, await SignInAsync(everything.Organization, Role.IsmsOffice), Role.IsmsOffice);

        var differences = await new AccessCheck(everything, () => StateAsync(installation)).DifferencesAsync(entries, [employee, office]);

        differences.ShouldBe(
        [
            "GET /planted-without: has no policy",
            "GET /planted-open as Employee: 200, should be 403",
            "GET /planted-without as Employee: 403, should be allowed",
            "GET /planted-without as IsmsOffice: 403, should be allowed",
        ]);
    }

    private static async Task<IReadOnlyList<Asker>> AskersAsync(Everything everything)
    {
        var organization = everything.Organization;
        var elsewhere = await organization.Installation.OrganizationAsync();
        var askers = new List<Asker>
        {
            await Asker.OfAsync("nobody", Standing.Nobody, Visitor.To(organization.Installation).At(organization)),
            await Asker.OfAsync("the administrator of another", Standing.Stranger, (await SignInAsync(elsewhere, elsewhere.Administrator)).At(organization)),
        };
        askers.Add(await NoMoreAsync(organization, "ended", Standing.Stranger, (membership, _) => membership.EndedAt = DateTimeOffset.UtcNow));
        askers.Add(await NoMoreAsync(organization, "shut", Standing.Nobody, (_, account) => account.DeactivatedAt = DateTimeOffset.UtcNow));
        foreach (var role in Enum.GetValues<Role>()) askers.Add(await Asker.OfAsync(role.ToString(), Standing.Member, await SignInAsync(organization, role), role));
        askers.Add(await ByMailAsync(organization, Role.DepartmentStaff));
        askers.Add(await ByMailAsync(organization, Role.Employee));
        return askers;
    }

    // Whoever reads the mailbox, of somebody who is more than that: the rest of it is not theirs to use.
    private static async Task<Asker> ByMailAsync(TestOrganization organization, Role role)
    {
        var email = await organization.MemberAsync(null, role, Role.IsmsOffice, Role.Ciso);
        var link = "";
        await organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            (await db.Set<Organization>().SingleAsync(Stop)).SignInByMail = true;
            services.GetRequiredService<Trail>().Begin("test.prepare");
            await db.SaveChangesAsync(Stop);
            link = services.GetRequiredService<MailLinks>().ToSignIn(await db.Users.SingleAsync(u => u.Email == email, Stop));
        });
        var visitor = Visitor.To(organization.Installation);
        await (await visitor.GetAsync(link)).Form("サインイン").SubmitAsync();
        return (await Asker.OfAsync(role + " by mail", Standing.Member, visitor.At(organization), role)) with { Method = SignInMethod.Mail };
    }

    // Signed in with every role, until it was over.
    private static async Task<Asker> NoMoreAsync(TestOrganization organization, string name, Standing standing, Action<Membership, Account> end)
    {
        var email = await organization.MemberAsync(null, Enum.GetValues<Role>());
        var asker = await Asker.OfAsync(name, standing, await SignInAsync(organization, email), Enum.GetValues<Role>());
        await organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            var account = await db.Users.SingleAsync(u => u.Email == email, Stop);
            end(await db.Set<Membership>().SingleAsync(m => m.AccountId == account.Id, Stop), account);
            services.GetRequiredService<Trail>().Begin("test.end");
            await db.SaveChangesAsync(Stop);
        });
        return asker;
    }
}
