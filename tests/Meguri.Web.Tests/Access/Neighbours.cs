using System.Net;
using Meguri.Domain.Assets;
using Meguri.Platform.Access;
using Meguri.Platform.Tenancy;
using Meguri.Web.BadInput;
using Meguri.Web.Capabilities.Accounts;
using Meguri.Web.Http;
using Meguri.Web.Speed;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Access;

/// <summary>Two organizations on one installation: what one does is nothing to the other.</summary>
public sealed class Neighbours(Installations installations) : BadInputTest(installations)
{
    [Theory, Databases]
    [Requirement("Z03")]
    public async Task Pages_WhenAnotherGetsManyRecords_StayAsTheyAre(Database database)
    {
        var (mine, theirs) = (await EverythingAsync(database), await EverythingAsync(database));
        var reader = await EverybodyAsync(mine);
        var paths = Routes.Table(mine.Organization.Installation).Where(e => e is { Method: "GET", Outside: false } && !e.Route.EndsWith("/export", StringComparison.Ordinal)
                // It shows what is being read here.
                && e.Route != "/looks")
            .Select(e => Routes.Fill(e.Route, mine.IdFor(e.Route))).ToList();
        var before = await ReadAsync(reader, paths);

        await Crowd.AddAsync(theirs, 0, 200);

        var after = await ReadAsync(reader, paths);
        paths.Where(path => before[path] != after[path]).ShouldBeEmpty();
        (await theirs.Organization.FindAsync(db => db.Set<Asset>().CountAsync(Stop))).ShouldBeGreaterThan(100);
    }

    [Theory, Databases]
    [Requirement("Z11")]
    public async Task Post_NamingAnotherRecordThanItsAddress_NeverTouchesTheForeignOne(Database database)
    {
        var (theirs, mine) = (await EverythingAsync(database), await EverythingAsync(database));
        var office = await EverybodyAsync(mine);
        var (own, foreign) = (mine.Ids["/assets"], theirs.Ids["/assets"]);
        var form = (await office.GetAsync($"/assets/{own}/edit")).Form().Fill("情報資産の名称", "書き換えた名称").Forge("Input.Id", foreign.ToString()).Forge("Input.OrganizationId", theirs.Organization.Organization.OrganizationId.Value.ToString());

        await RefusedAsync(mine.Organization.Installation, () => form.Forge("id", foreign.ToString()).SubmitAsync(), HttpStatusCode.NotFound);
        (await form.Forge("id", null).SubmitAsync()).ShouldBe(HttpStatusCode.OK).Path.ShouldEndWith(own.ToString());

        (await mine.Organization.FindAsync(db => db.Set<Asset>().SingleAsync(Stop))).Name.ShouldBe("書き換えた名称");
        (await theirs.Organization.FindAsync(db => db.Set<Asset>().SingleAsync(Stop))).Name.ShouldBe("バックアップ媒体");
    }

    [Theory, Databases]
    [Requirement("Z09")]
    public async Task Bulk_NineOwnAndOneForeign_Is404AndChangesNothing(Database database)
    {
        var (theirs, mine) = (await EverythingAsync(database), await EverythingAsync(database));
        for (var n = 1; n < 9; n++) await mine.Organization.AssetAsync($"資産{n}", mine.Stage.Department);
        var office = await EverybodyAsync(mine);
        var list = await office.GetAsync("/assets");
        var chosen = list.Document.QuerySelectorAll("input[name=row]").Select(box => box.GetAttribute("value")!).ToList();
        chosen.Count.ShouldBe(9);
        var choose = list.Form("選んだ行をまとめて変更");
        foreach (var id in chosen.Append(theirs.Ids["/assets"].ToString())) choose.Add("row", id);

        await RefusedAsync(mine.Organization.Installation, () => choose.SubmitAsync("選んだ行をまとめて変更"), HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    [Requirement("Z13")]
    public async Task SignIn_InvitedWithoutAPassword_IsRefused(Database database)
    {
        var organization = await OrganizationAsync(database);
        await organization.InAsync(async services => Installation.Must(
            await services.GetRequiredService<AddMember>().Handle(new("invited@example.jp", "招待 花子", null, [Role.Administrator]), Stop)));
        foreach (var guess in new[] { "", " ", "招待 花子", TestOrganization.Password })
            (await TrySignInAsync(Visitor.To(organization.Installation), "invited@example.jp", guess)).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, Databases]
    [Requirement("Z17")]
    public async Task LastAdministrator_GivingUpTheRoleOrLeaving_IsRefused(Database database)
    {
        var organization = await OrganizationAsync(database);
        var administrator = await SignInAsync(organization, organization.Administrator);
        var id = await organization.FindAsync(db => db.Set<Membership>().Select(m => m.Id).SingleAsync(Stop));
        var page = await administrator.GetAsync($"/members/{id.Value}");

        await RefusedAsync(organization.Installation, () => page.Form("保存する").Forge("Input.Roles", nameof(Role.Employee)).SubmitAsync("保存する"), HttpStatusCode.UnprocessableEntity);
        await RefusedAsync(organization.Installation, () => administrator.PostAsync($"/members/{id.Value}?handler=End", TokenOf(page)), HttpStatusCode.UnprocessableEntity);
    }

    [Theory, Databases]
    [Requirement("Z13", "Z17")]
    public async Task ResetLink_ForSomebodyOfAnotherOrganization_IsRefused(Database database)
    {
        var (mine, theirs) = (await OrganizationAsync(database), await OrganizationAsync(database));
        var attacker = await SignInAsync(mine, mine.Administrator);
        await mine.AddAsync(theirs.Administrator, Role.Employee);
        var page = await attacker.GetAsync("/members");
        var row = page.Document.QuerySelectorAll("tbody tr").ToList().FindIndex(tr => tr.TextContent.Contains(theirs.Administrator, StringComparison.Ordinal));

        var answer = (await page.Forms("再設定リンクを作成")[row].SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity);

        answer.Problems.ShouldBe(["この利用者はほかの組織にも属しているため、ここでは再設定リンクを作れません。サーバーの管理者に依頼してください。"]);
        answer.Document.QuerySelector("#link").ShouldBeNull();
    }

    private static FormUrlEncodedContent TokenOf(WebPage page) =>
        new([new("__RequestVerificationToken", page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);

    private static async Task<Dictionary<string, string>> ReadAsync(Visitor reader, IEnumerable<string> paths)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths) read[path] = PlainAnswer.Of(await reader.BareAsync("GET", path));
        return read;
    }
}
