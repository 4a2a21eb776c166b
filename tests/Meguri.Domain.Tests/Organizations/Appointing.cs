using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Tests;

namespace Meguri.Domain.Tests.Organizations;

public class Appointing
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);
    private static readonly DepartmentId Sales = NewId.Of<DepartmentId>();
    private static readonly SiteId Osaka = NewId.Of<SiteId>();

    [Theory]
    [Requirement("S1-1", "S2-1", "S2-2", "S3-2", "S3-4", "S3-6")]
    [InlineData(AppointmentRole.TopManagement, false, false)]
    [InlineData(AppointmentRole.Ciso, false, false)]
    [InlineData(AppointmentRole.OfficeHead, false, false)]
    [InlineData(AppointmentRole.IsmsManager, false, false)]
    [InlineData(AppointmentRole.IsmsOffice, false, false)]
    [InlineData(AppointmentRole.CommitteeChair, false, false)]
    [InlineData(AppointmentRole.CommitteeMember, true, false)]
    [InlineData(AppointmentRole.DepartmentSecurityOfficer, true, false)]
    [InlineData(AppointmentRole.DepartmentSecurityManager, true, false)]
    [InlineData(AppointmentRole.DepartmentStaff, true, false)]
    [InlineData(AppointmentRole.SitePromoter, false, true)]
    [InlineData(AppointmentRole.InternalAuditor, false, false)]
    [InlineData(AppointmentRole.ProjectLead, false, false)]
    [InlineData(AppointmentRole.ProjectManager, false, false)]
    [InlineData(AppointmentRole.ProjectMember, false, false)]
    public void Appoint_ToARole_AsksForThePlaceTheRoleIsHeldFor(AppointmentRole role, bool department, bool site)
    {
        var bare = Codes(Appointment.Appoint(Made.Fields(role)));

        bare.Contains("appointment_department_missing").ShouldBe(department);
        bare.Contains("appointment_site_missing").ShouldBe(site);
        Appointment.Appoint(Made.Fields(role, department: Sales, site: Osaka)).Ok.ShouldBeTrue();
    }

    [Theory]
    [Requirement("S3-1", "S3-2")]
    [InlineData(AppointmentRole.CommitteeChair, true)]
    [InlineData(AppointmentRole.CommitteeMember, true)]
    [InlineData(AppointmentRole.Ciso, false)]
    public void Appoint_WithoutAReason_IsRefusedForTheCommittee(AppointmentRole role, bool refused) =>
        Codes(Appointment.Appoint(Made.Fields(role, department: Sales) with { Reason = " " })).Contains("appointment_reason_missing").ShouldBe(refused);

    [Theory]
    [Requirement("S1-3")]
    [InlineData(null, true)]
    [InlineData(30, true)]
    [InlineData(4800, true)]
    [InlineData(0, false)]
    [InlineData(-60, false)]
    [InlineData(4801, false)]
    public void Appoint_HoursAWeek_AreWhatAPersonCanGive(int? minutes, bool ok) =>
        Appointment.Appoint(Made.Fields(AppointmentRole.IsmsOffice) with { WorkForm = WorkForm.PartTime, MinutesAWeek = minutes }).Ok.ShouldBe(ok);

    [Fact]
    public void Appoint_NothingFilledIn_SaysEverythingThatIsMissing() =>
        Codes(Appointment.Appoint(new AppointmentFields { Role = AppointmentRole.CommitteeMember }))
            .ShouldBe(["appointment_person_missing", "appointment_department_missing", "appointment_reason_missing", "appointment_from_missing"]);

    [Theory]
    [InlineData("2026-03-31", false)]
    [InlineData("2026-04-01", true)]
    [InlineData("2027-03-31", true)]
    [InlineData("2027-04-01", false)]
    public void HoldsOn_FirstAndLastDay_BothCount(string day, bool holds) =>
        Made.Appointment(AppointmentRole.Ciso, until: new(2027, 3, 31)).HoldsOn(DateOnly.Parse(day)).ShouldBe(holds);

    [Fact]
    public void End_TwiceOrBeforeItBegan_IsRefused()
    {
        var appointment = Made.Appointment(AppointmentRole.Ciso);

        Codes(appointment.End(new(2026, 3, 31))).ShouldBe(["ends_before_it_begins"]);
        appointment.End(new(2026, 9, 30)).Ok.ShouldBeTrue();
        Codes(appointment.End(new(2026, 12, 31))).ShouldBe(["appointment_ended"]);
        appointment.Until.ShouldBe(new(2026, 9, 30));
    }

    [Fact]
    [Requirement("S1-2")]
    public void Confirm_BySomebodyElse_IsRefused()
    {
        var appointment = Made.Appointment(AppointmentRole.Ciso, Made.Sato);

        Codes(appointment.Confirm(Made.Tanaka, "", Now)).ShouldBe(["not_your_appointment"]);
        appointment.ConfirmedAt.ShouldBeNull();
        appointment.Confirm(Made.Sato, "", Now).Ok.ShouldBeTrue();
        appointment.ConfirmedAt.ShouldBe(Now);
    }

    [Fact]
    [Requirement("S1-2")]
    public void ConfirmationOf_DutiesRewritten_NoLongerHolds()
    {
        var appointment = Made.Appointment(AppointmentRole.IsmsOffice, Made.Sato);
        appointment.ConfirmationOf("台帳をまとめる").ShouldBe(Confirmation.Open);

        appointment.Confirm(Made.Sato, "台帳をまとめる", Now);

        appointment.ConfirmationOf("台帳をまとめる").ShouldBe(Confirmation.Confirmed);
        appointment.ConfirmationOf("台帳と記録をまとめる").ShouldBe(Confirmation.DutiesChanged);
    }

    public static TheoryData<Func<AppointmentFields, AppointmentFields>, bool> Changes => new()
    {
        { f => f, true },
        { f => f with { Reason = "言い回しを直した" }, true },
        { f => f with { WorkForm = WorkForm.FullTime, MinutesAWeek = 600 }, true },
        { f => f with { Until = new(2027, 3, 31) }, true },
        { f => f with { Tasks = "教育" }, false },
        { f => f with { From = new(2026, 5, 1) }, false },
        { f => f with { DepartmentId = Sales }, false },
    };

    [Theory]
    [Requirement("S1-2")]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public void Change_OfWhatWasConfirmed_LetsTheConfirmationFall(Func<AppointmentFields, AppointmentFields> change, bool stays)
    {
        var appointment = Made.Appointment(AppointmentRole.IsmsOffice, Made.Sato);
        appointment.Confirm(Made.Sato, "", Now);

        appointment.Change(change(appointment.Fields())).Ok.ShouldBeTrue();

        (appointment.ConfirmedAt is not null).ShouldBe(stays);
    }

    [Fact]
    public void Change_OfPersonOrRole_ChangesNeither()
    {
        var appointment = Made.Appointment(AppointmentRole.IsmsOffice, Made.Sato);

        appointment.Change(appointment.Fields() with { PersonId = Made.Tanaka, Role = AppointmentRole.Ciso });

        (appointment.PersonId, appointment.Role).ShouldBe((Made.Sato, AppointmentRole.IsmsOffice));
    }

    [Theory]
    [Requirement("S0-4")]
    [InlineData(AppointmentRole.IsmsOffice, "2027-04-01", true)]
    [InlineData(AppointmentRole.IsmsOffice, "2026-10-01", false)]
    [InlineData(AppointmentRole.DepartmentStaff, "2026-10-01", false)]
    public void Overlaps_SameRoleAtTheSameTimeOnly_OtherRolesMayBeHeldBeside(AppointmentRole role, string from, bool free)
    {
        var held = Made.Appointment(AppointmentRole.IsmsOffice, Made.Sato, until: new(2027, 3, 31));

        held.Overlaps(Made.Fields(role) with { From = DateOnly.Parse(from) }).ShouldBe(!free && role == AppointmentRole.IsmsOffice);
    }

    private static IEnumerable<string> Codes(Result result) => result.Problems.Select(p => p.Code);
}
