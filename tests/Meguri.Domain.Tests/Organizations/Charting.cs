using Meguri.Domain.Organizations;
using Meguri.Tests;

namespace Meguri.Domain.Tests.Organizations;

[Requirement("S3-7")]
public class Charting
{
    [Theory]
    [InlineData("2025-03-31", "事業部(開発課(一係))")]
    [InlineData("2025-04-01", "事業部(開発課(一係) 新規課)")]
    [InlineData("2026-04-01", "事業部(新規課) 技術部(一係)")]
    [InlineData("2026-10-01", "事業部 技術部(一係)")]
    public void Chart_OfADay_ShowsWhatThereWasThen(string day, string expected)
    {
        var unit = new Department("事業部", null);
        var development = new Department("開発課", unit.Id);
        var group = new Department("一係", development.Id);
        var fresh = new Department("新規課", unit.Id, new(2025, 4, 1));
        // Ids made in one millisecond come in no order.
        foreach (var (department, place) in new[] { (unit, 1), (development, 2), (fresh, 3) }) department.Change(department.Fields() with { DisplayOrder = place });
        development.Change(development.Fields() with { Name = "技術部", ParentId = null }, new DateOnly(2026, 4, 1));
        fresh.CloseOn(new(2026, 9, 30));

        Written(new OrganizationChart([unit, development, group, fresh], DateOnly.Parse(day))).ShouldBe(expected);
    }

    [Fact]
    public void Chart_ParentNotThereYet_StandsAtTheTop()
    {
        var late = new Department("統括部", null, new(2026, 4, 1));
        var below = new Department("管理課", late.Id);

        Written(new OrganizationChart([late, below], new(2026, 3, 31))).ShouldBe("管理課");
    }

    [Fact]
    public void Chart_CircleByChangesDatedBack_ShowsEverybodyOnce()
    {
        var (one, two) = (new Department("一", null), new Department("二", null));
        one.Change(one.Fields() with { ParentId = two.Id });
        one.Change(one.Fields() with { ParentId = null }, new DateOnly(2026, 4, 1));
        two.Change(two.Fields() with { ParentId = one.Id }, new DateOnly(2026, 3, 1));

        new OrganizationChart([one, two], new(2026, 3, 15)).All.Select(n => n.Name).Order().ShouldBe(["一", "二"]);
    }

    [Fact]
    public void Chart_SiblingsWithAPlace_StandInIt()
    {
        var (last, first) = (new Department("営業部", null), new Department("役員室", null));
        last.Change(last.Fields() with { DisplayOrder = 2 });
        first.Change(first.Fields() with { DisplayOrder = 1 });

        Written(new OrganizationChart([last, first], Made.Day)).ShouldBe("役員室 営業部");
    }

    private static string Written(OrganizationChart chart) => string.Join(' ', chart.Top.Select(Written));

    private static string Written(ChartNode node) => node.Children.Count == 0 ? node.Name : $"{node.Name}({string.Join(' ', node.Children.Select(Written))})";
}
