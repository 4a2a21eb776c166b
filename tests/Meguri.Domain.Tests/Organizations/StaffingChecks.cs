using Meguri.Domain.Organizations;
using Meguri.Tests;

namespace Meguri.Domain.Tests.Organizations;

public class StaffingChecks
{
    private static readonly Department Affairs = Placed(1, "総務部"), People = Placed(2, "人事課", Affairs.Id), Books = Placed(3, "経理課", Affairs.Id), Sales = Placed(4, "営業部");

    private static DepartmentTree Tree => new([Affairs, People, Books, Sales]);

    [Theory]
    [Requirement("S3-6")]
    [InlineData("", "総務部 営業部")]
    [InlineData("総務部", "営業部")]
    [InlineData("人事課", "経理課 営業部")]
    [InlineData("人事課 経理課", "営業部")]
    [InlineData("総務部 営業部", "")]
    public void GapsOn_OfficersAppointed_AnOfficerAnswersForEverythingBelow(string with, string missing) =>
        Missing(Gaps(Governed(1, 0), Split(with).Select(Officer)), AppointmentRole.DepartmentSecurityOfficer).ShouldBe(Split(missing));

    [Theory]
    [Requirement("S3-6")]
    [InlineData(0, "", "")]
    [InlineData(2, "", "総務部 営業部")]
    [InlineData(2, "人事課", "総務部 営業部")]
    [InlineData(2, "人事課 経理課", "営業部")]
    [InlineData(1, "人事課 営業部", "")]
    public void GapsOn_ManagersTheOrganizationWants_AreCountedWhereTheOfficerIs(int wanted, string with, string missing)
    {
        var officers = new[] { Officer("総務部"), Officer("営業部") };
        var managers = Split(with).Select((name, i) => Made.Appointment(AppointmentRole.DepartmentSecurityManager, i == 0 ? Made.Sato : Made.Tanaka, Named(name)));

        Missing(Gaps(Governed(1, wanted), [.. officers, .. managers]), AppointmentRole.DepartmentSecurityManager).ShouldBe(Split(missing));
    }

    [Fact]
    [Requirement("S3-6")]
    public void GapsOn_OnePersonTwice_CountsOnce()
    {
        var twice = new[] { Officer("総務部"), Officer("総務部"), Officer("営業部"), Officer("営業部") };

        Gaps(Governed(2, 0), twice).Select(g => (g.Wanted, g.Have)).ShouldBe([(2, 1), (2, 1)]);
    }

    [Fact]
    public void GapsOn_TermOver_IsAGapAgain()
    {
        var ended = Made.Appointment(AppointmentRole.DepartmentSecurityOfficer, department: Sales.Id, until: Made.Day.AddDays(-1));

        Missing(Gaps(Governed(1, 0), [Officer("総務部"), ended]), AppointmentRole.DepartmentSecurityOfficer).ShouldBe(["営業部"]);
    }

    [Fact]
    [Requirement("S1-1")]
    public void GapsOn_RolesTheOrganizationWants_NobodyHolds()
    {
        var choice = Governed(0, 0, AppointmentRole.Ciso, AppointmentRole.InternalAuditor);

        Gaps(choice, [Made.Appointment(AppointmentRole.Ciso)]).Select(g => g.Role).ShouldBe([AppointmentRole.InternalAuditor]);
    }

    [Fact]
    [Requirement("S2-2")]
    public void GapsOn_SitesWithoutPromoter_OpenOnesOnly()
    {
        var (tokyo, osaka, closed) = (Made.Site("東京センター"), Made.Site("大阪センター"), Site.Open(new SiteFields("旧センター", ClosedOn: new(2026, 3, 31))).Value!);
        var choice = Governed(0, 0, AppointmentRole.SitePromoter);

        var gaps = Staffing.GapsOn(Tree, [Made.Appointment(AppointmentRole.SitePromoter, site: tokyo.Id)], [tokyo, osaka, closed], choice, Made.Day);

        gaps.Select(g => g.Site).ShouldBe([osaka.Id]);
    }

    [Theory]
    [Requirement("S0-6", "S1-3")]
    [InlineData(2, 60, false)]
    [InlineData(3, null, true)]
    [InlineData(1, 2400, false)]
    [InlineData(2, 1201, true)]
    public void HeavyOn_ManyAppointmentsOrMoreThanAWeek_IsShown(int count, int? minutesEach, bool heavy)
    {
        var held = Enumerable.Range(0, count).Select(_ => Made.Appointment(AppointmentRole.IsmsOffice, Made.Sato, minutes: minutesEach));
        var over = Made.Appointment(AppointmentRole.Ciso, Made.Sato, until: Made.Day.AddDays(-1));

        Workload.HeavyOn([.. held, over, Made.Appointment(AppointmentRole.Ciso, Made.Tanaka)], Made.Day).Select(w => w.PersonId)
            .ShouldBe(heavy ? [Made.Sato] : []);
    }

    [Theory]
    [InlineData(1, 2, null)]
    [InlineData(-1, 0, "number_per_department")]
    [InlineData(1, 10, "number_per_department")]
    public void Decide_NumbersPerDepartment_AreOfADepartment(int officers, int managers, string? refused) =>
        new Governance().Decide(new(officers, managers, [])).Problems.Select(p => p.Code).ShouldBe(refused is null ? [] : [refused]);

    [Fact]
    [Requirement("S0-8", "S3-5")]
    public void Decide_OfficeAndWhomItTurnsTo_AreTwo()
    {
        var governance = new Governance();

        governance.Decide(new(1, 0, [], Affairs.Id, Affairs.Id)).Problems.Select(p => p.Code).ShouldBe(["escalates_to_itself"]);
        governance.Decide(new(1, 0, [], Affairs.Id, Sales.Id, "対策室長が起案する")).Ok.ShouldBeTrue();
        (governance.OfficeId, governance.EscalationId, governance.EscalationNote).ShouldBe((Affairs.Id, Sales.Id, "対策室長が起案する"));
    }

    // Ids made in one millisecond come in no order.
    private static Department Placed(int order, string name, DepartmentId? above = null)
    {
        var department = new Department(name, above);
        department.PlaceAt(order);
        return department;
    }

    private static Governance Governed(int officers, int managers, params AppointmentRole[] wanted)
    {
        var governance = new Governance();
        governance.Decide(new(officers, managers, wanted)).Ok.ShouldBeTrue();
        return governance;
    }

    private static IReadOnlyList<StaffingGap> Gaps(Governance choice, IEnumerable<Appointment> appointments) => Staffing.GapsOn(Tree, appointments, [], choice, Made.Day);

    private static IEnumerable<string> Missing(IEnumerable<StaffingGap> gaps, AppointmentRole role) =>
        gaps.Where(g => g.Role == role).Select(g => Tree.Find(g.Department!.Value)!.Name);

    private static Appointment Officer(string department) => Made.Appointment(AppointmentRole.DepartmentSecurityOfficer, department: Named(department));

    private static DepartmentId Named(string name) => Tree.Named(name, "x").Value!.Id;

    private static string[] Split(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
