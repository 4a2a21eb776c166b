using System.Net;
using Meguri.Platform.Access;
using Meguri.Platform.Tenancy;
using Meguri.Web.Capabilities.Accounts;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Accounts;

/// <summary>Whose account it is: a person of the register, at once or later.</summary>
public sealed class Members(Installations installations) : WebTest(installations)
{
    private const string Person = "要員名簿の人";

    [Theory, Databases]
    public async Task FirstAdministrator_TiedToAPersonAfterwards_MayAskForApprovals(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        var link = installation.Services.GetRequiredService<SetUpLink>().Make();
        var visitor = Visitor.To(installation);
        (await (await visitor.GetAsync(link)).Form().Fill("組織の名称", "めぐり商事").Fill("アドレスに使う短い名前", "first").Fill("あなたの氏名", "管理 太郎")
            .Fill("メールアドレス", "admin@example.jp").Fill("パスワード", TestOrganization.Password).SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        (await (await visitor.GetAsync("/first/risks/method")).Form("承認を依頼する").SubmitAsync("承認を依頼する")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await (await visitor.GetAsync("/first/people/add")).Form().Fill("社員番号", "E1").Fill("氏名", "管理 太郎").SubmitAsync()).ShouldBe(HttpStatusCode.OK);

        var member = await (await visitor.GetAsync("/first/members")).FollowAsync("管理 太郎");
        (await member.Form("保存する").ChoosePerson(Person, "管理 太郎").SubmitAsync("保存する")).ShouldBe(HttpStatusCode.OK);

        (await (await visitor.GetAsync("/first/risks/method")).Form("承認を依頼する").SubmitAsync("承認を依頼する")).ShouldBe(HttpStatusCode.OK).ShouldSay("管理 太郎");
    }

    [Theory, Databases]
    public async Task Add_ThePersonOfAnotherMember_IsRefused(Database database)
    {
        var organization = await OrganizationAsync(database);
        var person = await organization.PersonAsync("三宅 葉子");
        await organization.MemberAsync(person, Role.Employee);
        var administrator = await SignInAsync(organization, organization.Administrator);
        var form = (await administrator.GetAsync("/members/add")).Form().Fill("メールアドレス", "second@example.jp").Fill("表示名", "三宅").ChoosePerson(Person, "三宅 葉子").Forge("Input.Roles", nameof(Role.Employee));

        (await form.SubmitAsync()).ShouldRefuse(Person, "その人には別の利用者が結び付いています。");

        (await organization.FindAsync(db => db.Set<Membership>().CountAsync(Stop))).ShouldBe(2);
        (await organization.FindAsync(db => db.Users.CountAsync(u => u.Email == "second@example.jp", Stop))).ShouldBe(0);
    }
}
