using Meguri.Web.Capabilities.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Meguri.Browser;

/// <summary>The main job, by what stands on the pages: from an office's files over risk assessment and treatment to an approved statement of applicability.</summary>
public sealed class MainPath(Installations installations, Chromium chromium) : BrowserTest(installations, chromium)
{
    private const string Root = "/acme";
    private const int AnnexA = 93;
    private static readonly Dictionary<string, (string Verdict, string Finding)> Findings = new()
    {
        ["A.5.12"] = ("DoesNot", "情報の分類の基準がない。"),
        ["A.5.15"] = ("Partly", "退職者のアクセス権が残ることがある。"),
        ["A.8.12"] = ("DoesNot", "持出しを検知する仕組みがない。"),
        ["A.8.13"] = ("Partly", "復元の試験をしていない。"),
    };

    [Fact]
    [Requirement("S2-16", "S2-20", "S3-32", "S3-33", "S3-34", "S3-40", "S3-50")]
    public async Task Office_FromItsFiles_ComesToAnApprovedStatement()
    {
        var installation = await Installations.FreshAsync(Database.Sqlite);
        await using var administrator = await SetUpAsync(installation);
        await administrator.ImportAsync("/people/import", "people.xlsx", 40);
        await administrator.ImportAsync("/assets/import", "ledger-risk-sheet.xlsx", 80);
        await administrator.SeesAsync("顧客への提案書 001");
        await using var office = await JoinAsync(installation, administrator, "鈴木 花子", "E0002", "IsmsOffice");
        await using var owner = await JoinAsync(installation, administrator, "田中 美咲", "E0004", "DepartmentOfficer");
        await using var ciso = await JoinAsync(installation, administrator, "佐藤 一郎", "E0001", "Ciso");
        await using var manager = await JoinAsync(installation, administrator, "高橋 健", "E0003", "IsmsManager");

        await ApproveMethodAsync(office, manager);
        await JudgeGapsAsync(office);
        await AnalyseAsync(office);
        await TreatAndAcceptAsync(office, owner, ciso);
        await DecideStatementAsync(office);
        await ApproveStatementAsync(office, ciso);
        await TakeAwayAsync(ciso);
    }

    private async Task<Desk> SetUpAsync(Installation installation)
    {
        var desk = new Desk(await OpenAsync(installation), Root);
        await desk.Page.GotoAsync(installation.Services.GetRequiredService<SetUpLink>().Make());
        await desk.FillAsync("組織の名称", "めぐり商事株式会社");
        await desk.FillAsync("組織の名称（英語）", "Meguri Trading Co., Ltd.");
        await desk.FillAsync("アドレスに使う短い名前", Root[1..]);
        await desk.FillAsync("あなたの氏名", "管理 太郎");
        await desk.FillAsync("メールアドレス", "admin@example.jp");
        await desk.FillAsync("パスワード", TestOrganization.Password);
        await desk.PressAsync("はじめる");
        await desk.Page.WaitForURLAsync("**/acme/home");
        return desk;
    }

    private async Task<Desk> JoinAsync(Installation installation, Desk administrator, string person, string number, string role)
    {
        var link = await administrator.InviteAsync(person, number, role);
        var desk = new Desk(await OpenAsync(installation), Root);
        await desk.Page.GotoAsync(link);
        await desk.FillAsync("パスワード", TestOrganization.Password);
        await desk.PressAsync("パスワードを設定する");
        await desk.Page.WaitForURLAsync("**/acme/home");
        await Expect(desk.Page.GetByText(person).First).ToBeAttachedAsync();
        return desk;
    }

    private static async Task ApproveMethodAsync(Desk office, Desk manager)
    {
        await office.GoAsync("/risks/assessment");
        await office.SeesAsync("承認された方法がないと、アセスメントを始められません。");
        await office.GoAsync("/risks/method");
        await office.PressAsync("承認を依頼する");
        await office.IsToldAsync("承認を依頼しました。");
        await office.HasNoButtonAsync("承認する");
        await manager.OpenWaitingAsync(new("アセスメントの方法 第1版の承認"));
        await manager.PressAsync("承認する");
        await manager.IsToldAsync("方法を承認しました。");
        await manager.SeesAsync("高橋 健");
    }

