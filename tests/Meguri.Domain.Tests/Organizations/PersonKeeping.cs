using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Tests;

namespace Meguri.Domain.Tests.Organizations;

public class PersonKeeping
{
    private static readonly DepartmentId Sales = NewId.Of<DepartmentId>(), Affairs = NewId.Of<DepartmentId>();

    private static readonly PersonFields Fields = new("MD1001", "佐藤 一郎", null, "sato@example.jp", Sales, [], null, PersonKind.Employee, new(2020, 4, 1), null);

    public static TheoryData<Func<PersonFields, PersonFields>, string?> Forms => new()
    {
        { f => f, null },
        { f => f with { EmployeeNumber = " " }, "employee_number_missing" },
        { f => f with { EmployeeNumber = new string('1', 61) }, "too_long" },
        { f => f with { Name = "" }, "person_name_missing" },
        { f => f with { Name = "佐藤\0" }, "control_character" },
        { f => f with { Email = "sato" }, "not_an_email" },
        { f => f with { Email = "" }, null },
        { f => f with { LeftOn = new(2020, 3, 31) }, "ends_before_it_begins" },
        { f => f with { LeftOn = new(2020, 4, 1) }, null },
    };

    [Theory]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public void Register_AForm_RefusesWhatCannotBe(Func<PersonFields, PersonFields> form, string? refused) =>
        Person.Register(form(Fields)).Problems.Select(p => p.Code).ShouldBe(refused is null ? [] : [refused]);

    [Fact]
    [Requirement("S2-3")]
    public void Register_Qualifications_StayLineByLine() =>
        Person.Register(Fields with { Qualifications = " 審査員補\r\n情報処理安全確保支援士 " }).Value!.Qualifications.ShouldBe("審査員補\n情報処理安全確保支援士");

    [Fact]
    public void Register_SecondPostAtTheMainDepartment_IsNoSecondPost() =>
        Person.Register(Fields with { SecondPosts = [Affairs, Sales, Affairs] }).Value!.SecondPosts.ShouldBe([Affairs]);

    [Theory]
    [InlineData("2020-03-31", false)]
    [InlineData("2020-04-01", true)]
    [InlineData("2026-09-30", true)]
    [InlineData("2026-10-01", false)]
    public void WorksOn_FirstAndLastDay_BothCount(string day, bool works) =>
        Person.Register(Fields with { LeftOn = new(2026, 9, 30) }).Value!.WorksOn(DateOnly.Parse(day)).ShouldBe(works);
}
