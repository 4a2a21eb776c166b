using System.Net;
using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Exchange;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Risks;

/// <summary>Departments name their own risks; the office has them all in one table.</summary>
public sealed class DepartmentRisks(Installations installations) : RiskRound(installations)
{
    private const string AssetField = "資産の番号か名称";
    private const string GroupField = "資産グループの名称";

    [Theory, Databases]
    [Requirement("S0-19")]
    public async Task Departments_EnterAssetsAndRisks_TheOfficeHasThemInOneTable(Database database)
    {
        var cast = await RunningAsync(database, "詳細分析だけ");
        var general = await cast.Organization.DepartmentAsync("総務部");
        foreach (var (department, person, asset, threat) in new[] { (cast.Department, "佐藤 花", "見積書", "盗み見"), (general, "鈴木 一", "社員名簿", "紛失") })
        {
            using var officer = await OfficerAsync(cast, person, department);
            var entered = await (await officer.GetAsync("/assets/add")).Form().Fill("情報資産の名称", asset).Choose("管理部門", department.Name).Fill("機密性", "3").SubmitAsync();
            entered.ShouldBe(HttpStatusCode.OK);
            (await Fill(await officer.GetAsync("/risks/add"), asset, threat).Fill("脅威", "2").Fill("ぜい弱性", "3").SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        }
        var table = await cast.Office.GetAsync("/risks?sort=Number&cols=Target,TargetNumber,DepartmentId,Threat,BeforeLevel");
        table.Rows.Select(r => (r["番号"], r["資産・業務"], r["部門"], r["対応前"])).ShouldBe([("R-0001", "見積書 A-0001", "営業部", "18"), ("R-0002", "社員名簿 A-0002", "総務部", "18")]);
        using var file = new MemoryStream(await cast.Office.Outside.DownloadAsync(table.Link("Excel（表示中の列）")!));
        var rows = SheetReader.Open(file, null, Stop).Value!.Rows(Stop).Select(r => string.Join('|', r.Texts)).ToList();
        rows.ShouldContain(r => r.Contains("見積書") && r.Contains("A-0001") && r.Contains("営業部") && r.Contains("盗み見"));
        rows.ShouldContain(r => r.Contains("社員名簿") && r.Contains("A-0002") && r.Contains("総務部") && r.Contains("紛失"));
    }

    [Theory, Databases]
    public async Task Add_DepartmentsApart_SuggestsNothingOfAnotherDepartment(Database database)
    {
        var (cast, officer) = await ApartAsync(database);
        var page = await officer.GetAsync("/risks/add");
        page.Document.QuerySelectorAll("#risk-assets option").Select(o => o.GetAttribute("value")).ShouldBe(["A-0001 見積書"]);
        page.Document.QuerySelectorAll("[name='Input.AssetGroup'] option").Select(WebPage.Text).ShouldContain("営業の書類");
        foreach (var hidden in new[] { "社員名簿", "A-0002", "人事の書類", "総務部" }) page.Html.ShouldNotContain(hidden, Case.Sensitive);
        var other = await cast.Organization.FindAsync(db => db.Set<Asset>().SingleAsync(a => a.Name == "社員名簿"));
        (await officer.GetAsync($"/risks/add?asset={other.Id.Value}")).ShouldBe(HttpStatusCode.OK).Html.ShouldNotContain("社員名簿", Case.Sensitive);
    }

    [Theory]
    [Databases("A-0002")]
    [Databases("社員名簿")]
    [Databases("A-0002 社員名簿")]
    public async Task Add_AssetOfAnotherDepartment_IsRefusedLikeAnUnknownOne(Database database, string text)
    {
        var (cast, officer) = await ApartAsync(database);
        var page = await Fill(await officer.GetAsync("/risks/add"), text, "紛失").SubmitAsync();
        page.ShouldRefuse(AssetField, $"資産「{text}」が見つからないか、複数あります。番号で指定してください。");
        var unknown = await Fill(await officer.GetAsync("/risks/add"), "A-9999", "紛失").SubmitAsync();
        unknown.ProblemAt(AssetField).ShouldBe("資産「A-9999」が見つからないか、複数あります。番号で指定してください。");
        (await RisksAsync(cast)).ShouldBe(0);
    }

    [Theory]
    [Databases("人事の書類")]
    [Databases("どこにもないグループ")]
    public async Task Add_GroupOfAnotherDepartment_IsRefusedLikeAnUnknownOne(Database database, string group)
    {
        var (cast, officer) = await ApartAsync(database);
        var form = (await officer.GetAsync("/risks/add")).Form("保存する").Choose("対象", "資産グループ").Choose("部門", "営業部").Fill("脅威（自分の言葉で）", "紛失");
        (await form.Forge("Input.AssetGroup", group).SubmitAsync()).ShouldRefuse(GroupField, $"グループ「{group}」が台帳に見つかりません。一覧から選んでください。");
        (await RisksAsync(cast)).ShouldBe(0);
        var own = (await officer.GetAsync("/risks/add")).Form("保存する").Choose("対象", "資産グループ").Choose(GroupField, "営業の書類").Choose("部門", "営業部").Fill("脅威（自分の言葉で）", "紛失");
        (await own.SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("営業の書類");
    }

    [Theory, Databases]
    public async Task Add_DepartmentsSeeEachOther_StillSuggestsOnlyWhatMayBeNamed(Database database)
    {
        var (_, officer) = await ApartAsync(database, apart: false);
        (await officer.GetAsync("/assets")).ShouldSay("社員名簿");
        (await officer.GetAsync("/risks/add")).Document.QuerySelectorAll("#risk-assets option").Select(o => o.GetAttribute("value")).ShouldBe(["A-0001 見積書"]);
    }

    [Theory, Databases]
    public async Task ManyRisks_GetAnOwnerTogether(Database database)
    {
        var cast = await RunningAsync(database, "詳細分析だけ");
        await RiskAsync(cast, await AssetAsync(cast, "見積書", 3));
        await RiskAsync(cast, await AssetAsync(cast, "提案書", 2));
        var owner = await cast.Organization.PersonAsync("鈴木 一", cast.Department);
        var form = (await (await cast.Office.GetAsync("/risks")).Form("選んだ行をまとめて変更").SubmitAsync("該当する2件すべてを変更")).Form("変わるところを確かめる");
        var choice = form.Tick("リスク所有者").Forge("value.OwnerId", owner.Id.Value.ToString());
        var preview = (await choice.SubmitAsync()).ShouldSay("変更 2件").ShouldSay("田中 美咲 → 鈴木 一");
        (await preview.Form("2件を変更する").SubmitAsync("2件を変更する")).ShouldBeAt("/risks").Rows.Select(r => r["リスク所有者"]).ShouldBe(["鈴木 一", "鈴木 一"]);
    }

    private async Task<(Cast Cast, Visitor Officer)> ApartAsync(Database database, bool apart = true)
    {
        var cast = await RunningAsync(database, "詳細分析だけ");
        await cast.Organization.AssetAsync("見積書", cast.Department, f => f with { Confidentiality = 2, Group = "営業の書類" });
        await cast.Organization.AssetAsync("社員名簿", await cast.Organization.DepartmentAsync("総務部"), f => f with { Confidentiality = 3, Group = "人事の書類" });
        if (apart) await cast.Organization.KeepDepartmentsApartAsync();
        return (cast, await OfficerAsync(cast, "佐藤 花", cast.Department));
    }

    private static async Task<Visitor> OfficerAsync(Cast cast, string name, Department department) =>
        await SignInAsync(cast.Organization, await cast.Organization.PersonAsync(name, department), Role.DepartmentOfficer);

    private static WebForm Fill(WebPage page, string asset, string threat) => page.ShouldBe(HttpStatusCode.OK).Form("保存する").Fill(AssetField, asset).Fill("脅威（自分の言葉で）", threat);

    private static Task<int> RisksAsync(Cast cast) => cast.Organization.FindAsync(db => db.Set<Risk>().CountAsync());
}
