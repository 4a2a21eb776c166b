using System.Net;
using Meguri.Platform.Access;
using Meguri.Web.Http;
using Meguri.Web.Kit.Registers;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit;

public sealed class SavingViews(Installations installations) : RegisterTest(installations)
{
    private const string Own = "個人情報の多い順";
    private const string Opens = "はじめにこの表示で開く";
    private const string ForAll = "組織の全員に見せる";
    private const string Query = "?view=personal&sort=-Importance&cols=Name,Importance";

    [Theory, Databases]
    public async Task Save_OwnView_OpensTheSameListAgainAndIsNobodyElses(Database database)
    {
        var stage = await WithAssetsAsync(database);
        (await SaveAsync(stage.Office, Own)).ShouldBeAt("/assets").ShouldSay($"「{Own}」を保存しました。");
        var again = await (await stage.Office.GetAsync("/assets")).FollowAsync(Own);
        Heads(again).ShouldBe([Name, "重要度"]);
        Names(again).ShouldBe(["顧客名簿", "社員名簿"]);
        again.Document.QuerySelector("a[aria-current=true]")!.TextContent.ShouldContain(Own);
        var staff = await SignInAsync(stage.Organization, await stage.Organization.PersonAsync("佐藤 花", stage.Sales), Role.DepartmentStaff);
        (await staff.GetAsync("/assets")).Link(Own).ShouldBeNull();
        (await staff.GetAsync("/assets/views")).ShouldBe(HttpStatusCode.OK).ShouldSay("保存した表示はありません");
    }

    [Theory, Databases]
    public async Task Save_ForEverybody_IsSeenByAllAndOpensFirstUnlessOneHasAnother(Database database)
    {
        var stage = await WithAssetsAsync(database);
        await SaveAsync(stage.Office, "全員の", form => form.Tick(ForAll).Tick(Opens));
        var staff = await SignInAsync(stage.Organization, await stage.Organization.PersonAsync("佐藤 花", stage.Sales), Role.DepartmentStaff);
        var list = await staff.GetAsync("/assets");
        Uri.UnescapeDataString(list.Address.Query).ShouldBe(Query);
        list.Link("全員の").ShouldNotBeNull();
        await SaveAsync(staff, "わたしの", form => form.Tick(Opens), "?view=unrated");
        (await staff.GetAsync("/assets")).Address.Query.ShouldStartWith("?view=unrated");
        Uri.UnescapeDataString((await stage.Office.GetAsync("/assets")).Address.Query).ShouldBe(Query);
        (await staff.GetAsync("/assets?sort=Number")).Address.Query.ShouldBe("?sort=Number", "an address that asks for something is answered as asked");
    }

    [Theory, Databases]
    public async Task Save_OpeningWithAnother_EndsTheOneBefore(Database database)
    {
        var stage = await WithAssetsAsync(database);
        await SaveAsync(stage.Office, "はじめ", form => form.Tick(Opens));
        await SaveAsync(stage.Office, "つぎ", form => form.Tick(Opens), "?view=top");
        (await stage.Office.GetAsync("/assets")).Address.Query.ShouldStartWith("?view=top");
        (await stage.Organization.FindAsync(db => db.Set<SavedView>().Where(v => v.IsDefault).Select(v => v.Name).ToListAsync())).ShouldBe(["つぎ"]);
    }

    [Theory]
    [Databases(Own)]
    [Databases(" " + Own + " ")]
    public async Task Save_NameTwice_IsRefusedBesideTheFieldAndKeepsTheList(Database database, string name)
    {
        var stage = await WithAssetsAsync(database);
        await SaveAsync(stage.Office, Own);
        var page = await SaveAsync(stage.Office, name, null, "?view=top");
        page.ShouldRefuse("名前", $"「{Own}」という表示がすでにあります。別の名前にしてください。");
        var saved = await page.Form("表示を保存する").Fill("名前", "別の名前").SubmitAsync();
        saved.ShouldSay("「別の名前」を保存しました。").Address.Query.ShouldStartWith("?view=top");
        var staff = await SignInAsync(stage.Organization, Role.InternalAuditor);
        (await SaveAsync(staff, Own)).ShouldSay($"「{Own}」を保存しました。");
    }

