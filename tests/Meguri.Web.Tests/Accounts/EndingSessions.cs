using System.Net;
using Meguri.Platform.Access;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Accounts;

/// <summary>Where somebody is signed in, and the end of it on the next request.</summary>
public sealed class EndingSessions(Installations installations) : WebTest(installations)
{
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string Iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    [Theory, Databases]
    public async Task List_TwoDevices_ShowsBothAndMarksThisOne(Database database)
    {
        var organization = await OrganizationAsync(database);
        var email = await organization.MemberAsync(null, Role.Employee);
        var here = await SignInFromAsync(organization, email, Firefox);
        await SignInFromAsync(organization, email, Iphone);

        var page = (await here.GetAsync("/account/sessions")).ShouldBe(HttpStatusCode.OK).ShouldSay("Firefox · Windows").ShouldSay("Safari · iPhone");
        page.Forms("終了する").Count.ShouldBe(1);
    }

    [Theory, Databases]
    [Requirement("A03")]
    public async Task End_AnotherDevice_HoldsOnItsNextRequest(Database database)
    {
        var organization = await OrganizationAsync(database);
        var email = await organization.MemberAsync(null, Role.Employee);
        var (here, lost) = (await SignInAsync(organization, email), await SignInAsync(organization, email));

        (await (await here.Outside.GetAsync("/account/sessions")).Form("終了する").SubmitAsync("終了する")).ShouldBe(HttpStatusCode.OK).ShouldSay("その端末のサインインを終了しました。");

        (await lost.GetAsync("/home")).Path.ShouldBe("/sign-in");
        (await here.GetAsync("/home")).ShouldBeAt("/home");
    }

    [Theory, Databases]
    public async Task EndOthers_LeavesThisOne(Database database)
    {
        var organization = await OrganizationAsync(database);
        var email = await organization.MemberAsync(null, Role.Employee);
        var (here, one, two) = (await SignInAsync(organization, email), await SignInAsync(organization, email), await SignInAsync(organization, email));

        (await (await here.Outside.GetAsync("/account/sessions")).Form("ほかの端末をすべて終了する").SubmitAsync()).ShouldBe(HttpStatusCode.OK);

        (await one.GetAsync("/home")).Path.ShouldBe("/sign-in");
        (await two.GetAsync("/home")).Path.ShouldBe("/sign-in");
        (await here.GetAsync("/home")).ShouldBeAt("/home");
    }