    private static async Task JudgeGapsAsync(Desk office)
    {
        await office.GoAsync("/risks/assessment");
        await office.PressAsync("始める");
        await office.Page.WaitForURLAsync("**/risks/gap");
        var controls = await office.Main.Locator(".gap-table tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(row => row.id)");
        controls.Length.ShouldBe(AnnexA);
        foreach (var control in controls)
            await office.Main.Locator($"[id='{control}'] label:has(> input[value='{(Findings.TryGetValue(control, out var found) ? found.Verdict : "Conforms")}'])").ClickAsync();
        await office.PressAsync("まとめて保存する");
        await office.SeesAsync("「適合」以外は、わかったことを書いてください。");
        await Expect(office.Main.Locator("textarea[aria-invalid=true]")).ToHaveCountAsync(Findings.Count);
        foreach (var (control, (_, finding)) in Findings) await office.FillAsync($"{control} でわかったこと", finding);
        await office.PressAsync("まとめて保存する");
        await office.IsToldAsync($"{AnnexA}件の判定を保存しました。");
        await office.SeesAsync("93 / 93 件 判定済み");
        await office.SeesAsync("不適合 2");
    }

    private static async Task AnalyseAsync(Desk office)
    {
        await office.GoAsync("/risks/detailed");
        await office.Main.GetByLabel("まとめ方").SelectOptionAsync(new SelectOptionValue { Label = "資産ごと" });
        await office.Main.GetByLabel("部門").SelectOptionAsync(new SelectOptionValue { Label = "法務部" });
        await office.PressAsync("数え直す");
        var picks = office.Main.Locator("input[name=Pick]");
        await Expect(picks.First).ToBeVisibleAsync();
        for (var pick = await picks.CountAsync() - 1; pick >= 3; pick--) await picks.Nth(pick).UncheckAsync();
        await office.PressAsync("選んだリスクを登録する");
        await office.IsToldAsync("3件のリスクを登録しました。");
        await office.Page.WaitForURLAsync("**/risks/rate");
        foreach (var number in new[] { "R-0001", "R-0002", "R-0003" })
        {
            await office.FillAsync($"{number} 資産価値（1〜3）", "3");
            await office.FillAsync($"{number} 脅威（1〜3）", "3");
            await office.FillAsync($"{number} ぜい弱性（1〜3）", "2");
        }
        await office.PressAsync("まとめて保存する");
        await office.IsToldAsync("3件を評価しました。");
        await Expect(office.Main.Locator(".rate-grid .badge").Filter(new() { HasText = "18" })).ToHaveCountAsync(3);
    }

    private static async Task TreatAndAcceptAsync(Desk office, Desk owner, Desk ciso)
    {
        await TreatAsync(office, "R-0001", "Reduce");
        await AcceptAsync(owner, "受容する");
        await owner.SeesAsync("受容済み");

        await TreatAsync(office, "R-0002", "Retain");
        await AcceptAsync(owner, "受容する", "見直し期限");
        await owner.SeesAsync("署名待ち");
        await ciso.OpenWaitingAsync(new("残留リスクの受容"));
        await ciso.FillAsync("見直し期限", NextYear);
        await ciso.FillAsync("理由", "来期の更改で対応するため。");
        await ciso.PressAsync("署名する");
        await ciso.IsToldAsync("署名しました。");
        await ciso.SeesAsync("受容済み");
    }

    private static async Task TreatAsync(Desk office, string number, string option)
    {
        await office.GoAsync("/risks");
        await office.FollowAsync(number);
        await office.FollowAsync("対応を決める");
        await office.ChooseAsync("Input.Option", option);
        if (option == "Reduce")
        {
            await office.ChooseAsync("Input.Threat", "1");
            await office.ChooseAsync("Input.Vulnerability", "1");
            (await office.Main.Locator("input[name='Input.Controls']:checked").CountAsync()).ShouldBeGreaterThan(0, "the catalogue's controls are ticked");
        }
        await office.PressAsync("保存する");
        await office.IsToldAsync($"{number} の対応を決めました。");
        await office.SeesAsync("リスク所有者 田中 美咲 に、残留リスクの受容を依頼します。");
        await office.PressAsync("受容を依頼する");
        await office.IsToldAsync("リスク所有者に受容を依頼しました。");
        await office.HasNoButtonAsync("受容する");
    }

    private static async Task AcceptAsync(Desk owner, string button, string? due = null)
    {
        await owner.OpenWaitingAsync(new("残留リスクの受容"));
        if (due is not null) await owner.FillAsync(due, NextYear);
        await owner.PressAsync(button);
        await owner.IsToldAsync("残留リスクを受容しました。");
    }

