using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Submissions;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>The tables of evaluation sheets and of the way they go.</summary>
internal static class SheetMapping
{
    public static void Map(ModelBuilder model)
    {
        var submission = model.Owned<Submission>("submissions");
        submission.Property(s => s.SubjectKind).HasMaxLength(40);
        submission.HasIndex(s => new { s.OrganizationId, s.SubjectKind, s.SubjectId }).IsUnique();
        submission.HasIndex(s => new { s.OrganizationId, s.State });
        submission.HasMany(s => s.Moves).WithOne().HasForeignKey(nameof(SubmissionMove.OrganizationId), nameof(SubmissionMove.SubmissionId)).OnDelete(DeleteBehavior.Cascade);
        var move = model.Owned<SubmissionMove>("submission_moves").RefersTo<SubmissionMove, Person>(nameof(SubmissionMove.By));
        move.HasIndex(m => new { m.OrganizationId, m.SubmissionId, m.Position }).IsUnique();

        var sheet = model.Owned<RiskSheet>("risk_sheets").Numbered()
            .RefersTo<RiskSheet, RiskAssessment>(nameof(RiskSheet.AssessmentId)).RefersTo<RiskSheet, Department>(nameof(RiskSheet.DepartmentId));
        sheet.Property(s => s.Control).HasMaxLength(20);
        sheet.Property(s => s.Objective).HasMaxLength(200);
        sheet.HasOne(s => s.Submission).WithMany().HasForeignKey(nameof(RiskSheet.OrganizationId), nameof(RiskSheet.SubmissionId)).OnDelete(DeleteBehavior.Restrict);
        sheet.HasIndex(s => new { s.OrganizationId, s.AssessmentId, s.DepartmentId, s.Control }).IsUnique();
        sheet.HasMany(s => s.Assets).WithOne().HasForeignKey(nameof(SheetRow.OrganizationId), nameof(SheetRow.SheetId)).OnDelete(DeleteBehavior.Cascade);
        sheet.HasMany(s => s.Threats).WithOne().HasForeignKey(nameof(SheetRow.OrganizationId), nameof(SheetRow.SheetId)).OnDelete(DeleteBehavior.Cascade);
        sheet.HasMany(s => s.Measures).WithOne().HasForeignKey(nameof(SheetRow.OrganizationId), nameof(SheetRow.SheetId)).OnDelete(DeleteBehavior.Cascade);
        sheet.HasMany(s => s.Risks).WithOne().HasForeignKey(nameof(SheetRow.OrganizationId), nameof(SheetRow.SheetId)).OnDelete(DeleteBehavior.Cascade);

        Row(model.Owned<SheetAsset>("sheet_assets")).RefersTo<SheetAsset, Asset>(nameof(SheetAsset.AssetId));
        Row(model.Owned<SheetThreat>("sheet_threats")).Property(t => t.ThreatKey).HasMaxLength(60);
        Row(model.Owned<SheetMeasure>("sheet_measures"));
        Row(model.Owned<SheetRisk>("sheet_risks")).RefersTo<SheetRisk, Person>(nameof(SheetRisk.OwnerId)).RefersTo<SheetRisk, Risk>(nameof(SheetRisk.RiskId));
    }

    private static EntityTypeBuilder<T> Row<T>(EntityTypeBuilder<T> row) where T : SheetRow
    {
        row.HasIndex(r => new { r.OrganizationId, r.SheetId, r.Position }).IsUnique();
        return row;
    }
}