    [Theory, Databases]
    [Requirement("A06")]
    public async Task End_AnothersSession_Returns404AndLeavesIt(Database database)
    {
        var organization = await OrganizationAsync(database);
        var email = await organization.MemberAsync(null, Role.Employee);
        var victim = await SignInAsync(organization, email);
        var attacker = await organization.MemberAsync(null, Role.Employee);
        var (own, second) = (await SignInAsync(organization, attacker), await SignInAsync(organization, attacker));
        var session = await organization.FindAsync(db => db.Set<Session>().SingleAsync(s => db.Users.Any(u => u.Id == s.AccountId && u.Email == email), Stop));

        foreach (var id in new[] { session.Id, Guid.NewGuid() })
        {
            var form = (await own.Outside.GetAsync("/account/sessions")).Form("終了する");
            var sent = new FormUrlEncodedContent(form.Values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
            (await own.Outside.PostAsync($"/account/sessions?id={id}&handler=End", sent)).ShouldBe(HttpStatusCode.NotFound);
        }

        (await victim.GetAsync("/home")).ShouldBeAt("/home");
        (await second.GetAsync("/home")).ShouldBeAt("/home");
    }

    [Theory, Databases]
    [Requirement("A05")]
    public async Task SignIn_Again_MakesANewSessionAndTheOldCookieIsDead(Database database)
    {
        var organization = await OrganizationAsync(database);
        var email = await organization.MemberAsync(null, Role.Employee);
        var browser = await SignInAsync(organization, email);
        var before = browser.Cookies.Single(c => c.Name == "meguri.session").Value;
        (await TrySignInAsync(browser.Outside, email, TestOrganization.Password)).ShouldBe(HttpStatusCode.OK);

        var planted = Visitor.To(organization.Installation).At(organization);
        planted.Headers.Add("Cookie", "meguri.session=" + before);
        (await planted.GetAsync("/home")).Path.ShouldBe("/sign-in");
        (await browser.GetAsync("/home")).ShouldBeAt("/home");
    }

    [Theory, Databases]
    [Requirement("A05")]
    public async Task SignOut_TheCookieKept_IsDead(Database database)
    {
        var organization = await OrganizationAsync(database);
        var browser = await SignInAsync(organization, Role.Employee);
        var kept = browser.Cookies.Single(c => c.Name == "meguri.session").Value;
        (await (await browser.GetAsync("/home")).Form("サインアウト").SubmitAsync()).Path.ShouldBe("/sign-in");

        var thief = Visitor.To(organization.Installation).At(organization);
        thief.Headers.Add("Cookie", "meguri.session=" + kept);
        (await thief.GetAsync("/home")).Path.ShouldBe("/sign-in");
    }

    [Theory, Databases]
    [Requirement("A03")]
    public async Task Administrator_EndsAMembersSessions_HoldsAndStandsInTheTrail(Database database)
    {
        var organization = await OrganizationAsync(database);
        var email = await organization.MemberAsync(null, Role.Employee);
        var member = await SignInFromAsync(organization, email, Iphone);
        var administrator = await SignInAsync(organization, organization.Administrator);
        var id = await organization.FindAsync(db => db.Set<Membership>().Where(m => db.Users.Any(u => u.Id == m.AccountId && u.Email == email)).Select(m => m.Id).SingleAsync(Stop));

        var page = (await administrator.GetAsync($"/members/{id.Value}")).ShouldSay("Safari · iPhone");
        (await page.Form("すべての端末のサインインを終了する").SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("端末1台のサインインを終了しました。");

        (await member.GetAsync("/account/sessions")).Path.ShouldBe("/sign-in");
        (await organization.FindAsync(db => db.Set<Activity>().CountAsync(a => a.Act == "accounts.end-sessions", Stop))).ShouldBe(1);
    }

    [Theory, Databases]
    [Requirement("A03")]
    public async Task Membership_RoleTakenAway_HoldsOnTheNextRequest(Database database)
    {
        var organization = await OrganizationAsync(database);
        var email = await organization.MemberAsync(null, Role.IsmsOffice);
        var member = await SignInAsync(organization, email);
        (await member.GetAsync("/members")).ShouldBe(HttpStatusCode.OK);
        await organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<Meguri.Platform.Persistence.MeguriDb>();
            (await db.Set<Membership>().SingleAsync(m => db.Users.Any(u => u.Id == m.AccountId && u.Email == email), Stop)).Roles = [Role.Employee];
            services.GetRequiredService<Trail>().Begin("test.prepare");
            await db.SaveChangesAsync(Stop);
        });
        (await member.GetAsync("/members")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, Databases]
    [Requirement("A07")]
    public async Task Cookie_BrokenOrForeign_AsksToSignInAndNeverFails(Database database)
    {
        var organization = await OrganizationAsync(database);
        var browser = await SignInAsync(organization, Role.Employee);
        var good = browser.Cookies.Single(c => c.Name == "meguri.session").Value;
        foreach (var cookie in new[] { good[..^1] + (good[^1] == 'A' ? 'B' : 'A'), good[..(good.Length / 2)], "chunks-2", "%00", new string('x', 9000) })
        {
            var other = Visitor.To(organization.Installation).At(organization);
            other.Headers.Add("Cookie", "meguri.session=" + cookie);
            (await other.GetAsync("/home")).Path.ShouldBe("/sign-in");
        }
    }

    [Theory, Databases]
    public async Task Session_Used_IsSeenAndOldOnesAreForgotten(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        var organization = await installation.OrganizationAsync();
        var email = await organization.MemberAsync(null, Role.Employee);
        var browser = await SignInAsync(organization, email);
        using (installation.Clock.Ahead(TimeSpan.FromHours(2)))
        {
            await browser.GetAsync("/home");
            await organization.InAsync(services => services.GetRequiredService<Sessions>().KeepUpAsync(Stop));
            var session = await organization.FindAsync(db => db.Set<Session>().SingleAsync(Stop));
            (session.SeenAt - session.StartedAt).ShouldBeGreaterThan(TimeSpan.FromHours(1));
        }
        using (installation.Clock.Ahead(Sessions.Remembered + TimeSpan.FromHours(3)))
        {
            await organization.InAsync(services => services.GetRequiredService<Sessions>().KeepUpAsync(Stop));
            (await organization.FindAsync(db => db.Set<Session>().CountAsync(Stop))).ShouldBe(0);
        }
    }

    private static async Task<Visitor> SignInFromAsync(TestOrganization organization, string email, string browser)
    {
        var visitor = Visitor.To(organization.Installation);
        visitor.Headers.TryAddWithoutValidation("User-Agent", browser).ShouldBeTrue();
        (await TrySignInAsync(visitor, email, TestOrganization.Password)).ShouldBe(HttpStatusCode.OK);
        return visitor;
    }
}
