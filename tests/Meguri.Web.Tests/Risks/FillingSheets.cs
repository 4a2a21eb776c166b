using System.Net;
using Meguri.Domain.Risks;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Risks;

/// <summary>The department fills its part of a sheet; each side finds its own part open and the other's shut.</summary>
public sealed class FillingSheets(Installations installations) : SheetRound(installations)
{
    [Theory, Databases]
    [Requirement("S3-36", "S3-37", "S3-39", "S3-41")]
    public async Task Department_FillsAssetsAnswersAndRisks_AndTheTableGivesTheLevel(Database database)
    {
        var desk = await FilledAsync(database);

        var page = await desk.Staff.GetAsync(await SheetAsync(desk));

        foreach (var line in new[] { "A1|A-0001 顧客名簿|A B C|", "P1|運搬箱の施錠|■ 済|", "P2|媒体の暗号化|□ 未|予算待ち", "A1|T1|P2|運搬中に失くすと読まれる|機密性|A × A|A||田中 美咲" }) Lines(page).ShouldContain(line);
        page.ShouldNotSay("提出するまでに、次の記入が必要です。");
        var risk = (await desk.Organization.FindAsync(db => db.Set<RiskSheet>().Include(s => s.Risks).SingleAsync(Stop))).Risks.ShouldHaveSingleItem();
        (risk.Name, risk.Asset, risk.Threat, risk.Measure, risk.Level).ShouldBe(("R1", 1, 1, 2, Grade.A));
    }

    [Theory, Databases]
    [Requirement("S3-37")]
    public async Task Department_ReadsTheOfficesPart_AndFindsNoneOfItsFields(Database database)
    {
        var desk = await HandedOutAsync(database);
        var page = await desk.Staff.GetAsync(await SheetAsync(desk) + "/fill");

        page.ShouldSay(Finding).Form("保存する").Values.ShouldNotContain(v => v.Name == "Input.Situation" || v.Name.StartsWith("Input.Threats", StringComparison.Ordinal) || v.Name.StartsWith("Input.Measures", StringComparison.Ordinal));
    }

    [Theory]
    [Databases("Input.Situation", "問題ない")]
    [Databases("Input.Threats[0].Text", "なし")]
    [Databases("Input.Measures[0].Text", "なし")]
    [Requirement("S3-37", "Z12")]
    public async Task Department_ForgingTheOfficesPart_IsForbiddenAndChangesNothing(Database database, string name, string value)
    {
        var desk = await HandedOutAsync(database);
        var before = await TrailAsync(desk);

        (await Answer(await FillAsync(desk.Staff, desk)).Forge(name, value).SubmitAsync("保存する")).ShouldBe(HttpStatusCode.Forbidden);

        (await TrailAsync(desk)).ShouldBe(before);
        Lines((await desk.Staff.GetAsync(await SheetAsync(desk))).ShouldSay(Finding)).ShouldContain("P1|運搬箱の施錠|□ 未回答|");
    }

    [Theory]
    [Databases("Input.Assets[0].Text", "鍵束")]
    [Databases("Input.Answers[0].Done", "Fully")]
    [Databases("Input.Risks[0].Text", "何か")]
    [Requirement("S3-37", "Z12")]
    public async Task Office_ForgingTheDepartmentsPart_IsForbiddenAndChangesNothing(Database database, string name, string value)
    {
        var desk = await HandedOutAsync(database);
        var before = await TrailAsync(desk);

        (await (await FillAsync(desk.Office, desk)).Forge(name, value).SubmitAsync("保存する")).ShouldBe(HttpStatusCode.Forbidden);

        (await TrailAsync(desk)).ShouldBe(before);
    }

    [Theory, Databases]
    [Requirement("S3-37")]
    public async Task Department_BeforeItIsHandedOut_ReadsOnly(Database database)
    {
        var desk = await PreparedAsync(database);

        (await desk.Staff.GetAsync(await SheetAsync(desk) + "/fill")).ShouldBeAt(await SheetAsync(desk)).Link("シートに記入する").ShouldBeNull();
    }

    [Theory, Databases]
    [Requirement("S3-39")]
    public async Task Risk_OfAMeasureThatIsDone_IsRefusedInClearWordsAndKeepsWhatWasTyped(Database database)
    {
        var desk = await HandedOutAsync(database);

        var page = await Answer(await FillAsync(desk.Staff, desk)).Choose("R1 未実施の対策", "P1 運搬箱の施錠").SubmitAsync("保存する");

        page.ShouldRefuse("P1 対策済", "P1はリスクの行で使われているため、対策済にできません。");
        page.Form("保存する")["R1 内容"].ShouldBe("運搬中に失くすと読まれる");
        (await desk.Organization.FindAsync(db => db.Set<SheetRisk>().CountAsync(Stop))).ShouldBe(0);
    }

