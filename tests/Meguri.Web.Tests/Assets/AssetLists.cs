using System.Net;
using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Assets;

public sealed class AssetLists(Installations installations) : WebTest(installations)
{
    private const int Many = 130;
    private const string Name = "情報資産の名称";

    /// <summary>Every order the ledger can be in, on every database.</summary>
    public static TheoryData<Database, string> Orders => new(
        from database in DatabasesAttribute.Chosen
        from sorted in AssetRegister.Declaration.Fields.Where(f => f.Sorting is not null).Select(f => f.Key)
        from direction in new[] { "", "-" }
        select (database, direction + sorted));

    [Theory, MemberData(nameof(Orders))]
    public async Task Paging_InAnyOrder_ShowsEachRowOnceAndComesBack(Database database, string sort)
    {
        var (_, office) = await ManyAsync(database);
        var pages = new List<List<string>>();
        for (var page = await office.GetAsync("/assets?sort=" + sort); ; page = await page.FollowAsync("次へ"))
        {
            page.ShouldBe(HttpStatusCode.OK);
            pages.Add([.. page.Rows.Select(r => r["番号"])]);
            if (page.Link("次へ") is not null) continue;
            pages.SelectMany(p => p).Distinct().Count().ShouldBe(Many);
            pages.Sum(p => p.Count).ShouldBe(Many);
            for (var back = pages.Count - 2; back >= 0; back--)
            {
                page = await page.FollowAsync("前へ");
                page.Rows.Select(r => r["番号"]).ShouldBe(pages[back]);
            }
            page.Link("前へ").ShouldBeNull("before the first page");
            return;
        }
    }

    [Theory, Databases]
    public async Task Paging_RowsAddedMeanwhile_NeitherSkipsNorRepeats(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var department = await organization.DepartmentAsync("総務部");
        await FillAsync(organization, department, 70);
        var first = await office.GetAsync("/assets?sort=Name");
        await organization.AssetAsync("0 最初に並ぶ資産", department);
        var second = await first.FollowAsync("次へ");
        first.Rows.Concat(second.Rows).Select(r => r["番号"]).Distinct().Count().ShouldBe(70);
    }

    [Theory, Databases]
    public async Task Order_ByImportance_HighestFirstWhenDescending(Database database)
    {
        var (_, office) = await ManyAsync(database);
        var values = (await office.GetAsync("/assets?sort=-Importance")).Rows.Select(r => r["重要度"]).ToList();
        values.ShouldBe(values.OrderByDescending(v => v, StringComparer.Ordinal));
        values[0].ShouldBe("3");
    }

    [Theory]
    [Databases("' OR 1=1--")]
    [Databases("%")]
    [Databases("_")]
    [Databases("\\")]
    [Databases("100%_\\'\"<script>")]
    [Requirement("I01")]
    public async Task Search_TextWithMeaningElsewhere_IsTakenLiterally(Database database, string text)
    {
        var (organization, office) = await OfficeAsync(database);
        var department = await organization.DepartmentAsync("総務部");
        await organization.AssetAsync("ほかの資産", department);
        (await SearchAsync(office, text)).ShouldBe(HttpStatusCode.OK).Rows.ShouldBeEmpty();
        await organization.AssetAsync($"資産 {text} です", department);
        var page = await SearchAsync(office, text);
        page.Rows.ShouldHaveSingleItem()[Name].ShouldBe($"資産 {text} です");
        page.Document.QuerySelectorAll("table script").ShouldBeEmpty();
    }

    [Theory]
    [Databases("ｺｷｬｸ")]
    [Databases("コキャク　名簿")]
    [Databases("A-0001")]
    [Databases("a-1")]
    public async Task Search_WrittenOtherwise_FindsTheSame(Database database, string text)
    {
        var (organization, office) = await OfficeAsync(database);
        await organization.AssetAsync("コキャク 名簿", await organization.DepartmentAsync("総務部"));
        (await SearchAsync(office, text)).Rows.ShouldHaveSingleItem();
    }

