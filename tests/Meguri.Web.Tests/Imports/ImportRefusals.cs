using System.Net;
using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Imports;

/// <summary>What only shows beside what is stored already is an error of its row, like what the row itself says.</summary>
public sealed class ImportRefusals(Installations installations) : ImportTest(installations)
{
    [Theory, Databases]
    public async Task People_LeavingBeforeTheStoredFirstDay_IsAnErrorOfTheRow(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        await organization.SaveAsync(Person.Register(new("E1", "人事 花", null, null, null, [], null, PersonKind.Employee, new(2020, 4, 1), null)).Value!);
        string[] file = ["社員番号,氏名,退職日", "E1,人事 花,2019/03/31", "E2,監査 守,2026/03/31"];

        var review = await LookAsync(office, "people", file);

        Figures(review).ShouldBe("2/1/0/0/1");
        Errors(review).ShouldHaveSingleItem().ShouldBe("2 | 退職日 | 2019/03/31 | 終わりの日が始まりの日より前です。");
        (await PressAsync(office, review, "誤りのない1件だけを取り込む")).ShouldBeAt("/people");
        (await organization.FindAsync(db => db.Set<Person>().OrderBy(p => p.EmployeeNumber).Select(p => new { p.EmployeeNumber, p.LeftOn }).ToListAsync(Stop)))
            .Select(p => $"{p.EmployeeNumber}{p.LeftOn:yyyy-MM-dd}")
            .ShouldBe(["E1", "E22026-03-31"], "the first is as it was");
    }

    [Theory, Databases]
    public async Task Assets_TheSameEntryByNumberAndByName_IsADuplicate(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var department = await organization.DepartmentAsync("総務部");
        await organization.AssetAsync("契約書", department);

        var review = await LookAsync(office, "assets", "番号,情報資産の名称,管理部門,備考", "A-0001,契約書（原本）,総務部,改名", ",契約書,総務部,旧名");

        Figures(review).ShouldBe("2/0/1/0/1");
        Errors(review).ShouldHaveSingleItem().ShouldStartWith("3 | 情報資産の名称 | 契約書 | ");
        (await organization.FindAsync(db => db.Set<Asset>().SingleAsync(Stop))).Name.ShouldBe("契約書");
    }

    [Theory, Databases]
    public async Task People_WithAnErrorOnlyTheRegisterKnows_WritesNothing(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        await organization.SaveAsync(Person.Register(new("E1", "人事 花", null, null, null, [], null, PersonKind.Employee, new(2020, 4, 1), null)).Value!);

        var review = await LookAsync(office, "people", "社員番号,氏名,退職日", "E1,人事 花,2019/03/31", "E2,監査 守,");
        review.Document.QuerySelectorAll("button").ShouldNotContain(b => b.TextContent.Contains("2件を取り込む", StringComparison.Ordinal));
        review.ShouldBe(HttpStatusCode.OK);

        (await organization.FindAsync(db => db.Set<Person>().CountAsync(Stop))).ShouldBe(1);
    }
}
