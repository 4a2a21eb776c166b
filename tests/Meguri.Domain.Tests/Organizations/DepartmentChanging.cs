using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Tests;

namespace Meguri.Domain.Tests.Organizations;

[Requirement("S3-7")]
public class DepartmentChanging
{
    private static readonly Department Company = new("本部", null), Affairs = new("総務部", Company.Id), People = new("人事課", Affairs.Id), Sales = new("営業部", null);

    private static DepartmentTree Tree => new([Company, Affairs, People, Sales]);

    [Theory]
    [InlineData(null, null)]
    [InlineData("本部", null)]
    [InlineData("営業部", null)]
    [InlineData("総務部", "department_circular")]
    [InlineData("人事課", "department_circular")]
    public void Check_APlaceForAffairs_NobodyStandsAboveItself(string? parent, string? refused) =>
        Codes(Tree.Check(Affairs.Id, "総務部", parent is null ? null : Named(parent))).ShouldBe(refused is null ? [] : [refused]);

    [Theory]
    [InlineData("人事課", "総務部", "department_name_taken")]
    [InlineData("　人事課 ", "総務部", "department_name_taken")]
    [InlineData("経理課", "総務部", null)]
    [InlineData("人事課", "営業部", null)]
    [InlineData("営業部", null, "department_name_taken")]
    public void Check_ANewName_IsOneOfItsKindAmongSiblings(string name, string? parent, string? refused) =>
        Codes(Tree.Check(null, name, parent is null ? null : Named(parent))).ShouldBe(refused is null ? [] : [refused]);

    [Fact]
    public void Check_NameOfAClosedSibling_IsFreeAfterItsEnd()
    {
        var closed = new Department("開発課", null);
        closed.CloseOn(new(2026, 3, 31));
        var tree = new DepartmentTree([closed]);

        tree.Check(null, "開発課", null, new(2026, 4, 1)).Ok.ShouldBeTrue();
        tree.Check(null, "開発課", null, new(2026, 3, 31)).Ok.ShouldBeFalse();
    }

    [Fact]
    public void Check_UnknownParent_IsRefused() =>
        Codes(Tree.Check(null, "企画課", NewId.Of<DepartmentId>())).ShouldBe(["unknown_department"]);

    [Theory]
    [InlineData("", "department_name_missing")]
    [InlineData("総務/人事", "department_name_has_slash")]
    [InlineData("総務／人事", "department_name_has_slash")]
    [InlineData("総務\0人事", "control_character")]
    public void Change_ANameThatCannotStand_IsRefusedAndNothingChanges(string name, string refused)
    {
        var department = new Department("総務部", null);

        Codes(department.Change(department.Fields() with { Name = name, Duty = "庶務" })).ShouldBe([refused]);

        (department.Name, department.Duty).ShouldBe(("総務部", null));
    }

    [Fact]
    public void Change_WithADay_KeepsWhatItWasUntilTheDayBefore()
    {
        var department = new Department("システム課", Sales.Id);

        department.Change(department.Fields() with { Name = "DX推進課", ParentId = Company.Id, HeadId = Made.Sato }, new DateOnly(2026, 4, 1)).Ok.ShouldBeTrue();

        var before = department.On(new(2026, 3, 31));
        (before.Name, before.ParentId, before.HeadId).ShouldBe(("システム課", Sales.Id, null));
        var after = department.On(new(2026, 4, 1));
        (after.Name, after.ParentId, after.HeadId).ShouldBe(("DX推進課", Company.Id, Made.Sato));
    }

    [Fact]
    public void Change_WithoutADay_CorrectsAMistake()
    {
        var department = new Department("シシテム課", null);

        department.Change(department.Fields() with { Name = "システム課" });

        department.On(new(2020, 1, 1)).Name.ShouldBe("システム課");
    }

    [Fact]
    public void Change_BeforeTheLastOne_IsRefused()
    {
        var department = new Department("一課", null, new(2025, 4, 1));
        department.Change(department.Fields() with { Name = "二課" }, new DateOnly(2026, 4, 1));

        Codes(department.Change(department.Fields() with { Name = "三課" }, new DateOnly(2026, 3, 31))).ShouldBe(["change_before_the_last"]);
        Codes(department.Change(department.Fields() with { Name = "三課" }, new DateOnly(2025, 4, 1))).ShouldBe(["change_before_the_last"]);
    }

    [Fact]
    public void CheckClosing_WhileOthersLiveBelow_IsRefused()
    {
        var (above, below) = (new Department("総務部", null), (Department?)null);
        below = new Department("人事課", above.Id);
        var tree = new DepartmentTree([above, below]);

        Codes(tree.CheckClosing(above.Id, new(2027, 3, 31))).ShouldBe(["department_has_others_below"]);

        below.CloseOn(new(2027, 3, 31));
        tree.CheckClosing(above.Id, new(2027, 3, 31)).Ok.ShouldBeTrue();
    }

    [Fact]
    public void CloseOn_BeforeItBegan_IsRefused() =>
        Codes(new Department("新部", null, new(2026, 4, 1)).CloseOn(new(2026, 3, 31))).ShouldBe(["ends_before_it_begins"]);

    [Fact]
    public void PathOf_TwoMovesThatClosedACircle_Ends()
    {
        var one = new Department("一", null);
        var two = new Department("二", one.Id);
        one.Change(one.Fields() with { ParentId = two.Id });

        new DepartmentTree([one, two]).PathOf(two.Id).ShouldBe("一/二");
    }

    private static DepartmentId Named(string name) => Tree.Named(name, "x").Value!.Id;

    private static IEnumerable<string> Codes(Result result) => result.Problems.Select(p => p.Code);
}
