using System.Net;

namespace Meguri.Web.Kit;

public sealed class ChoosingColumns(Installations installations) : RegisterTest(installations)
{
    [Theory, Databases]
    public async Task Columns_Chosen_AreShownInTheDeclaredOrderAndStayWithTheList(Database database)
    {
        var stage = await WithAssetsAsync(database);
        var form = (await stage.Office.GetAsync("/assets?view=personal&sort=-Importance")).Form("この列を表示");
        foreach (var column in new[] { "番号", "媒体・保存先", "評価", "重要度", "個人情報の種類", "保管期間", "保管期限", "注意" }) form.Tick(column, ticked: false);
        var page = await form.Tick("備考").Tick("保管場所").SubmitAsync();
        page.ShouldBeAt("/assets");
        Heads(page).ShouldBe([Name, "管理部門", "保管場所", "備考"]);
        Names(page).ShouldBe(["顧客名簿", "社員名簿"]);
        Heads(await page.FollowAsync("管理者なし 3")).ShouldBe([Name, "管理部門", "保管場所", "備考"], "another view keeps the columns");
        Heads(await page.FollowAsync("標準の列に戻す")).ShouldBe(Heads(await stage.Office.GetAsync("/assets")));
    }

    [Theory, Databases]
    public async Task Columns_NoneChosen_KeepTheOneThatLeadsToTheRow(Database database)
    {
        var stage = await WithAssetsAsync(database);
        var form = (await stage.Office.GetAsync("/assets")).Form("この列を表示");
        foreach (var column in form.Values.Where(v => v.Name == "cols" && v.Value != "Name").ToList()) form.Forge("cols", "Name");
        var page = await form.SubmitAsync();
        Heads(page).ShouldBe([Name]);
        page.Link("顧客名簿").ShouldNotBeNull();
    }

    [Theory, Databases]
    public async Task Columns_ThatThereAreNot_Return400(Database database)
    {
        var stage = await WithAssetsAsync(database);
        (await stage.Office.GetAsync("/assets?cols=Name,PasswordHash")).ShouldBe(HttpStatusCode.BadRequest);
        (await stage.Office.GetAsync("/assets/print?cols=PasswordHash")).ShouldBe(HttpStatusCode.BadRequest);
        (await stage.Office.GetAsync("/assets/export?columns=shown&cols=PasswordHash")).ShouldBe(HttpStatusCode.BadRequest);
    }
}
