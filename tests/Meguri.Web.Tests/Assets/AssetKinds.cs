using System.Net;
using Meguri.Domain.Assets;
using Meguri.Platform.Access;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Assets;

/// <summary>What the ledger tells apart: contents, media, secrets, personal data, impact, what is protected and what is watched.</summary>
public sealed class AssetKinds(Installations installations) : WebTest(installations)
{
    private const string Name = "情報資産の名称";

    [Theory, Databases]
    [Requirement("S2-12")]
    public async Task Choices_NineContentsAndFiveMedia_AreOfferedWithTheOrganizationsOwn(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var page = await office.GetAsync("/assets/choices");
        page.Document.QuerySelectorAll(".rows .badge").Count(b => WebPage.Text(b) == "標準").ShouldBe(14);
        (await page.Form("選択肢を加える").Choose("どの項目の選択肢か", "データの内容").Fill("選択肢", "監視カメラの映像").SubmitAsync()).ShouldSay("「監視カメラの映像」を加えました。");
        await (await office.GetAsync("/assets/choices")).Form("選択肢を加える").Choose("どの項目の選択肢か", "媒体").Fill("選択肢", "磁気テープ").SubmitAsync();

        var form = await office.GetAsync("/assets/add");
        var (kinds, media) = (Options(form, "asset-kinds"), Options(form, "asset-media"));
        kinds.ShouldBe(["決算書・損益計算書などのデータ", "領収書", "給与情報", "人事情報", "契約書", "Webサービスのソースコード", "新規プロジェクトの計画書", "顧客情報", "顧客への提案書", "監視カメラの映像"]);
        media.ShouldBe(["ハードディスク", "USBメモリ", "クラウド", "紙", "SDカード", "磁気テープ"]);
        form.Document.QuerySelector("#asset-kinds")!.Id.ShouldBe(form.Document.QuerySelector("[name='Input.Kind']")!.GetAttribute("list"));

        await Fill(form, "監視カメラの記録").Fill("種類", kinds[9]).Fill("媒体・保存先", media[5]).SubmitAsync();
        (await (await office.GetAsync("/assets/choices")).Forms("外す")[0].SubmitAsync("外す")).ShouldSay("選択肢から外しました。");
        Options(await office.GetAsync("/assets/add"), "asset-kinds").Count.ShouldBe(9);
        (await organization.FindAsync(db => db.Set<Asset>().SingleAsync())).Kind.ShouldBe("監視カメラの映像", "what is written stays");
    }

    [Theory]
    [Databases("紙")]
    [Databases(" 紙　")]
    [Databases("ＵＳＢメモリ")]
    public async Task Choices_OneThatIsThere_IsRefusedBesideTheField(Database database, string text)
    {
        var (_, office) = await OfficeAsync(database);
        var page = await (await office.GetAsync("/assets/choices")).Form("選択肢を加える").Choose("どの項目の選択肢か", "媒体").Fill("選択肢", text).SubmitAsync();
        page.ShouldBe(HttpStatusCode.UnprocessableEntity).ProblemAt("選択肢").ShouldNotBeNull().ShouldEndWith("はすでに選択肢にあります。");
    }

