using Meguri.Domain.Organizations;
using Meguri.Tests;

namespace Meguri.Domain.Tests.Organizations;

[Requirement("S0-5")]
public class DutyWriting
{
    private static readonly RoleDutyFields Fields = new(AppointmentRole.DepartmentStaff, 1, "資産の洗い出し", [AppointmentRole.IsmsOffice], AppointmentRole.DepartmentSecurityOfficer);

    [Fact]
    [Requirement("S3-8")]
    public void Write_ADuty_SaysWhoDoesItWhoSupportsAndWhoApproves()
    {
        var duty = RoleDuty.Write(Fields).Value!;

        (duty.Role, duty.Approver).ShouldBe((AppointmentRole.DepartmentStaff, AppointmentRole.DepartmentSecurityOfficer));
        duty.Supporters.ShouldBe([AppointmentRole.IsmsOffice]);
    }

    [Theory]
    [InlineData("", 1, null, "duty_text_missing")]
    [InlineData("　", 1, null, "duty_text_missing")]
    [InlineData("洗い出し", 0, null, "duty_order_out_of_range")]
    [InlineData("洗い出し", 1, AppointmentRole.DepartmentStaff, "duty_approved_by_doer")]
    public void Write_WhatCannotStand_IsRefused(string text, int order, AppointmentRole? approver, string refused) =>
        RoleDuty.Write(Fields with { Text = text, DisplayOrder = order, Approver = approver }).Problems.Select(p => p.Code).ShouldBe([refused]);

    [Fact]
    public void Write_SupportedByTheDoer_LeavesTheDoerOut() =>
        RoleDuty.Write(Fields with { Supporters = [AppointmentRole.DepartmentStaff, AppointmentRole.IsmsOffice, AppointmentRole.IsmsOffice] }).Value!
            .Supporters.ShouldBe([AppointmentRole.IsmsOffice]);

    [Fact]
    [Requirement("S1-2")]
    public void Statement_OfARole_IsItsDutiesInOrder()
    {
        var duties = new[] { Duty("記録を残す", 2), Duty("台帳をまとめる", 1), RoleDuty.Write(Fields).Value! };

        RoleDuty.Statement(duties, AppointmentRole.IsmsOffice).ShouldBe("台帳をまとめる\n記録を残す");
    }

    private static RoleDuty Duty(string text, int order) => RoleDuty.Write(new(AppointmentRole.IsmsOffice, order, text, [])).Value!;
}
