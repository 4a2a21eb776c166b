using System.Net;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Risks;

public sealed class Methods(Installations installations) : RiskRound(installations)
{
    [Theory, Databases]
    public async Task NewOrganization_FindsADraftThatNobodyApproved(Database database)
    {
        var cast = await CastAsync(database);
        var page = await cast.Office.GetAsync("/risks/method");
        page.ShouldSay("第1版").ShouldSay("下書き").ShouldSay("6以下は「受容できる」、9以下は「条件付きで受容」、それを超えると「受容基準超え」").ShouldNotSay("承認済み");
        (await cast.Office.GetAsync("/risks/assessment")).ShouldSay("先に方法を決めます");
    }

    [Theory, Databases]
    [Requirement("S3-40")]
    public async Task Approve_ByAnotherPerson_PutsTheVersionInForce(Database database)
    {
        var cast = await CastAsync(database);
        (await cast.Ciso.GetAsync("/approvals")).ShouldSay("承認待ちはありません");
        await (await cast.Office.GetAsync("/risks/method")).Form("承認を依頼する").SubmitAsync("承認を依頼する");
        var waiting = await cast.Ciso.GetAsync("/approvals");
        var page = await (await waiting.FollowAsync("アセスメントの方法 第1版の承認")).Form("承認する").SubmitAsync("承認する");
        page.ShouldBeAt("/risks/method").ShouldSay("方法を承認しました。").ShouldSay("渡辺 由美");
        (await cast.Ciso.GetAsync("/approvals")).ShouldSay("承認待ちはありません");
    }

    [Theory, Databases]
    [Requirement("Z16")]
    [Requirement("S3-8")]
    public async Task Approve_ByWhoAsked_IsRefused(Database database)
    {
        var cast = await CastAsync(database);
        var author = await SignInAsync(cast.Organization, await cast.Organization.PersonAsync("鈴木 花子"), Role.IsmsOffice, Role.IsmsManager);
        var asked = await (await author.GetAsync("/risks/method")).Form("承認を依頼する").SubmitAsync("承認を依頼する");
        var draft = await cast.Organization.FindAsync(db => db.Set<RiskMethod>().SingleAsync());
        var token = asked.Form("依頼を取り下げる").Values.Single(v => v.Name == "__RequestVerificationToken");
        var forged = new FormUrlEncodedContent([new(token.Name, token.Value), new("id", draft.Id.Value.ToString()), new("Input.Hash", draft.ContentHash())]);
        var page = await author.PostAsync("/risks/method?handler=Approve", forged);
        page.ShouldBe(HttpStatusCode.UnprocessableEntity).Problems.ShouldBe(["自分が依頼したものを、自分で承認することはできません。別の承認者に依頼してください。"]);
        (await cast.Organization.FindAsync(db => db.Set<RiskMethod>().SingleAsync())).State.ShouldBe(RiskMethodState.Draft);
    }

    [Theory, Databases]
    public async Task Approve_ChangedBehindTheApproversBack_IsRefused(Database database)
    {
        var cast = await CastAsync(database);
        await (await cast.Office.GetAsync("/risks/method")).Form("承認を依頼する").SubmitAsync("承認を依頼する");
        var seen = (await cast.Ciso.GetAsync("/risks/method")).Form("承認する");
        (await (await cast.Office.GetAsync("/risks/method/edit")).Form("保存する").Fill("そのまま受容できる上限", "4").SubmitAsync()).ShouldSay("依頼は失効しました");
        (await seen.SubmitAsync("承認する")).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("この依頼は、すでに決まったか取り下げられています。");
    }

    [Theory]
    [Databases("資産価値", "低", "尺度は、異なる呼び名で2〜10段階にしてください。")]
    [Databases("脅威", "低\n低", "尺度は、異なる呼び名で2〜10段階にしてください。")]
    [Databases("名称", "　", "方法の名称を書いてください。")]
    [Databases("そのまま受容できる上限", "12", "条件付きの上限は、そのまま受容できる上限以上にしてください。")]
    [Databases("そのまま受容できる上限", "六", "「六」は読み取れません。入力し直してください。")]
    public async Task Edit_BadInput_IsRefusedBesideTheField(Database database, string field, string value, string message)
    {
        var cast = await CastAsync(database);
        var page = await (await cast.Office.GetAsync("/risks/method/edit")).Form("保存する").Fill(field, value).SubmitAsync();
        page.ShouldRefuse(field, message);
        page.Form("保存する")[field]!.ReplaceLineEndings("\n").ShouldBe(value);
    }

