using Meguri.Domain.Assets;
using Meguri.Domain.Controls;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Platform.Persistence;
using Meguri.Web.Kit.Registers;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>The tables of controls, measures and the statement of applicability.</summary>
internal static class ControlMapping
{
    private const int Number = 20, Name = 200;

    public static void Map(ModelBuilder model)
    {
        MapStatement(model);
        MapMeasures(model);
    }

    private static void MapStatement(ModelBuilder model)
    {
        var state = model.Owned<ControlState>("control_states")
            .RefersTo<ControlState, TreatmentPlan>(nameof(ControlState.PlanId))
            .RefersTo<ControlState, Person>(nameof(ControlState.ExclusionOwnerId))
            .RefersTo<ControlState, Department>(nameof(ControlState.DepartmentId));
        state.Property(s => s.Control).HasMaxLength(Number);
        state.Property(s => s.Reasons).AsJson();
        state.HasIndex(s => new { s.OrganizationId, s.Control }).IsUnique();

        var own = model.Owned<OwnControl>("own_controls");
        own.Property(c => c.Control).HasMaxLength(Number);
        own.Property(c => c.Name).HasMaxLength(Name);
        own.Property(c => c.NameEnglish).HasMaxLength(Name);
        own.HasIndex(c => new { c.OrganizationId, c.Control }).IsUnique();

        var version = model.Owned<SoaVersion>("soa_versions").RefersTo<SoaVersion, Person>(nameof(SoaVersion.ApprovedBy));
        version.Property(v => v.Rows).AsJson();
        version.HasIndex(v => new { v.OrganizationId, v.VersionNumber }).IsUnique();
    }

    private static void MapMeasures(ModelBuilder model)
    {
        var measure = model.Owned<Measure>("measures")
            .RefersTo<Measure, Person>(nameof(Measure.ResponsibleId)).RefersTo<Measure, Department>(nameof(Measure.DepartmentId));
        measure.Property(m => m.Name).HasMaxLength(Name);
        measure.PrimitiveCollection(m => m.Controls);
        measure.HasMany(m => m.Links).WithOne().HasForeignKey(nameof(MeasureLink.OrganizationId), nameof(MeasureLink.MeasureId)).OnDelete(DeleteBehavior.Cascade);
        measure.HasIndex(m => new { m.OrganizationId, m.Name, m.Id });
        measure.Ordered(m => m.StatusOn ?? NoDay.First);

        var link = model.Owned<MeasureLink>("measure_links")
            .RefersTo<MeasureLink, Risk>(nameof(MeasureLink.RiskId)).RefersTo<MeasureLink, Asset>(nameof(MeasureLink.AssetId));
        // C, I and A at once: a number keeps them together.
        link.Property(l => l.Keeps).HasConversion<int>();
    }
}