    [Theory]
    [Databases("R1 脅威", "", "R1 資産", "R1の資産・脅威・対策を選んでください。")]
    [Databases("R1 未実施の対策", "", "R1 資産", "R1の資産・脅威・対策を選んでください。")]
    [Databases("R1 内容", "", "R1 内容", "R1の内容を書いてください。")]
    [Databases("R1 表によらないリスク", "C", "R1 備考（理由など）", "R1を表と違うリスクにする理由を、備考に書いてください。")]
    [Databases("A1 内容", "A-0999", "A1 内容", "A-0999")]
    [Requirement("S3-39")]
    public async Task Fill_AgainstTheRules_IsRefusedBesideTheField(Database database, string field, string value, string at, string message)
    {
        var desk = await HandedOutAsync(database);

        var page = await Answer(await FillAsync(desk.Staff, desk)).Fill(field, value).SubmitAsync("保存する");

        page.ShouldBe(HttpStatusCode.UnprocessableEntity).ProblemAt(at).ShouldNotBeNull().ShouldContain(message);
        (await desk.Organization.FindAsync(db => db.Set<SheetAsset>().CountAsync(Stop))).ShouldBe(0);
    }

    [Theory, Databases]
    [Requirement("S3-39")]
    public async Task Measure_DoneWhileARiskNamesIt_IsRefused(Database database)
    {
        var desk = await FilledAsync(database);

        var page = await (await FillAsync(desk.Staff, desk)).Choose("P2 対策済", "■ 済").SubmitAsync("保存する");

        page.ShouldBe(HttpStatusCode.UnprocessableEntity).Problems.ShouldHaveSingleItem().ShouldContain("P2は");
        Lines(await desk.Staff.GetAsync(await SheetAsync(desk))).ShouldContain("P2|媒体の暗号化|□ 未|予算待ち");
    }

    [Theory, Databases]
    [Requirement("S3-39")]
    public async Task Risk_OfAMeasureThatWasDoneBefore_IsRefusedBesideTheMeasure(Database database)
    {
        var desk = await FilledAsync(database);

        var page = await (await FillAsync(desk.Staff, desk)).Choose("R1 未実施の対策", "P1 運搬箱の施錠").SubmitAsync("保存する");

        page.ShouldRefuse("R1 未実施の対策", "R1の対策P1は対策済です。済んでいない対策を選んでください。");
    }

    [Theory, Databases]
    [Requirement("S3-39")]
    public async Task Risk_AgainstTheTableWithAReason_IsTakenAndMarked(Database database)
    {
        var desk = await HandedOutAsync(database);

        var page = await Answer(await FillAsync(desk.Staff, desk)).Choose("R1 表によらないリスク", "C").Fill("R1 備考（理由など）", "運搬をやめた").SubmitAsync("保存する");

        Lines(page.ShouldBe(HttpStatusCode.OK)).ShouldContain(line => line.EndsWith("|A × A|C 表によらない|運搬をやめた|田中 美咲", StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task Lines_More_KeepWhatWasTyped(Database database)
    {
        var desk = await HandedOutAsync(database);

        var page = await Answer(await FillAsync(desk.Staff, desk)).SubmitAsync("行を増やす");

        var form = page.ShouldBe(HttpStatusCode.OK).Form("保存する");
        form["R1 内容"].ShouldBe("運搬中に失くすと読まれる");
        await form.Fill("A4 内容", "運搬箱").Choose("A4 ビジネスへの影響", "C").SubmitAsync("保存する");
        Lines(await desk.Staff.GetAsync(await SheetAsync(desk))).ShouldContain("A2|運搬箱|A B C|");
    }

    [Theory, Databases]
    [Requirement("Z10")]
    public async Task Risk_GivenToSomebodyOfAnotherOrganization_IsRefused(Database database)
    {
        var desk = await HandedOutAsync(database);
        var stranger = await (await OrganizationAsync(database)).PersonAsync("他社の人");

        (await Answer(await FillAsync(desk.Staff, desk)).Forge("Input.Risks[0].OwnerId", stranger.Id.Value.ToString()).SubmitAsync("保存する")).ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await desk.Organization.FindAsync(db => db.Set<SheetRisk>().CountAsync(Stop))).ShouldBe(0);
    }
}