    [Theory]
    [Databases("ValueThreatVulnerability", "27")]
    [Databases("Matrix", "4")]
    [Databases("Grades", "A")]
    [Databases("SmallBusiness", "9")]
    public async Task Edit_EachKind_ShowsItsTable(Database database, string kind, string worst)
    {
        var cast = await CastAsync(database);
        var page = await (await cast.Office.GetAsync($"/risks/method/edit?kind={kind}")).Form("保存する").SubmitAsync("保存する");
        page.ShouldBeAt("/risks/method").Document.QuerySelector(".heatmap tr td:last-child")!.TextContent.ShouldBe(worst);
    }

    [Theory, Databases]
    [Requirement("S2-17")]
    public async Task Edit_TenLevels_AreLabelsOfTheMatrix(Database database)
    {
        var cast = await CastAsync(database);
        var page = await (await cast.Office.GetAsync("/risks/method/edit?kind=Matrix&levels=10")).Form("保存する").SubmitAsync("保存する");
        page.ShouldBeAt("/risks/method").ShouldSay("受容基準超え 7–10").Document.QuerySelectorAll(".heatmap td.tone-red").Length.ShouldBe(10);
    }

    [Theory, Databases]
    public async Task Resize_MoreLabels_KeepsWhatWasThereAndSavesNothing(Database database)
    {
        var cast = await CastAsync(database);
        var page = await (await cast.Office.GetAsync("/risks/method/edit?kind=Matrix")).Form("保存する").Fill("影響度", "1\n2\n3\n4\n5").SubmitAsync("呼び名に合わせて表を作り直す");
        page.ShouldBeAt("/risks/method/edit").Document.QuerySelectorAll(".level-cells select").Length.ShouldBe(20);
        page.Form("保存する")["影響度 5・起こりやすさ 4 のとき"].ShouldBe("4");
        (await page.Form("保存する").SubmitAsync("保存する")).ShouldBeAt("/risks/method");
    }

    [Theory, Databases]
    [Requirement("S3-40")]
    public async Task NewVersion_ShowsWhatEveryRiskBecomes_BeforeItIsTaken(Database database)
    {
        var cast = await RunningAsync(database);
        var risk = await RiskAsync(cast, await AssetAsync(cast, "顧客名簿", 3), 1, 3);
        risk.ShouldSay("9").ShouldSay("条件付きで受容");
        (await (await cast.Office.GetAsync("/risks/method/edit")).Form("保存する").Choose("計算", "足し算").Fill("そのまま受容できる上限", "5").Fill("条件付きで受容できる上限", "6").SubmitAsync())
            .ShouldRefuse("改める理由", "改める理由を書いてください。");
        await (await cast.Office.GetAsync("/risks/method/edit")).Form("保存する").Choose("計算", "足し算").Fill("そのまま受容できる上限", "5").Fill("条件付きで受容できる上限", "6").Fill("改める理由", "簡単にする").SubmitAsync();
        await ApproveMethodAsync(cast);
        var preview = await (await cast.Office.GetAsync("/risks/method")).FollowAsync("切り替えたときの変化");
        preview.ShouldSay("評価済み 1件のうち 1件が変わります");
        preview.Document.QuerySelectorAll(".table-cards tbody td").Select(WebPage.Text).ShouldContain("9 → 7");
        (await cast.Office.GetAsync(Below(cast, risk))).ShouldSay("条件付きで受容");
        (await preview.Form("この版に切り替える").SubmitAsync()).ShouldBeAt("/risks/assessment").ShouldSay("第2版");
        (await cast.Office.GetAsync(Below(cast, risk))).ShouldSay("受容基準超え").ShouldSay("＋ ぜい弱性 3（高） = 7");
    }
}
