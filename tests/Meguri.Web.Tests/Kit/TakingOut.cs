using System.Net;
using Meguri.Platform.Access;
using Meguri.Platform.Exchange;
using Meguri.Web.Http;

namespace Meguri.Web.Kit;

public sealed class TakingOut(Installations installations) : RegisterTest(installations)
{
    private const int Many = 60;
    private const string Filtered = "q=" + "記録" + "&sort=-Number&cols=Number,Name,Place";

    [Theory, Databases]
    public async Task Print_MoreThanAPage_HasAllFilteredRowsWithTheColumnsShown(Database database)
    {
        var stage = await ManyAsync(database);
        var list = await stage.Office.GetAsync("/assets?" + Filtered);
        list.Rows.Count.ShouldBeLessThan(Many, "the screen shows a page of them");
        var paper = await list.FollowAsync("印刷（A4横）");
        paper.ShouldBeAt("/assets/print").Heading.ShouldBe("情報資産管理台帳");
        Heads(paper).ShouldBe(["番号", Name, "保管場所"]);
        paper.Rows.Count.ShouldBe(Many);
        (paper.Rows[0]["番号"], paper.Rows[0]["保管場所"], paper.Rows[^1]["番号"]).ShouldBe(($"A-{Many:0000}", $"棚{Many}", "A-0001"));
        paper.ShouldSay("60件").ShouldSay("検索：記録").ShouldSay(stage.Organization.Organization.Name);
    }

    [Theory, Databases]
    [Requirement("S3-27")]
    public async Task Print_OneDepartment_IsItsOwnList(Database database)
    {
        var stage = await WithAssetsAsync(database);
        var paper = await stage.Office.GetAsync($"/assets/print?f.DepartmentId={stage.Sales.Id.Value}");
        paper.ShouldSay("管理部門：営業部").ShouldSay("2件");
        Names(paper).ShouldBe(["見積書", "顧客名簿"]);
    }

    [Theory]
    [Databases("Excel（表示中の列）")]
    [Databases("CSV（表示中の列）")]
    public async Task Export_ColumnsShown_HasAllFilteredRowsInTheOrderOfTheList(Database database, string link)
    {
        var stage = await ManyAsync(database);
        var list = await stage.Office.GetAsync("/assets?" + Filtered);
        var rows = await TableAsync(stage.Office, list, link);
        rows[0].ShouldBe(["番号", Name, "保管場所"]);
        rows.Count.ShouldBe(Many + 1);
        rows[1].ShouldBe([$"A-{Many:0000}", $"作業の記録{Many}", $"棚{Many}"]);
        rows[^1][0].ShouldBe("A-0001");
    }

    [Theory]
    [Databases("Excel（すべての列）")]
    [Databases("CSV（すべての列）")]
    public async Task Export_AllColumns_HasEveryFactOnce(Database database, string link)
    {
        var stage = await WithAssetsAsync(database);
        var rows = await TableAsync(stage.Office, await stage.Office.GetAsync("/assets?view=personal&cols=Name"), link);
        rows[0].ShouldBe([.. rows[0].Distinct()]);
        rows[0].ShouldContain("個人情報");
        rows[0].ShouldNotContain("個人情報の種類");
        rows.Skip(1).Select(r => r[rows[0].IndexOf(Name)]).ShouldBe(["顧客名簿", "社員名簿"]);
    }

    [Theory]
    [Databases("format=pdf")]
    [Databases("view=nothing")]
    [Databases("f.Importance=three")]
    public async Task Export_AskedForWhatThereIsNot_Returns400(Database database, string query)
    {
        var stage = await StageAsync(database);
        (await stage.Office.GetAsync("/assets/export?" + query)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, Databases]
    public async Task Paper_WithoutTheRightToTheRegister_IsForbidden(Database database)
    {
        var stage = await WithAssetsAsync(database);
        var employee = await SignInAsync(stage.Organization, Role.Employee);
        foreach (var path in new[] { "/assets/print", "/assets/export", "/assets/views" }) (await employee.GetAsync(path)).ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<Stage> ManyAsync(Database database)
    {
        var stage = await StageAsync(database);
        for (var i = 1; i <= Many; i++) await stage.Organization.AssetAsync($"作業の記録{i}", stage.Sales, f => f with { Place = $"棚{i}" });
        await stage.Organization.AssetAsync("ほかの資産", stage.General);
        return stage;
    }

    // The table of a file, from the line with the columns' names on.
    private static async Task<List<List<string>>> TableAsync(Visitor visitor, WebPage list, string link)
    {
        using var file = new MemoryStream(await visitor.Outside.DownloadAsync(list.Link(link).ShouldNotBeNull($"a link '{link}'")));
        return [.. SheetReader.Open(file, null, Stop).Value!.Rows(Stop).Select(row => row.Texts.ToList()).SkipWhile(row => !row.Contains(Name))];
    }
}
