using System.Net;
using Meguri.Domain.Assets;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit;

public sealed class ChangingManyRows(Installations installations) : BulkTest(installations)
{
    [Theory, Databases]
    public async Task Preview_ShowsEveryRowBeforeAndAfterAndChangesNothing(Database database)
    {
        var stage = await WithAssetsAsync(database);
        var preview = await SetAsync(await ChooseAsync(await stage.Office.GetAsync("/assets"), "見積書", "顧客名簿"), "保管場所", "書庫");
        preview.ShouldBe(HttpStatusCode.OK).ShouldSay("変更 2件、変わらない 0件、変更できない 0件");
        Lines(preview).ShouldBe([("A-0001 見積書", "保管場所 営業の棚 → 書庫"), ("A-0002 顧客名簿", "保管場所 — → 書庫")]);
        (await PlacesAsync(stage.Organization))["見積書"].ShouldBe("営業の棚");
        (await ActivitiesAsync(stage.Organization, "assets.change-many")).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Apply_ChangesAllAsOneActivityWithItsReason(Database database)
    {
        var stage = await WithAssetsAsync(database);
        var preview = await SetAsync(await ChooseAsync(await stage.Office.GetAsync("/assets?view=all&sort=-Number"), "見積書", "顧客名簿"), "保管場所", "書庫");
        var done = await preview.Form("2件を変更する").Fill("変更の理由（任意）", "移転のため").SubmitAsync("2件を変更する");
        done.ShouldBeAt("/assets").ShouldSay("2件を変更しました。").Address.Query.ShouldBe("?view=all&sort=-Number", "back to the list as it was");
        (await PlacesAsync(stage.Organization)).ShouldBe(new Dictionary<string, string?> { ["見積書"] = "書庫", ["顧客名簿"] = "書庫", ["社員名簿"] = null }, ignoreOrder: true);
        var activity = (await ActivitiesAsync(stage.Organization, "assets.change-many")).ShouldHaveSingleItem();
        (activity.EventCount, activity.Reason).ShouldBe((2, "移転のため"));
        (await (await stage.Office.GetAsync("/assets")).FollowAsync("顧客名簿")).ShouldSay("移転のため").ShouldSay("保管場所: — → 書庫");
    }

    [Theory, Databases]
    public async Task AllMatching_ChangesWhatTheFilterLeavesAndNothingElse(Database database)
    {
        var stage = await WithAssetsAsync(database);
        var list = await stage.Office.GetAsync($"/assets?f.DepartmentId={stage.Sales.Id.Value}");
        var preview = await PickAsync(await list.Form(ChangeSelected).SubmitAsync("該当する2件すべてを変更"), "企業内機密情報", "経営情報");
        (await preview.Form("2件を変更する").SubmitAsync("2件を変更する")).ShouldSay("2件を変更しました。");
        (await stage.Organization.FindAsync(db => db.Set<Asset>().Where(a => a.Secret == SecretClass.Management).OrderBy(a => a.Number).Select(a => a.Name).ToListAsync())).ShouldBe(["見積書", "顧客名簿"]);
    }

    [Theory, Databases]
    public async Task Preview_FieldEmptied_SaysWhatGoesAndRowsThatStay(Database database)
    {
        var stage = await WithAssetsAsync(database);
        var preview = await SetAsync(await ChooseAsync(await stage.Office.GetAsync("/assets"), "見積書", "顧客名簿"), "保管場所", "");
        Lines(preview.ShouldSay("変更 1件、変わらない 1件、変更できない 0件")).ShouldBe([("A-0001 見積書", "保管場所 営業の棚 → —")]);
        (await preview.Form("1件を変更する").SubmitAsync("1件を変更する")).ShouldSay("1件を変更しました。");
        (await ActivitiesAsync(stage.Organization, "assets.change-many")).ShouldHaveSingleItem().EventCount.ShouldBe(1);
    }

    [Theory, Databases]
    public async Task Preview_BackToTheForm_KeepsRowsAndWhatWasTyped(Database database)
    {
        var stage = await WithAssetsAsync(database);
        var preview = await SetAsync(await ChooseAsync(await stage.Office.GetAsync("/assets"), "見積書"), "保管場所", "書庫");
        var form = (await preview.Form("項目を選び直す").SubmitAsync("項目を選び直す")).ShouldSay("1件を選んでいます").Form(LookAhead);
        form["保管場所の新しい値"].ShouldBe("書庫");
        form.Values.ShouldContain(("change", "Place"));
    }

    [Theory, Databases]
    public async Task Apply_OneRowRefused_ChangesNoneAndNamesItsNumber(Database database)
    {
        var stage = await WithAssetsAsync(database);
        var preview = await PickAsync(await ChooseAsync(await stage.Office.GetAsync("/assets"), "見積書", "顧客名簿"), "管理部門", "総務部");
        await stage.Organization.AssetAsync("見積書", stage.General);
        var refused = await preview.Form("2件を変更する").SubmitAsync("2件を変更する");
        refused.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("変更できない行が1件あるため、何も変更していません。");
        var (row, says) = Lines(refused)[0];
        row.ShouldBe("A-0001 見積書");
        says.ShouldContain("同じ部門に「見積書」がすでにあります（A-0004）。");
        (await stage.Organization.FindAsync(db => db.Set<Asset>().CountAsync(a => a.DepartmentId == stage.General.Id))).ShouldBe(2, "the staff list and the new one");
        (await ActivitiesAsync(stage.Organization, "assets.change-many")).ShouldBeEmpty();
        var rest = await refused.Form("変更できる1件だけで確かめ直す").SubmitAsync("変更できる1件だけで確かめ直す");
        Lines(rest.ShouldSay("変更 1件")).ShouldHaveSingleItem().Row.ShouldBe("A-0002 顧客名簿");
    }

    [Theory, Databases]
    public async Task Preview_TwoOfOneNameToOneDepartment_RefusesTheSecond(Database database)
    {
        var stage = await WithAssetsAsync(database);
        await stage.Organization.AssetAsync("見積書", await stage.Organization.DepartmentAsync("開発部"));
        var list = await stage.Office.GetAsync("/assets?q=" + Uri.EscapeDataString("見積書"));
        var preview = await PickAsync(await list.Form(ChangeSelected).SubmitAsync("該当する2件すべてを変更"), "管理部門", "総務部");
        Lines(preview.ShouldSay("変更できない 1件"))[0].Says.ShouldContain("同じ部門に「見積書」がすでにあります（A-0001）。");
    }

    [Theory, Databases]
    public async Task Apply_SavedBySomebodySince_Returns409ChangesNoneAndGoesOnFromWhatIsThere(Database database)
    {
        var stage = await WithAssetsAsync(database);
        var preview = await SetAsync(await ChooseAsync(await stage.Office.GetAsync("/assets"), "見積書", "顧客名簿"), "保管場所", "書庫");
        var edit = await (await (await stage.Office.GetAsync("/assets")).FollowAsync("顧客名簿")).FollowAsync("変更する");
        (await edit.Form().Fill("保管場所", "金庫").SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        var stale = await preview.Form("2件を変更する").SubmitAsync("2件を変更する");
        stale.ShouldBe(HttpStatusCode.Conflict).ShouldSay("選んだあとに、ほかの人が変更しました。").ShouldSay("金庫 → 書庫");
        (await PlacesAsync(stage.Organization))["見積書"].ShouldBe("営業の棚");
        var again = await stale.Form("変更できる2件だけで確かめ直す").SubmitAsync("変更できる2件だけで確かめ直す");
        (await again.Form("2件を変更する").SubmitAsync("2件を変更する")).ShouldSay("2件を変更しました。");
        (await PlacesAsync(stage.Organization))["顧客名簿"].ShouldBe("書庫");
    }

    [Theory, Databases]
    public async Task Apply_DisposedRow_IsNotReviewed(Database database)
    {
        var stage = await WithAssetsAsync(database);
        var page = await (await stage.Office.GetAsync("/assets")).FollowAsync("見積書");
        await page.Form("廃棄を記録").SubmitAsync("廃棄を記録");
        var form = (await ChooseAsync(await stage.Office.GetAsync("/assets?view=disposed"), "見積書")).Form(LookAhead).Tick("最終見直し日").Forge("value.ReviewedOn", "today");
        Lines((await form.SubmitAsync()).ShouldSay("変更できない 1件"))[0].Says.ShouldContain("この資産は廃棄済みです。");
    }

    [Theory]
    [Databases("value.Place", "x", "変更する項目に印を付けてください。")]
    [Databases("change", "DepartmentId", "「管理部門」の値を選び直してください。")]
    [Databases("change", "Impact", "「事業への影響」の値を選び直してください。")]
    [Databases("rows", "", "変更する行を選んでください。")]
    public async Task Preview_NothingOrNonsenseToSet_IsRefused(Database database, string name, string value, string message)
    {
        var stage = await WithAssetsAsync(database);
        var form = (await ChooseAsync(await stage.Office.GetAsync("/assets"), "見積書")).Form(LookAhead).Forge("value.Impact", "D").Forge("value.DepartmentId", Guid.NewGuid().ToString());
        (await form.Forge(name, value).SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(message);
    }

    [Theory]
    [Databases("rows", "no-row")]
    [Databases("rows", "0191d0a0000070008000000000000000.-1")]
    [Databases("rows", "0191d0a0000070008000000000000000.1 0191d0a0000070008000000000000000.1")]
    [Databases("change", "Importance")]
    [Databases("change", "OrganizationId")]
    public async Task Preview_Forged_Returns400(Database database, string name, string value)
    {
        var stage = await WithAssetsAsync(database);
        var form = (await ChooseAsync(await stage.Office.GetAsync("/assets"), "見積書")).Form(LookAhead).Tick("保管場所");
        (await form.Forge(name, value).SubmitAsync()).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, Databases]
    public async Task Choose_NoRow_SaysSo(Database database)
    {
        var stage = await WithAssetsAsync(database);
        (await ChooseAsync(await stage.Office.GetAsync("/assets"))).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("変更する行を選んでください。");
    }
}