    [Theory, Databases]
    public async Task Save_NoNameOrTooLongOne_IsRefused(Database database)
    {
        var stage = await WithAssetsAsync(database);
        (await SaveAsync(stage.Office, "　")).ShouldRefuse("名前", "表示の名前を入力してください。");
        (await SaveAsync(stage.Office, new string('あ', 61))).ShouldRefuse("名前", "名前は60文字以内で入力してください。");
        (await ViewsAsync(stage)).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Save_WhatTheListDoesNotHave_Returns400(Database database)
    {
        var stage = await WithAssetsAsync(database);
        var token = TokenOf(await stage.Office.GetAsync("/assets"));
        (await stage.Office.PostAsync("/assets/views?handler=Save&view=nothing", new FormUrlEncodedContent([token, new("Input.Name", "x")]))).ShouldBe(HttpStatusCode.BadRequest);
        (await ViewsAsync(stage)).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Save_ForEverybodyWithoutTheRight_IsForbiddenAndSavesNothing(Database database)
    {
        var stage = await WithAssetsAsync(database);
        var staff = await SignInAsync(stage.Organization, await stage.Organization.PersonAsync("佐藤 花", stage.Sales), Role.DepartmentOfficer);
        var form = (await staff.GetAsync("/assets")).Form("表示を保存する");
        form.Values.Select(v => v.Name).ShouldNotContain("Input.Shared");
        (await form.Fill("名前", "全員の").Forge("Input.Shared", "true").SubmitAsync()).ShouldBe(HttpStatusCode.Forbidden);
        (await ViewsAsync(stage)).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Change_RenamesAndRemovesWithTheirWordsInTheTrail(Database database)
    {
        var stage = await WithAssetsAsync(database);
        await SaveAsync(stage.Office, Own);
        var tidy = await (await stage.Office.GetAsync("/assets")).FollowAsync("保存した表示を整理");
        var page = await tidy.Form("変更する").Fill("名前", "新しい名前").Tick(Opens).SubmitAsync();
        page.ShouldBeAt("/assets/views").ShouldSay("「新しい名前」を保存しました。").ShouldNotSay(Own);
        page = await page.Form("削除").SubmitAsync();
        page.ShouldSay("表示を削除しました。").ShouldSay("保存した表示はありません");
        (await stage.Office.GetAsync("/assets")).Address.Query.ShouldBeEmpty();
        foreach (var act in new[] { "registers.save-view", "registers.change-view", "registers.remove-view" }) (await ActivitiesAsync(stage.Organization, act)).ShouldHaveSingleItem();
    }

    [Theory, Databases]
    public async Task Change_SavedBySomebodySince_Returns409(Database database)
    {
        var stage = await WithAssetsAsync(database);
        await SaveAsync(stage.Office, "全員の", form => form.Tick(ForAll));
        var late = (await stage.Office.GetAsync("/assets/views")).Form("変更する");
        var colleague = await SignInAsync(stage.Organization, Role.IsmsOffice);
        await (await colleague.GetAsync("/assets/views")).Form("変更する").Fill("名前", "同僚の名前").SubmitAsync();
        (await late.Fill("名前", "遅れた名前").SubmitAsync()).ShouldBe(HttpStatusCode.Conflict).ShouldSay("同僚の名前");
        (await ViewsAsync(stage)).ShouldBe(["同僚の名前"]);
    }

    [Theory]
    [Databases("Change", false)]
    [Databases("Remove", false)]
    [Databases("Change", true)]
    [Databases("Remove", true)]
    public async Task ChangeOrRemove_WhatIsNotOnesOwn_Returns404(Database database, string handler, bool shared)
    {
        var stage = await WithAssetsAsync(database);
        await SaveAsync(stage.Office, Own, form => form.Tick(ForAll, shared));
        var id = await stage.Organization.FindAsync(db => db.Set<SavedView>().Select(v => v.Id).SingleAsync());
        var staff = await SignInAsync(stage.Organization, Role.InternalAuditor);
        var page = await staff.GetAsync("/assets/views");
        page.Forms("削除").ShouldBeEmpty();
        var forged = new FormUrlEncodedContent([TokenOf(page), new("id", id.ToString()), new("name", "奪った"), new("version", "1")]);
        (await staff.PostAsync($"/assets/views?handler={handler}", forged)).ShouldBe(HttpStatusCode.NotFound);
        (await ViewsAsync(stage)).ShouldBe([Own]);
    }

    [Theory, Databases]
    public async Task Remove_ViewOfAnotherRegister_Returns404(Database database)
    {
        var stage = await WithAssetsAsync(database);
        await SaveAsync(stage.Office, Own);
        var id = await stage.Organization.FindAsync(db => db.Set<SavedView>().Select(v => v.Id).SingleAsync());
        var token = TokenOf(await stage.Office.GetAsync("/people"));
        (await stage.Office.PostAsync("/people/views?handler=Remove", new FormUrlEncodedContent([token, new("id", id.ToString())]))).ShouldBe(HttpStatusCode.NotFound);
        (await ViewsAsync(stage)).ShouldBe([Own]);
    }

    private static async Task<WebPage> SaveAsync(Visitor visitor, string name, Func<WebForm, WebForm>? more = null, string query = Query)
    {
        var form = (await visitor.GetAsync("/assets" + query)).ShouldBe(HttpStatusCode.OK).Form("表示を保存する").Fill("名前", name);
        return await (more?.Invoke(form) ?? form).SubmitAsync();
    }

    private static Task<List<string>> ViewsAsync(Stage stage) => stage.Organization.FindAsync(db => db.Set<SavedView>().Select(v => v.Name).ToListAsync());
}
