using System.Net;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Accounts;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Mails;

/// <summary>まとめて招待: many people of the register at once, by mail or by a card.</summary>
public sealed class Inviting(Installations installations) : MailTest(installations)
{
    private const string NewPassword = "a password of my own";

    [Theory, Databases]
    public async Task Invite_WithAndWithoutAddresses_MailsAndLeavesCards_AsOneAct(Database database)
    {
        var organization = await SendingAsync(database);
        await PeopleAsync(organization);
        var page = await InviteAllAsync(organization);
        page.ShouldBe(HttpStatusCode.OK).ShouldBeAt("/members/cards").ShouldSay("2人に招待のメールを送ります。1人にはカードを印刷して渡してください。");
        page.ShouldSay("紙野 三郎");
        (await organization.FindAsync(db => db.Set<Activity>().CountAsync(a => a.Act == "accounts.invite-people", Stop))).ShouldBe(1);
        (await Server.ToAsync("ichiro@example.jp"))[0].TextBody!.ShouldContain("めぐり商事株式会社");
        (await (await SignInAsync(organization, organization.Administrator)).GetAsync("/members/invite")).ShouldSay("招待する人はいません");
    }

    [Theory, Databases]
    [Requirement("C08")]
    public async Task Mail_Accepted_SetsThePasswordOnce(Database database)
    {
        var organization = await SendingAsync(database);
        await PeopleAsync(organization);
        await InviteAllAsync(organization);
        var link = await Server.LinkAsync("ichiro@example.jp");
        (await AcceptAsync(organization, link)).ShouldBe(HttpStatusCode.OK).ShouldBeAt($"/{organization.Slug}/home");
        (await TrySignInAsync(Visitor.To(organization.Installation), "ichiro@example.jp", NewPassword)).ShouldBe(HttpStatusCode.OK);
        (await Visitor.To(organization.Installation).GetAsync(link)).ShouldSay("この招待は使えません");
    }

    [Theory, Databases]
    public async Task Mail_After15Days_IsOver(Database database)
    {
        var organization = await SendingAsync(database);
        await PeopleAsync(organization);
        await InviteAllAsync(organization);
        var link = await Server.LinkAsync("ichiro@example.jp");
        using (organization.Installation.Clock.Ahead(TimeSpan.FromDays(15)))
            (await Visitor.To(organization.Installation).GetAsync(link)).ShouldSay("この招待は使えません");
    }

    [Theory, Databases]
    public async Task Card_Printed_LetsInByASignInName(Database database)
    {
        var organization = await SendingAsync(database);
        var people = await PeopleAsync(organization);
        var page = await InviteAllAsync(organization);
        var printed = await page.Form("カードを表示する").SubmitAsync();
        printed.ShouldBe(HttpStatusCode.OK).ShouldSay("紙野 三郎").ShouldNotSay("一郎");
        printed.Document.QuerySelectorAll("img[src^='data:image/png;base64,']").Length.ShouldBe(1);
        var name = $"{people[2].EmployeeNumber}@{organization.Slug}";
        printed.ShouldSay(name);

        (await AcceptAsync(organization, await CardLinkAsync(organization, name))).ShouldBe(HttpStatusCode.OK);
        (await TrySignInAsync(Visitor.To(organization.Installation), name, NewPassword)).ShouldBe(HttpStatusCode.OK).ShouldBeAt($"/{organization.Slug}/home");
        (await organization.FindAsync(db => db.Set<Activity>().CountAsync(a => a.Act == "accounts.print-cards", Stop))).ShouldBeGreaterThan(0);
    }

    [Theory, Databases]
    public async Task Card_ForAMemberElsewhere_IsNotPrinted(Database database)
    {
        var organization = await SendingAsync(database);
        await PeopleAsync(organization);
        var other = await organization.Installation.OrganizationAsync();
        await InviteAllAsync(organization);
        await other.AddAsync("ichiro@example.jp", Role.Employee);
        var cards = await (await SignInAsync(organization, organization.Administrator)).GetAsync("/members/cards");
        cards.ShouldSay("二郎").ShouldNotSay("一郎");
        cards.Document.QuerySelectorAll("input[name=members]").Length.ShouldBe(2);
    }

