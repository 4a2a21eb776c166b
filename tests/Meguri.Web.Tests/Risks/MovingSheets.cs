using System.Net;
using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Risks;

/// <summary>A sheet goes from the department to its head, to the office, back, and into the register.</summary>
public sealed class MovingSheets(Installations installations) : SheetRound(installations)
{
    private const string HandIn = "まとめて提出する";
    private const string Confirm = "確認する";
    private const string Accept = "受理する";
    private const string SendBack = "差し戻す";

    [Theory, Databases]
    [Requirement("S3-36", "S3-37", "S3-38")]
    public async Task Way_FromTheOfficeToTheRegister_StandsOnThePageAndInTheTrail(Database database)
    {
        var desk = await SubmittedAsync(database);
        var sheet = await SheetAsync(desk);

        var page = await (await desk.Office.GetAsync(sheet)).Form(Accept).SubmitAsync(Accept);

        page.ShouldBeAt(sheet).ShouldSay("シートを受理し、リスクを登録しました。").ShouldSay("受理済み").ShouldSay("鈴木 花子 提出").ShouldSay("田中 美咲 確認").ShouldSay("佐藤 一郎 受理");
        page.Link("シートに記入する").ShouldBeNull();
        (await TrailAsync(desk)).ShouldBe(["prepare", "fill", "hand-out", "fill", "hand-in", "confirm", "accept"]);
        (await desk.Office.GetAsync("/risks/sheets")).Rows.ShouldHaveSingleItem()["進み具合"].ShouldBe("受理済み 1");
    }

    [Theory, Databases]
    [Requirement("S3-38", "S3-39")]
    public async Task Accept_MakesTheRowsRisksOfTheRegister(Database database)
    {
        var desk = await SubmittedAsync(database);

        var page = await (await desk.Office.GetAsync(await SheetAsync(desk))).Form(Accept).SubmitAsync(Accept);

        var risk = await desk.Organization.FindAsync(db => db.Set<Risk>().SingleAsync(Stop));
        (risk.AssetId, risk.OwnerId, risk.Property, risk.Consequence).ShouldBe((desk.Asset.Id, desk.Cast.Head.Id, SecurityProperty.Confidentiality, "運搬中に失くすと読まれる"));
        var row = (await desk.Office.GetAsync("/risks")).Rows.ShouldHaveSingleItem();
        row["番号"].ShouldBe("R-0001");
        (await page.FollowAsync("R-0001")).ShouldBe(HttpStatusCode.OK).ShouldSay("顧客名簿").ShouldSay("媒体の暗号化").ShouldSay("A.7.10");
    }

    [Theory, Databases]
    [Requirement("S3-38", "S3-39")]
    public async Task Accept_WhereTheMethodRatesAsTheSheetDoes_TakesItsLevelOver(Database database)
    {
        var desk = await SubmittedAsync(database);
        await AdoptAsync(desk, GradeRules.Shipped);

        await (await desk.Office.GetAsync(await SheetAsync(desk))).Form(Accept).SubmitAsync(Accept);

        var risk = await desk.Organization.FindAsync(db => db.Set<Risk>().SingleAsync(Stop));
        (risk.Before!.Impact, risk.Before.Likelihood, risk.BeforeLabel, risk.BeforeBand).ShouldBe((3, 3, "A", AcceptanceBand.NotAcceptable));
        (await desk.Office.GetAsync("/risks")).Rows.ShouldHaveSingleItem()["対応前"].ShouldBe("A");
    }

    [Theory, Databases]
    [Requirement("S3-38")]
    public async Task HandIn_Incomplete_SaysWhatIsMissing(Database database)
    {
        var desk = await HandedOutAsync(database);
        var page = await desk.Staff.GetAsync(await SheetAsync(desk));
        page.ShouldSay("提出するまでに、次の記入が必要です。").ShouldSay("P1が済んでいるかどうかを選んでください。");

        (await page.Form(HandIn).SubmitAsync(HandIn)).ShouldBe(HttpStatusCode.UnprocessableEntity).Problems.ShouldContain("P2が済んでいるかどうかを選んでください。");

        (await StageAsync(desk)).ShouldBe(SheetStage.Filling);
    }

    [Theory, Databases]
    [Requirement("S3-38")]
    public async Task HandIn_OneSheetOfTheDepartmentIncomplete_KeepsAll(Database database)
    {
        var desk = await FilledAsync(database);
        const string Make = "シートを作る";
        await (await desk.Office.GetAsync("/risks/sheets")).Form(Make).Tick("営業部").SubmitAsync(Make);
        await (await desk.Office.GetAsync(await SheetAsync(desk, "A.8.24") + "/fill")).Form("保存する").Fill("P1 内容", "鍵の台帳").SubmitAsync("保存する");
        await HandOutAsync(desk);

        (await (await desk.Staff.GetAsync(desk.Department)).Form(HandIn).SubmitAsync(HandIn)).ShouldBe(HttpStatusCode.UnprocessableEntity)
            .Problems.ShouldBe(["RS-0002の記入が終わっていません。部門のすべてのシートを埋めてから提出します。"]);

        (await desk.Staff.GetAsync(desk.Department)).Rows.Select(row => (row["状態"], row["未記入"])).ShouldBe([("部門が記入中", "—"), ("部門が記入中", "1")]);
    }