    private static async Task DecideStatementAsync(Desk office)
    {
        await office.GoAsync("/soa/request");
        await Expect(office.Main.GetByRole(AriaRole.Button, new() { Name = "承認を依頼", Exact = true })).ToBeDisabledAsync();
        await office.GoAsync("/soa");
        await Expect(office.Main.Locator(".soa tbody tr[id]")).ToHaveCountAsync(AnnexA);
        await office.PressAsync("「リスク」を理由に含める");
        await office.IsToldAsync("リスクを理由に");

        await office.FollowAsync("A.8.30");
        await office.ChooseAsync("Input.Applicable", "Excluded");
        await office.FillAsync("除外の理由", "開発を外部に委託していない。");
        await office.ChoosePersonAsync(office.Main.GetByLabel("除外の責任者"), "鈴木 花子");
        await office.FillAsync("除外の見直し日", NextYear);
        await office.PressAsync("保存する");
        await office.IsToldAsync("A.8.30 を保存しました。");
        await office.FollowAsync("A.8.13");
        await office.ChooseAsync("Input.Applicable", "Included");
        await office.FillAsync("契約", "主要顧客との基本契約 第12条");
        await office.ChooseAsync("Input.Status", "Partly");
        await office.FillAsync("実施予定日", NextYear);
        await office.PressAsync("保存する");
        await office.IsToldAsync("A.8.13 を保存しました。");

        await office.FollowAsync("まとめて適用にする");
        await office.FillAsync("含めた理由", "情報セキュリティ基本方針を実現するため。");
        await office.PressAsync("チェックした管理策を適用にする");
        await office.IsToldAsync("91件の管理策を適用にしました。");
        await Expect(office.Main.Locator("[id='A.8.30']")).ToContainTextAsync("開発を外部に委託していない。");
        await Expect(office.Main.Locator("[id='A.8.13']")).ToContainTextAsync("主要顧客との基本契約 第12条");
        await Expect(office.Main.Locator("[id='A.5.1']")).ToContainTextAsync("情報セキュリティ基本方針を実現するため。");
    }

    private static async Task ApproveStatementAsync(Desk office, Desk ciso)
    {
        await office.FollowAsync("承認を依頼");
        await office.SeesAsync("漏れはありません");
        await office.FillAsync("改訂の内容", "初版");
        await office.PressAsync("承認を依頼");
        await office.IsToldAsync("第1版の承認を依頼しました。");
        await office.HasNoButtonAsync("承認");
        await ciso.OpenWaitingAsync(new("適用宣言書 第1版"));
        await ciso.PressAsync("承認");
        await ciso.IsToldAsync("第1版を承認しました。");
        await ciso.GoAsync("/soa/versions/1");
        await ciso.SeesAsync("承認済み");
        await ciso.SeesAsync("（佐藤 一郎）");
    }

    private static async Task TakeAwayAsync(Desk reader)
    {
        var rows = StatementFiles.Workbook(await reader.DownloadAsync("Excel", "SoA-acme-v1.xlsx"));
        rows.Select(row => row[0]).Distinct().Count().ShouldBe(AnnexA);
        (rows.Count, rows[0][0], rows[^1][0]).ShouldBe((AnnexA, "A.5.1", "A.8.34"));
        rows.Single(row => row[0] == "A.8.30").ShouldContain("開発を外部に委託していない。");
        var english = StatementFiles.Workbook(await reader.FetchAsync("/soa/export?format=xlsx&version=1&lang=en"));
        english.Select(row => row[0]).ShouldBe(rows.Select(row => row[0]));
        english[0][1].ShouldBe("Policies for information security");

        var document = StatementFiles.Document(await reader.DownloadAsync("Word", "SoA-acme-v1.docx"));
        document.Count(text => StatementFiles.Number().IsMatch(text)).ShouldBe(AnnexA);
        document.ShouldContain("めぐり商事株式会社");
        StatementFiles.Document(await reader.FetchAsync("/soa/export?format=docx&version=1&lang=en")).ShouldContain("Meguri Trading Co., Ltd.");

        await reader.FollowAsync("印刷");
        await Expect(reader.Page.Locator(".soa-paper tbody tr:not(.group)")).ToHaveCountAsync(AnnexA);
        await Expect(reader.Page.Locator(".stamp")).ToContainTextAsync("佐藤");
        (await reader.Page.PdfAsync(new() { PreferCSSPageSize = true })).AsSpan(0, 4).SequenceEqual("%PDF"u8).ShouldBeTrue();
    }

    private static string NextYear => DateTime.UtcNow.AddYears(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
