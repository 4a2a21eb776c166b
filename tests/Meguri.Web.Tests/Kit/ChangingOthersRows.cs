using System.Net;
using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit;

public sealed class ChangingOthersRows(Installations installations) : BulkTest(installations)
{
    private const string Only = "変更できる1件だけで確かめ直す";

    [Theory, Databases]
    public async Task Preview_RowsOneSeesButMayNotChange_AreRefusedAndTheRestGoesOn(Database database)
    {
        var stage = await WithAssetsAsync(database);
        using var staff = await StaffAsync(stage);
        var preview = await SetAsync(await ChooseAsync(await staff.GetAsync("/assets"), "見積書", "社員名簿"), "保管場所", "書庫");
        preview.Forms("1件を変更する").ShouldBeEmpty();
        var (row, says) = Lines(preview.ShouldSay("変更 1件、変わらない 0件、変更できない 1件"))[0];
        (row, says).ShouldBe(("A-0003 社員名簿", "この行を変更する権限がありません。"));
        var rest = await preview.Form(Only).SubmitAsync(Only);
        (await rest.Form("1件を変更する").SubmitAsync("1件を変更する")).ShouldSay("1件を変更しました。");
        (await PlacesAsync(stage.Organization)).ShouldBe(new Dictionary<string, string?> { ["見積書"] = "書庫", ["顧客名簿"] = null, ["社員名簿"] = null }, ignoreOrder: true);
    }

    [Theory, Databases]
    public async Task Apply_RowOneMayNotChange_ChangesNone(Database database)
    {
        var stage = await WithAssetsAsync(database);
        using var staff = await StaffAsync(stage);
        var preview = await SetAsync(await ChooseAsync(await staff.GetAsync("/assets"), "見積書"), "保管場所", "書庫");
        var form = preview.Form("1件を変更する");
        form.Forge("rows", form.Values.Single(v => v.Name == "rows").Value + " " + await RowAsync(stage, "社員名簿"));
        (await form.SubmitAsync("1件を変更する")).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("この行を変更する権限がありません。");
        (await PlacesAsync(stage.Organization))["見積書"].ShouldBe("営業の棚");
        (await ActivitiesAsync(stage.Organization, "assets.change-many")).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Apply_ToADepartmentThatIsNotOnesOwn_IsRefused(Database database)
    {
        var stage = await WithAssetsAsync(database);
        using var staff = await StaffAsync(stage);
        var form = (await ChooseAsync(await staff.GetAsync("/assets"), "見積書")).Form(LookAhead).Tick("管理部門").Forge("value.DepartmentId", stage.General.Id.Value.ToString());
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("「管理部門」の値を選び直してください。");
    }

    [Theory, Databases]
    public async Task Rows_OneDoesNotSee_Return404AndChangeNothing(Database database)
    {
        var stage = await WithAssetsAsync(database);
        await stage.Organization.KeepDepartmentsApartAsync();
        using var staff = await StaffAsync(stage);
        var list = await staff.GetAsync("/assets");
        Names(list).ShouldBe(["見積書", "顧客名簿"]);
        var hidden = await stage.Organization.FindAsync(db => db.Set<Asset>().SingleAsync(a => a.Name == "社員名簿"));
        (await list.Form(ChangeSelected).Add("row", hidden.Id.Value.ToString()).SubmitAsync(ChangeSelected)).ShouldBe(HttpStatusCode.NotFound);
        var form = (await ChooseAsync(list, "見積書")).Form(LookAhead).Tick("保管場所").Fill("保管場所の新しい値", "書庫");
        form.Forge("rows", form.Values.Single(v => v.Name == "rows").Value + " " + await RowAsync(stage, "社員名簿"));
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.NotFound);
        (await PlacesAsync(stage.Organization))["見積書"].ShouldBe("営業の棚");
    }

    [Theory, Databases]
    public async Task Rows_OfAnotherOrganization_Return404(Database database)
    {
        var (mine, theirs) = (await WithAssetsAsync(database), await WithAssetsAsync(database));
        var list = await mine.Office.GetAsync("/assets");
        var foreign = await theirs.Organization.FindAsync(db => db.Set<Asset>().FirstAsync());
        (await list.Form(ChangeSelected).Add("row", foreign.Id.Value.ToString()).SubmitAsync(ChangeSelected)).ShouldBe(HttpStatusCode.NotFound);
        var form = (await ChooseAsync(list, "見積書")).Form(LookAhead).Tick("保管場所").Forge("rows", await RowAsync(theirs, "見積書"));
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [Databases("")]
    [Databases("?handler=Set")]
    [Databases("?handler=Preview")]
    [Databases("?handler=Apply")]
    public async Task WithoutTheRight_IsForbiddenAndNotOffered(Database database, string step)
    {
        var stage = await WithAssetsAsync(database);
        using var auditor = await SignInAsync(stage.Organization, Role.InternalAuditor);
        var list = await auditor.GetAsync("/assets");
        list.Forms(ChangeSelected).ShouldBeEmpty();
        list.Document.QuerySelectorAll("input[name=row]").ShouldBeEmpty();
        var forged = new FormUrlEncodedContent([TokenOf(list), new("all", "true"), new("rows", await RowAsync(stage, "見積書")), new("change", "Place"), new("value.Place", "書庫")]);
        (await auditor.PostAsync("/assets/bulk" + step, forged)).ShouldBe(HttpStatusCode.Forbidden);
        (await PlacesAsync(stage.Organization))["見積書"].ShouldBe("営業の棚");
    }

    [Theory, Databases]
    public async Task Register_WithoutBulkChange_Returns404(Database database)
    {
        var stage = await StageAsync(database);
        var list = await stage.Office.GetAsync("/appointments");
        list.Forms(ChangeSelected).ShouldBeEmpty();
        (await stage.Office.PostAsync("/appointments/bulk", new FormUrlEncodedContent([TokenOf(list), new("all", "true")]))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task People_Reorganized_MoveTogether(Database database)
    {
        var stage = await StageAsync(database);
        foreach (var name in new[] { "田中 美咲", "渡辺 由美" }) await stage.Organization.PersonAsync(name, stage.Sales);
        var preview = await PickAsync(await ChooseAsync(await stage.Office.GetAsync("/people"), "田中 美咲", "渡辺 由美"), "部門", "総務部");
        (await preview.Form("2件を変更する").SubmitAsync("2件を変更する")).ShouldBeAt("/people").ShouldSay("2件を変更しました。");
        (await stage.Organization.FindAsync(db => db.Set<Person>().CountAsync(p => p.DepartmentId == stage.General.Id))).ShouldBe(2);
        (await ActivitiesAsync(stage.Organization, "people.change-many")).ShouldHaveSingleItem().EventCount.ShouldBe(2);
    }

    private static async Task<Visitor> StaffAsync(Stage stage) =>
        await SignInAsync(stage.Organization, await stage.Organization.PersonAsync("佐藤 花", stage.Sales), Role.DepartmentOfficer);

    // As the form carries a row.
    private static async Task<string> RowAsync(Stage stage, string name)
    {
        var asset = await stage.Organization.FindAsync(db => db.Set<Asset>().SingleAsync(a => a.Name == name));
        return $"{asset.Id.Value:N}.{asset.Version}";
    }
}