    [Theory, Databases]
    public async Task Choices_WithoutTheRight_AreReadOnly(Database database)
    {
        var (organization, _) = await OfficeAsync(database);
        var officer = await SignInAsync(organization, await organization.PersonAsync("佐藤 花"), Role.DepartmentOfficer);
        var page = await officer.GetAsync("/assets/choices");
        page.ShouldSay("領収書").Forms("選択肢を加える").ShouldBeEmpty();
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await officer.PostAsync("/assets/choices", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Input.List", "Kind"), new("Input.Text", "x")])))
            .ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [Databases("経営情報", SecretClass.Management)]
    [Databases("財務情報", SecretClass.Finance)]
    [Databases("研究開発情報", SecretClass.Research)]
    [Databases("マーケティング及び広報情報", SecretClass.Marketing)]
    [Databases("人事情報", SecretClass.Personnel)]
    [Requirement("S2-13")]
    public async Task Secret_OfItsClass_IsKeptFilteredAndShown(Database database, string label, SecretClass secret)
    {
        var (_, office) = await OfficeAsync(database);
        await Fill(await office.GetAsync("/assets/add"), "公開の資料").SubmitAsync();
        (await Fill(await office.GetAsync("/assets/add"), "社外秘の資料").Choose("企業内機密情報", label).SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay(label);
        var filtered = await (await office.GetAsync("/assets?cols=Name,Secret")).Form("絞り込む").Choose("企業内機密情報", label).SubmitAsync();
        filtered.Address.Query.ShouldContain($"f.Secret={secret}");
        var row = filtered.Rows.ShouldHaveSingleItem();
        (row[Name], row["企業内機密情報"]).ShouldBe(("社外秘の資料", label));
    }

    [Theory, Databases]
    [Requirement("S2-15")]
    public async Task PersonalData_TickedByKind_IsFoundInAView(Database database)
    {
        var (_, office) = await OfficeAsync(database);
        await Fill(await office.GetAsync("/assets/add"), "製品の図面").SubmitAsync();
        foreach (var (name, tick) in new[] { ("顧客名簿", "個人情報"), ("健康診断の結果", "要配慮個人情報"), ("源泉徴収票", "特定個人情報") })
            (await Fill(await office.GetAsync("/assets/add"), name).Tick(tick).SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        var view = await (await office.GetAsync("/assets")).FollowAsync("個人情報 3");
        view.Rows.Select(r => (r[Name], r["個人情報の種類"])).ShouldBe([("顧客名簿", "個人情報"), ("健康診断の結果", "要配慮"), ("源泉徴収票", "特定")]);
        var change = await (await view.FollowAsync("顧客名簿")).FollowAsync("変更する");
        await change.Form().Tick("個人情報", ticked: false).SubmitAsync();
        (await office.GetAsync("/assets?view=personal")).Rows.Count.ShouldBe(2);
    }

    [Theory]
    [Databases("A（大）", "A")]
    [Databases("B（中）", "B")]
    [Databases("C（小）", "C")]
    [Requirement("S3-29")]
    public async Task Impact_OfEachStep_IsKeptFilteredAndShown(Database database, string label, string letter)
    {
        var (_, office) = await OfficeAsync(database);
        await Fill(await office.GetAsync("/assets/add"), "未記入の資産").SubmitAsync();
        await Fill(await office.GetAsync("/assets/add"), "基幹システムのデータ").Choose("事業への影響", label).SubmitAsync();
        var filtered = await (await office.GetAsync("/assets?cols=Name,Impact")).Form("絞り込む").Choose("事業への影響", label).SubmitAsync();
        var row = filtered.Rows.ShouldHaveSingleItem();
        (row[Name], row["事業への影響"]).ShouldBe(("基幹システムのデータ", letter));
    }

    [Theory, Databases]
    [Requirement("S4-7")]
    public async Task Watch_ProtectedAndWatched_AreToldApart(Database database)
    {
        var (_, office) = await OfficeAsync(database);
        foreach (var (name, watch) in new[] { ("設計図", "守らなければならない"), ("社内報", "注視する"), ("カレンダー", "指定なし") })
            (await Fill(await office.GetAsync("/assets/add"), name).Choose("守る・注視", watch).SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        var list = await office.GetAsync("/assets?cols=Name,Watch");
        list.Rows.Select(r => (r[Name], r["守る・注視"])).ShouldBe([("設計図", "守らなければならない"), ("社内報", "注視する"), ("カレンダー", "—")]);
        (await list.Form("絞り込む").Choose("守る・注視", "守らなければならない").SubmitAsync()).Rows.ShouldHaveSingleItem()[Name].ShouldBe("設計図");
        (await list.Form("絞り込む").Choose("守る・注視", "注視する").SubmitAsync()).Rows.ShouldHaveSingleItem()[Name].ShouldBe("社内報");
    }

    private async Task<(TestOrganization Organization, Visitor Office)> OfficeAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        await organization.DepartmentAsync("総務部");
        return (organization, await SignInAsync(organization, Role.IsmsOffice));
    }

    private static WebForm Fill(WebPage page, string name) => page.ShouldBe(HttpStatusCode.OK).Form().Fill(Name, name).Choose("管理部門", "総務部");

    private static IReadOnlyList<string> Options(WebPage page, string list) => [.. page.Document.QuerySelectorAll($"#{list} option").Select(o => o.GetAttribute("value")!)];
}