    [Theory, Databases]
    public async Task Card_OfSomebodyWhoBelongsElsewhereMeanwhile_IsWorthNothing(Database database)
    {
        var organization = await SendingAsync(database);
        await PeopleAsync(organization);
        await InviteAllAsync(organization);
        const string address = "ichiro@example.jp";
        var card = await CardLinkAsync(organization, address);
        (await Visitor.To(organization.Installation).GetAsync(card)).ShouldSay(address);
        await (await organization.Installation.OrganizationAsync()).AddAsync(address, Role.Employee);
        (await Visitor.To(organization.Installation).GetAsync(card)).ShouldSay("この招待は使えません");
    }

    [Theory, Databases]
    public async Task Mail_ThatWasRefused_ShowsBesideTheMember(Database database)
    {
        var organization = await SendingAsync(database);
        await PeopleAsync(organization);
        Server.Answer = message => message.To.Mailboxes.Any(to => to.Address.StartsWith("jiro", StringComparison.Ordinal)) ? new(SmtpServer.Protocol.SmtpReplyCode.MailboxUnavailable, "no such mailbox") : SmtpServer.Protocol.SmtpResponse.Ok;
        await InviteAllAsync(organization);
        await SettledAsync(organization.Installation, m => m.NextAt is null);
        var rows = (await (await SignInAsync(organization, organization.Administrator)).GetAsync("/members")).Rows;
        rows.Count(r => r.Values.Any(v => v.Contains("招待のメールが届きません"))).ShouldBe(1);
        rows.Count(r => r.Values.Any(v => v.Contains("招待中"))).ShouldBe(2);
    }

    [Theory, Databases]
    public async Task Members_ManyOfThem_TurnByKey_AndAreFound(Database database)
    {
        var organization = await OrganizationAsync(database);
        await organization.SaveAsync([.. Enumerable.Range(1, 150).Select(i => Installation.Must(
            Person.Register(new PersonFields($"N{i:000}", i % 2 == 0 ? "同名 花子" : $"人 {i:000}", null, null, null, [], null, PersonKind.Employee, null, null))))]);
        await InviteAllAsync(organization);
        var administrator = await SignInAsync(organization, organization.Administrator);
        var (seen, page) = (new List<string>(), await administrator.GetAsync("/members"));
        while (true)
        {
            seen.AddRange(page.Rows.Select(r => r["メールアドレス"]));
            if (page.Link("次へ") is null) break;
            page = await page.FollowAsync("次へ");
        }
        (seen.Count, seen.Distinct().Count()).ShouldBe((151, 151));
        (await administrator.GetAsync("/members?q=N007")).Rows.ShouldHaveSingleItem()["表示名"].ShouldStartWith("人 007");
    }

    [Theory, Databases]
    public async Task Page_LookedAt_MakesNoCard(Database database)
    {
        var organization = await SendingAsync(database);
        (await (await SignInAsync(organization, organization.Administrator)).GetAsync("/members/cards/print")).ShouldBeAt("/members/cards");
    }

    [Theory, Databases]
    public async Task Cards_NobodyChosen_AreRefused(Database database)
    {
        var organization = await SendingAsync(database);
        await PeopleAsync(organization);
        var page = await InviteAllAsync(organization);
        (await page.Form("カードを表示する").Tick("紙野 三郎", false).SubmitAsync()).ShouldBeAt("/members/cards").ShouldSay("カードを印刷する人を1人以上、200人まで選んでください。");
    }