    [Theory, Databases]
    public async Task Search_Nul_Returns400(Database database)
    {
        var (_, office) = await OfficeAsync(database);
        (await office.GetAsync("/assets?q=%00")).ShouldBe(HttpStatusCode.BadRequest);
        (await office.GetAsync("/assets?q=a%00b")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [Databases(201, HttpStatusCode.BadRequest)]
    [Databases(7_000, HttpStatusCode.BadRequest)]
    [Databases(10_240, HttpStatusCode.RequestUriTooLong)]
    [Requirement("I01")]
    public async Task Search_TooLong_IsRefused(Database database, int length, HttpStatusCode status)
    {
        var (_, office) = await OfficeAsync(database);
        (await office.GetAsync("/assets?q=" + new string('a', length))).ShouldBe(status);
    }

    [Theory]
    [Databases("sort=Nothing")]
    [Databases("sort=Name;drop table assets")]
    [Databases("view=nothing")]
    [Databases("f.Nothing=1")]
    [Databases("f.Importance=three")]
    [Databases("f.DepartmentId=no-id")]
    [Databases("f.DepartmentId=0191d0a0-0000-7000-8000-000000000000")]
    [Databases("cols=Nothing")]
    [Databases("after=no-cursor")]
    [Databases("after=bm8")]
    [Databases("after=e30")]
    [Databases("sort=Name&after=eyJLZXkiOm51bGwsIklkIjpudWxsfQ")]
    [Databases("sort=Name&after=eyJLZXkiOiJhXHUwMDAwYiIsIklkIjoiMDE5MWQwYTAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAwIn0")]
    [Requirement("I01")]
    public async Task List_AskedForWhatThereIsNot_Returns400(Database database, string query)
    {
        var (_, office) = await OfficeAsync(database);
        (await office.GetAsync("/assets?" + query)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, Databases]
    [Requirement("S2-14")]
    public async Task Views_ShowWhatTheySayWithTheirCounts(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var department = await organization.DepartmentAsync("総務部");
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9));
        var owner = await organization.PersonAsync("山田 花子", department);
        await organization.AssetAsync("最重要", department, f => f with { Confidentiality = 3, OwnerId = owner.Id });
        await organization.AssetAsync("個人の", department, f => f with { Confidentiality = 1, HasPersonalData = true, OwnerId = owner.Id });
        await organization.AssetAsync("間もなく", department, f => f with { Confidentiality = 1, ExpiresOn = today.AddDays(31), OwnerId = owner.Id });
        await organization.AssetAsync("まだ先", department, f => f with { Confidentiality = 1, ExpiresOn = today.AddDays(33), OwnerId = owner.Id });
        await organization.AssetAsync("持ち主なし", department, f => f with { Confidentiality = 1 });
        await organization.AssetAsync("未評価の", department, f => f with { OwnerId = owner.Id });
        foreach (var (view, label, names) in new[]
        {
            ("top", "重要度3", new[] { "最重要" }), ("personal", "個人情報", ["個人の"]), ("expiring", "満了が近い", ["間もなく"]),
            ("ownerless", "管理者なし", ["持ち主なし"]), ("unrated", "未評価", ["未評価の"]), ("disposed", "廃棄済み", []),
        })
        {
            var page = await office.GetAsync("/assets?view=" + view);
            page.Rows.Select(r => r[Name]).ShouldBe(names, view);
            page.Link($"{label} {names.Length}").ShouldNotBeNull($"{label} with its count");
        }
    }

    [Theory, Databases]
    public async Task Filter_ByDepartment_TakesWhatIsBelowIt(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var sales = await organization.DepartmentAsync("営業部");
        var first = await organization.DepartmentAsync("第一課", sales);
        await organization.AssetAsync("営業の", sales);
        await organization.AssetAsync("第一課の", first);
        await organization.AssetAsync("総務の", await organization.DepartmentAsync("総務部"));
        (await office.GetAsync($"/assets?f.DepartmentId={sales.Id.Value}")).Rows.Select(r => r[Name]).Order().ShouldBe(new[] { "営業の", "第一課の" }.Order());
        (await office.GetAsync($"/assets?f.DepartmentId={first.Id.Value}")).Rows.ShouldHaveSingleItem()[Name].ShouldBe("第一課の");
        var form = (await office.GetAsync("/assets")).Form("絞り込む");
        (await form.Choose("管理部門", "総務部").SubmitAsync()).Rows.ShouldHaveSingleItem()[Name].ShouldBe("総務の");
    }

    private async Task<(TestOrganization, Visitor)> OfficeAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        return (organization, await SignInAsync(organization, Role.IsmsOffice));
    }

    // Made once per database: each order reads the same rows.
    private static readonly Dictionary<Installation, (TestOrganization, Visitor)> Made = [];

    private async Task<(TestOrganization, Visitor)> ManyAsync(Database database)
    {
        var installation = await Installations.OnAsync(database);
        if (Made.TryGetValue(installation, out var known)) return known;
        var made = await OfficeAsync(database);
        await FillAsync(made.Item1, await made.Item1.DepartmentAsync("総務部"), Many);
        return Made[installation] = made;
    }

    // Many ties in every order, and names that databases sort differently.
    private static Task FillAsync(TestOrganization organization, Department department, int count) => organization.InAsync(async services =>
    {
        var db = services.GetRequiredService<MeguriDb>();
        string[] heads = ["あ", "ア", "漢字", "a", "A", "ａ", "Ä", "-", " ", "ー", "𠮷", "'"];
        for (var i = 0; i < count; i++)
        {
            var fields = new AssetFields
            {
                Name = $"{heads[i % heads.Length]}資産{i / 2}-{i % 2}", DepartmentId = department.Id, Confidentiality = i % 4 == 0 ? null : i % 4,
                ExpiresOn = i % 3 == 0 ? null : new DateOnly(2030, 1 + i % 3, 1),
            };
            db.Add(Asset.Register(fields, new AssetScale()).Value!);
        }
        services.GetRequiredService<Trail>().Begin("test.prepare");
        await db.SaveChangesAsync();
    });

    private static Task<WebPage> SearchAsync(Visitor visitor, string text) => visitor.GetAsync("/assets?q=" + Uri.EscapeDataString(text));
}
