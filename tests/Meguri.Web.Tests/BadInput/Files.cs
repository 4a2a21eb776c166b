using System.Net;
using System.Text;
using Meguri.Domain.Assets;
using Meguri.Platform.Access;
using Meguri.Web.Http;
using Meguri.Web.Imports;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.BadInput;

/// <summary>F and E: files that come in and go out.</summary>
public sealed class Files(Installations installations) : ImportTest(installations)
{
    [Theory]
    [Databases("../../etc/cron.d/x")]
    [Databases("\\\\server\\ledger\\x.csv")]
    [Databases("CON")]
    [Databases("a/../b.csv")]
    [Databases("...")]
    [Databases("<img src=x onerror=alert(1)>.csv")]
    [Databases("\u202Evsc.exe")]
    [Requirement("F01", "I06")]
    public async Task Upload_UnderAHostileName_IsReadAndNothingStandsElsewhere(Database database, string name)
    {
        var (organization, office) = await OfficeAsync(database);
        await organization.DepartmentAsync("総務部");
        var before = FilesOutside(organization);

        var review = await LookAsync(office, "assets", name, Ledger("鍵束"));

        review.ShouldBe(HttpStatusCode.OK).Document.QuerySelectorAll("main img").ShouldBeEmpty();
        Figures(review).ShouldBe("1/1/0/0/0");
        FilesOutside(organization).ShouldBe(before);
    }

    [Theory]
    [Databases("504B0304", "damaged")]
    [Databases("D0CF11E0A1B11AE1", "old")]
    [Databases("25504446", "pdf")]
    [Databases("FF", "bytes")]
    [Databases("", "empty")]
    [Requirement("F02", "F03", "F04", "F05", "F06")]
    public async Task Upload_ThatIsNoLedger_IsRefusedWholeWithASentence(Database database, string bytes, string kind)
    {
        var (organization, office) = await OfficeAsync(database);

        var page = await LookAsync(office, "assets", $"{kind}.xlsx", Convert.FromHexString(bytes));

        page.ShouldBe(HttpStatusCode.UnprocessableEntity).Words.Length.ShouldBeGreaterThan(20);
        page.ShouldNotSay("Exception");
        (await organization.FindAsync(db => db.Set<Asset>().CountAsync(Stop))).ShouldBe(0);
    }

    [Theory, Databases]
    [Requirement("F06")]
    public async Task Text_WithAnOpenQuote_NamesTheLine(Database database)
    {
        var (_, office) = await OfficeAsync(database);

        (await LookAsync(office, "assets", "情報資産の名称,管理部門", "\"鍵束,総務部")).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("2");
    }

    [Theory, Databases]
    [Requirement("F07")]
    public async Task Import_OfTenThousandRowsWithOneWrong_WritesNothingAndNamesIt(Database database)
    {
        const int Rows = 10_000;
        var (organization, office) = await OfficeAsync(database);
        await organization.DepartmentAsync("総務部");
        var lines = Enumerable.Range(1, Rows).Select(i => i == Rows - 1 ? $"資産{i},知らない部,9" : $"資産{i},総務部,2");

        var review = await LookAsync(office, "assets", ["情報資産の名称,管理部門,機密性", .. lines]);

        Figures(review).ShouldBe("10,000/9,999/0/0/1");
        Errors(review).Select(e => e.Split(" | ")[..3]).ShouldBe([[$"{Rows}", "管理部門", "知らない部"], [$"{Rows}", "機密性", "9"]], ignoreOrder: true);
        review.Document.QuerySelectorAll("button").Select(WebPage.Text).ShouldNotContain("9,999件を取り込む");
        (await organization.FindAsync(db => db.Set<Asset>().CountAsync(Stop))).ShouldBe(0);
        (await office.DownloadAsync(review.Path[office.Root.Length..] + "?handler=Rejected")).AsSpan(0, 2).ToArray().ShouldBe("PK"u8.ToArray());
    }

