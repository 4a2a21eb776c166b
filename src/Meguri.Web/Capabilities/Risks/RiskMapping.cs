using Meguri.Domain.Approvals;
using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Kit.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>The tables of risk assessment.</summary>
internal static class RiskMapping
{
    private const int Title = 200, Key = 60;

    public static void Map(ModelBuilder model)
    {
        MapMethod(model.Owned<RiskMethod>("risk_methods"));
        MapAssessment(model.Owned<RiskAssessment>("risk_assessments"));
        MapGap(model.Owned<GapEntry>("gap_entries"));
        MapRisk(model.Owned<Risk>("risks").Numbered(nameof(Risk.AssessmentId)));
        SheetMapping.Map(model);
    }

    private static void MapMethod(EntityTypeBuilder<RiskMethod> method)
    {
        method.RefersTo<RiskMethod, RiskMethod>(nameof(RiskMethod.PreviousId)).RefersTo<RiskMethod, Person>(nameof(RiskMethod.ApprovedBy));
        method.Property(m => m.Name).HasMaxLength(Title);
        AsCanonicalJson(method.Property(m => m.Rules));
        method.HasIndex(m => new { m.OrganizationId, m.VersionNumber }).IsUnique();
    }

    private static void MapAssessment(EntityTypeBuilder<RiskAssessment> assessment)
    {
        assessment.RefersTo<RiskAssessment, RiskMethod>(nameof(RiskAssessment.MethodId))
            .RefersTo<RiskAssessment, RiskAssessment>(nameof(RiskAssessment.PreviousId));
        assessment.Property(a => a.Title).HasMaxLength(Title);
        assessment.Property(a => a.Categories).AsJson();
        assessment.HasIndex(a => new { a.OrganizationId, a.StartedOn, a.Id });
    }

    private static void MapGap(EntityTypeBuilder<GapEntry> gap)
    {
        gap.RefersTo<GapEntry, RiskAssessment>(nameof(GapEntry.AssessmentId));
        gap.Property(g => g.Control).HasMaxLength(Key);
        gap.Property(g => g.AssetGroup).HasMaxLength(Title);
        gap.HasIndex(g => new { g.OrganizationId, g.AssessmentId, g.Control, g.AssetGroup }).IsUnique();
        // Databases take two nulls for different, so one verdict on the whole organization needs an index of its own.
        gap.HasIndex(g => new { g.OrganizationId, g.AssessmentId, g.Control }).IsUnique().HasFilter("\"AssetGroup\" IS NULL");
    }

    private static void MapRisk(EntityTypeBuilder<Risk> risk)
    {
        risk.RefersTo<Risk, RiskAssessment>(nameof(Risk.AssessmentId)).RefersTo<Risk, Risk>(nameof(Risk.PreviousId))
            .RefersTo<Risk, Asset>(nameof(Risk.AssetId)).RefersTo<Risk, Department>(nameof(Risk.DepartmentId))
            .RefersTo<Risk, Person>(nameof(Risk.OwnerId)).RefersTo<Risk, Person>(nameof(Risk.AcceptedBy))
            .RefersTo<Risk, RiskMethod>(nameof(Risk.MethodId));
        risk.Property(r => r.AssetGroup).HasMaxLength(Title);
        risk.Property(r => r.ThreatKey).HasMaxLength(Key);
        risk.Property(r => r.VulnerabilityKey).HasMaxLength(Key);
        risk.Property(r => r.BeforeLabel).HasMaxLength(Key);
        risk.Property(r => r.ResidualLabel).HasMaxLength(Key);
        AsCanonicalJson(risk.Property(r => r.Before));
        AsCanonicalJson(risk.Property(r => r.After));
        risk.PrimitiveCollection(r => r.Controls);
        // Several parts at once: their names together are longer than those of other choices.
        risk.Property(r => r.FallenBecause).HasConversion<int>();
        // The register shows one assessment.
        risk.Ordered(r => r.BeforeLevel ?? -1, nameof(Risk.AssessmentId)).Ordered(r => r.ResidualLevel ?? -1, nameof(Risk.AssessmentId)).Ordered(r => r.ReviewBy ?? NoDay.Last, nameof(Risk.AssessmentId));
        risk.HasIndex(r => new { r.OrganizationId, r.AssessmentId, r.Acceptance });
        risk.HasIndex(r => new { r.OrganizationId, r.AssetId });
        risk.HasIndex(r => new { r.OrganizationId, r.OwnerId });
    }

    /// <summary>Stored as it is hashed, so that the column and an approval speak of the same text.</summary>
    private static void AsCanonicalJson<T>(PropertyBuilder<T> property) => property.HasConversion(
        new ValueConverter<T, string>(value => CanonicalJson.Write(value), text => CanonicalJson.Read<T>(text)),
        new ValueComparer<T>(
            (left, right) => CanonicalJson.Write(left) == CanonicalJson.Write(right),
            value => CanonicalJson.Write(value).GetHashCode(StringComparison.Ordinal),
            value => value));
}