    [Theory, Databases]
    public async Task Invite_SomebodyWhoLeftBefore_NamesThem_AndInvitesNobody(Database database)
    {
        var organization = await SendingAsync(database);
        await PeopleAsync(organization);
        await organization.AddAsync("jiro@example.jp", Role.Employee);
        var page = await InviteAllAsync(organization);
        page.ShouldBe(HttpStatusCode.UnprocessableEntity).Problems.ShouldHaveSingleItem().ShouldStartWith("招待 二郎さんのサインイン名「jiro@example.jp」には");
        (await organization.FindAsync(db => db.Set<Membership>().CountAsync(Stop))).ShouldBe(2);
        (await MailsAsync(organization.Installation)).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task AddMember_WithAMailServer_SendsTheInvitation_AndShowsNoLink(Database database)
    {
        var organization = await SendingAsync(database);
        var page = await AddAsync(organization, "shiro@example.jp");
        page.ShouldBe(HttpStatusCode.OK).ShouldSay("招待のメールを送ります").Document.QuerySelector("#link").ShouldBeNull();
        (await AcceptAsync(organization, await Server.LinkAsync("shiro@example.jp"))).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, Databases]
    [Requirement("Z13", "Z17")]
    public async Task AddMember_OfSomebodyOfAnotherOrganization_ShowsNoLink(Database database)
    {
        var (mine, theirs) = (await OrganizationAsync(database), await OrganizationAsync(database));
        var page = await AddAsync(mine, theirs.Administrator);
        page.ShouldBe(HttpStatusCode.OK).ShouldSay("今お使いの方法でサインインできます。").Document.QuerySelector("#link").ShouldBeNull();
    }

    [Theory, Databases]
    public async Task Invite_NobodyOrNoRole_IsRefusedAndMakesNothing(Database database)
    {
        var organization = await SendingAsync(database);
        await PeopleAsync(organization);
        var administrator = await SignInAsync(organization, organization.Administrator);
        (await (await administrator.GetAsync("/members/invite")).Form("招待する").Tick("従業員", false).SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("役割を一つ以上選んでください。");
        (await organization.FindAsync(db => db.Set<Membership>().CountAsync(Stop))).ShouldBe(1);
    }

    [Theory, Databases]
    public async Task Identities_AreKeyedByOrganizationIssuerAndSubject(Database database)
    {
        var organization = await OrganizationAsync(database);
        var other = await organization.Installation.OrganizationAsync();
        foreach (var place in new[] { organization, other })
        {
            var account = await place.FindAsync(db => db.Set<Membership>().Select(m => m.AccountId).FirstAsync(Stop));
            await place.SaveAsync(new ExternalIdentity { AccountId = account, Issuer = "https://idp.example.jp", Subject = "1" }, new ExternalIdentity { AccountId = account, Issuer = "https://idp.example.jp", Subject = "2" });
            await Should.ThrowAsync<DbUpdateException>(() => place.SaveAsync(new ExternalIdentity { AccountId = account, Issuer = "https://idp.example.jp", Subject = "1" }));
        }
    }

    private static async Task<WebPage> InviteAllAsync(TestOrganization organization) =>
        await (await (await SignInAsync(organization, organization.Administrator)).GetAsync("/members/invite")).Form("招待する").SubmitAsync();

    private static async Task<WebPage> AcceptAsync(TestOrganization organization, string link) =>
        await (await Visitor.To(organization.Installation).GetAsync(link)).Form("パスワードを設定する").Fill("パスワード", NewPassword).SubmitAsync();

    private static async Task<WebPage> AddAsync(TestOrganization organization, string email) =>
        await (await (await SignInAsync(organization, organization.Administrator)).GetAsync("/members/add")).Form().Fill("メールアドレス", email).Fill("表示名", "四郎").Forge("Input.Roles", nameof(Role.Employee)).SubmitAsync();

    private static async Task<string> CardLinkAsync(TestOrganization organization, string name)
    {
        var link = "";
        await organization.InAsync(async services =>
        {
            var cards = services.GetRequiredService<Cards>();
            var open = (await cards.OpenAsync(null, Stop)).Single(o => o.Account.UserName == name);
            link = Installation.Must(await cards.MakeAsync([open.Membership.Id.Value], Stop))[0].Path;
        });
        return link;
    }

    private static async Task<IReadOnlyList<Person>> PeopleAsync(TestOrganization organization)
    {
        var department = await organization.DepartmentAsync("総務部");
        Person[] people =
        [
            Make("S001", "招待 一郎", "ichiro@example.jp"), Make("S002", "招待 二郎", "jiro@example.jp"), Make("S003", "紙野 三郎", null),
        ];
        await organization.SaveAsync(people);
        return people;

        Person Make(string number, string name, string? email) => Installation.Must(Person.Register(new PersonFields(number, name, null, email, department.Id, [], null, PersonKind.Employee, null, null)));
    }
}