    [Theory, Databases]
    [Requirement("F08")]
    public async Task Import_TheSameFileTwice_ChangesNothingTheSecondTime(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        await organization.DepartmentAsync("総務部");
        await PressAsync(office, await LookAsync(office, "assets", "a.csv", Ledger("鍵束", "契約書")), "2件を取り込む");

        var again = await LookAsync(office, "assets", "a.csv", Ledger("鍵束", "契約書"));

        Figures(again).ShouldBe("2/0/0/2/0");
        again.ShouldSay("新しい内容はありません。");
        (await organization.FindAsync(db => db.Set<Asset>().CountAsync(Stop))).ShouldBe(2);
    }

    [Theory, Databases]
    [Requirement("F09")]
    public async Task Import_NamingWhatBelongsToOthersOrIsGone_IsAnErrorOfTheRow(Database database)
    {
        var (theirs, _) = await OfficeAsync(database);
        await theirs.AssetAsync("他社の名簿", await theirs.DepartmentAsync("他社の部"));
        var (organization, office) = await OfficeAsync(database);
        await organization.DepartmentAsync("総務部");

        var review = await LookAsync(office, "assets", "番号,情報資産の名称,管理部門", "A-0001,名簿,総務部", ",名簿2,他社の部");

        Figures(review).ShouldBe("2/0/0/0/2");
        Errors(review).Select(e => e.Split(" | ")[1]).ShouldBe(["番号", "管理部門"]);
    }

    [Theory, Databases]
    [Requirement("F10", "E01")]
    public async Task Text_ThatLooksLikeAFormula_StaysTextInAndOut(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        await organization.DepartmentAsync("総務部");
        string[] names = ["=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "＝HYPERLINK(\"http://evil\")", "=1+1;"];
        var file = string.Join("\r\n", ["情報資産の名称,管理部門", .. names.Select(n => $"\"{n.Replace("\"", "\"\"", StringComparison.Ordinal)}\",総務部")]);
        await PressAsync(office, await LookAsync(office, "assets", "a.csv", Encoding.UTF8.GetBytes(file)), "6件を取り込む");
        (await organization.FindAsync(db => db.Set<Asset>().OrderBy(a => a.Number).Select(a => a.Name).ToListAsync(Stop))).ShouldBe(names);

        var csv = Encoding.UTF8.GetString(await office.DownloadAsync("/assets/export?format=csv"));

        foreach (var name in names) csv.ShouldContain("\"'" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"");
        Figures(await LookAsync(office, "assets", "back.csv", Encoding.UTF8.GetBytes(csv))).ShouldBe("6/0/0/6/0", "and it comes back as it was");
        Figures(await LookAsync(office, "assets", "back.xlsx", await office.DownloadAsync("/assets/export?format=xlsx"))).ShouldBe("6/0/0/6/0");
    }

    [Theory, Databases]
    [Requirement("E02")]
    public async Task Export_HoldsExactlyWhatTheListShowsTheReader(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var (sales, general) = (await organization.DepartmentAsync("営業部"), await organization.DepartmentAsync("総務部"));
        for (var i = 0; i < 3; i++) await organization.AssetAsync($"見積書{i}", sales);
        await organization.AssetAsync("人事の台帳", general);
        await (await office.GetAsync("/settings")).Form("保存する").Tick("部門どうしで台帳を見られる", false).SubmitAsync("保存する");
        var staff = await SignInAsync(organization, await organization.PersonAsync("前川 俊", sales), Role.DepartmentStaff);

        foreach (var query in new[] { "", "&q=見積書1", "&view=unrated" })
        {
            var rows = (await staff.GetAsync("/assets?" + query.TrimStart('&'))).Rows.Count;
            var csv = Encoding.UTF8.GetString(await staff.DownloadAsync("/assets/export?format=csv" + query));
            csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(rows + 1);
            csv.ShouldNotContain("人事の台帳");
        }
        Encoding.UTF8.GetString(await office.DownloadAsync("/assets/export?format=csv")).ShouldContain("人事の台帳");
    }

    private static byte[] Ledger(params string[] names) => Encoding.UTF8.GetBytes(string.Join("\r\n", ["情報資産の名称,管理部門", .. names.Select(n => n + ",総務部")]));

    // Everything below the data folder but the uploads, which carry names of their own.
    private static List<string> FilesOutside(TestOrganization organization) =>
        [.. Directory.EnumerateFiles(organization.Installation.Settings.Folder.Path, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/uploads/", StringComparison.Ordinal) && !f.Contains("meguri.db", StringComparison.Ordinal)).Order()];
}