    [Theory, Databases]
    [Requirement("S3-37", "S3-38")]
    public async Task HandIn_ByStaff_WaitsForTheHead_ByTheHead_GoesToTheOffice(Database database)
    {
        var desk = await HandedInAsync(database);
        (await desk.Staff.GetAsync(await SheetAsync(desk))).ShouldSay("部門の長の確認待ち").Forms(Confirm).ShouldBeEmpty();
        (await desk.Office.GetAsync(await SheetAsync(desk))).Forms(Accept).ShouldBeEmpty();

        var other = await FilledAsync(database);
        await (await other.Head.GetAsync(other.Department)).Form(HandIn).SubmitAsync(HandIn);

        ((await StageAsync(desk)), (await StageAsync(other))).ShouldBe((SheetStage.AwaitingConfirmation, SheetStage.Submitted));
    }

    [Theory, Databases]
    [Requirement("S3-38")]
    public async Task Head_ConfirmsAllAtOnce(Database database)
    {
        var desk = await HandedInAsync(database);

        var page = await (await desk.Head.GetAsync(desk.Department)).Form("まとめて確認する").SubmitAsync("まとめて確認する");

        page.ShouldBeAt(desk.Department).Rows.ShouldHaveSingleItem()["状態"].ShouldBe("提出済み");
        (await desk.Office.GetAsync("/home")).ShouldSay("あなたの番 1枚");
    }

    [Theory, Databases]
    [Requirement("S3-38")]
    public async Task SendBack_WithAReason_ReachesTheDepartmentWhichFillsAgain(Database database)
    {
        var desk = await SubmittedAsync(database);
        var sheet = await SheetAsync(desk);
        (await (await desk.Office.GetAsync(sheet)).Form(SendBack).SubmitAsync(SendBack)).ShouldRefuse("差し戻す理由", "差し戻す理由を書いてください。");

        (await (await desk.Office.GetAsync(sheet)).Form(SendBack).Fill("差し戻す理由", "盗難のリスクがない").SubmitAsync(SendBack)).ShouldBe(HttpStatusCode.OK).ShouldSay("差戻し");

        (await desk.Staff.GetAsync(sheet)).ShouldSay("理由: 盗難のリスクがない");
        (await (await FillAsync(desk.Staff, desk)).Fill("R1 内容", "盗まれる、または失くす").SubmitAsync("保存する")).ShouldBe(HttpStatusCode.OK).ShouldSay("盗まれる、または失くす");
        await (await desk.Head.GetAsync(desk.Department)).Form(HandIn).SubmitAsync(HandIn);
        (await StageAsync(desk)).ShouldBe(SheetStage.Submitted);
        (await TrailAsync(desk)).ShouldContain("send-back: 盗難のリスクがない");
    }

    [Theory, Databases]
    [Requirement("S3-38")]
    public async Task SendBack_ByTheHead_GoesNoFurther(Database database)
    {
        var desk = await HandedInAsync(database);

        await (await desk.Head.GetAsync(await SheetAsync(desk))).Form(SendBack).Fill("差し戻す理由", "資産が足りない").SubmitAsync(SendBack);

        (await StageAsync(desk)).ShouldBe(SheetStage.SentBack);
        (await desk.Office.GetAsync(await SheetAsync(desk))).Forms(Accept).ShouldBeEmpty();
    }

    [Theory]
    [Databases("Confirm", false)]
    [Databases("Accept", true)]
    [Databases("SendBack", true)]
    [Requirement("Z12", "Z16")]
    public async Task Move_BySomebodyWhoseTurnItIsNot_IsRefusedAndMovesNothing(Database database, string act, bool submitted)
    {
        var desk = submitted ? await SubmittedAsync(database) : await HandedInAsync(database);
        var stage = await StageAsync(desk);
        var form = submitted ? (await desk.Office.GetAsync(await SheetAsync(desk))).Form(Accept) : (await desk.Head.GetAsync(await SheetAsync(desk))).Form(Confirm);
        var token = (await desk.Staff.GetAsync("/assets/add")).Form("保存する").Values.Single(v => v.Name == "__RequestVerificationToken");
        var forged = new FormUrlEncodedContent([new(token.Name, token.Value), new("Input.Version", form.Values.Single(v => v.Name == "Input.Version").Value), new("Input.Reason", "理由")]);

        (await desk.Staff.PostAsync($"{await SheetAsync(desk)}?handler={act}", forged)).ShouldBe(HttpStatusCode.UnprocessableEntity).Problems.ShouldHaveSingleItem();

        (await StageAsync(desk)).ShouldBe(stage);
    }

    [Theory, Databases]
    [Requirement("S3-38")]
    public async Task HandedIn_NobodyChangesItsWords(Database database)
    {
        var desk = await FilledAsync(database);
        var late = (await FillAsync(desk.Staff, desk)).Fill("R1 内容", "後から");
        await (await desk.Staff.GetAsync(desk.Department)).Form(HandIn).SubmitAsync(HandIn);

        (await late.SubmitAsync("保存する")).ShouldBe(HttpStatusCode.Conflict);
        (await late.Forge("Input.Version", $"{await VersionAsync(desk)}").SubmitAsync("保存する")).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("提出または受理されたため、変更できません。");

        (await desk.Staff.GetAsync(await SheetAsync(desk))).ShouldNotSay("後から");
    }

    [Theory, Databases]
    public async Task Accept_OnASheetThatWentOnMeanwhile_Returns409(Database database)
    {
        var desk = await SubmittedAsync(database);
        var sheet = await SheetAsync(desk);
        var (first, second) = ((await desk.Office.GetAsync(sheet)).Form(Accept), (await desk.Office.GetAsync(sheet)).Form(Accept));
        await first.Fill("差し戻す理由", "やり直し").SubmitAsync(SendBack);

        (await second.SubmitAsync(Accept)).ShouldBe(HttpStatusCode.Conflict);

        (await StageAsync(desk)).ShouldBe(SheetStage.SentBack);
        (await desk.Organization.FindAsync(db => db.Set<Risk>().CountAsync(Stop))).ShouldBe(0);
    }

    [Theory, Databases]
    [Requirement("S3-38")]
    public async Task Prepared_WithoutTheHeadsConfirmation_GoesStraightToTheOffice(Database database)
    {
        var desk = await JudgedAsync(database);
        await (await desk.Office.GetAsync("/risks/sheets")).Form("シートを作る").Tick("営業部").Tick("A.8.24 暗号の使用", false).Tick("提出の前に、部門の長が確認する", false).SubmitAsync("シートを作る");
        await (await FillAsync(desk.Office, desk)).Fill("P2 内容", "媒体の暗号化").SubmitAsync("保存する");
        await HandOutAsync(desk);
        await Answer(await FillAsync(desk.Staff, desk)).SubmitAsync("保存する");

        await (await desk.Staff.GetAsync(desk.Department)).Form(HandIn).SubmitAsync(HandIn);

        (await StageAsync(desk)).ShouldBe(SheetStage.Submitted);
    }

    [Theory, Databases]
    [Requirement("S3-38")]
    public async Task Ended_Round_LeavesItsSheetsAsTheyAre(Database database)
    {
        var desk = await FilledAsync(database);
        const string finish = "アセスメントを終了する";
        (await (await desk.Office.GetAsync("/risks/assessment")).Form(finish).SubmitAsync(finish)).ShouldBe(HttpStatusCode.OK);

        (await desk.Staff.GetAsync(await SheetAsync(desk))).ShouldBe(HttpStatusCode.OK).Forms(HandIn).ShouldBeEmpty();
        (await desk.Staff.GetAsync(await SheetAsync(desk) + "/fill")).ShouldBeAt(await SheetAsync(desk));
    }

    private static async Task<int> VersionAsync(Desk desk) => (await desk.Organization.FindAsync(db => db.Set<RiskSheet>().SingleAsync(Stop))).Version;

    /// <summary>The running round goes on with another method.</summary>
    private static Task AdoptAsync(Desk desk, MethodRules rules) => desk.Organization.InAsync(async services =>
    {
        var (db, now) = (services.GetRequiredService<MeguriDb>(), DateTimeOffset.UtcNow);
        var head = desk.Cast.Head.Id;
        var method = Installation.Must((await db.Set<RiskMethod>().SingleAsync()).NewVersion(1, rules, "評価シートに合わせる"));
        var request = Installation.Must(method.RequestApproval(head, now));
        method.Approve(request, new Signature((await db.Set<Person>().FirstAsync(p => p.Id != head)).Id, now, method.ContentHash())).Problems.ShouldBeEmpty();
        (await db.Set<RiskAssessment>().SingleAsync()).Adopt(method, [], now).Problems.ShouldBeEmpty();
        db.AddRange(method, request);
        services.GetRequiredService<Trail>().Begin("test.adopt");
        await db.SaveChangesAsync();
    });
}
