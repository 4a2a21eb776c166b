using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>The tables of treatment plans.</summary>
internal static class TreatmentMapping
{
    public static void Map(ModelBuilder model)
    {
        var plan = model.Owned<TreatmentPlan>("treatment_plans").Numbered().RefersTo<TreatmentPlan, Person>(nameof(TreatmentPlan.ResponsibleId));
        plan.Property(p => p.Title).HasMaxLength(200);
        plan.Property(p => p.ApprovedHash).HasMaxLength(64);
        plan.PrimitiveCollection(p => p.Controls);
        plan.HasMany(p => p.Risks).WithOne().HasForeignKey(nameof(PlanRisk.OrganizationId), nameof(PlanRisk.PlanId)).OnDelete(DeleteBehavior.Cascade);
        plan.HasMany(p => p.Steps).WithOne().HasForeignKey(nameof(PlanStep.OrganizationId), nameof(PlanStep.PlanId)).OnDelete(DeleteBehavior.Cascade);
        plan.HasMany(p => p.Infeasible).WithOne().HasForeignKey(nameof(InfeasibleMeasure.OrganizationId), nameof(InfeasibleMeasure.PlanId)).OnDelete(DeleteBehavior.Cascade);
        plan.HasIndex(p => new { p.OrganizationId, p.Priority, p.Id });
        plan.HasIndex(p => new { p.OrganizationId, p.Title, p.Id });
        plan.Ordered(p => p.CostYen ?? -1).Ordered(p => p.EstimatedLossYen ?? -1);
        plan.HasIndex(p => new { p.OrganizationId, p.State });

        var link = model.Owned<PlanRisk>("treatment_plan_risks").RefersTo<PlanRisk, Risk>(nameof(PlanRisk.RiskId));
        link.HasIndex(l => new { l.OrganizationId, l.PlanId, l.RiskId }).IsUnique();

        var step = model.Owned<PlanStep>("treatment_plan_steps").RefersTo<PlanStep, Person>(nameof(PlanStep.PersonId)).RefersTo<PlanStep, Person>(nameof(PlanStep.ConfirmedBy));
        step.HasIndex(s => new { s.OrganizationId, s.PlanId, s.Position }).IsUnique();

        model.Owned<InfeasibleMeasure>("infeasible_measures")
            .RefersTo<InfeasibleMeasure, Person>(nameof(InfeasibleMeasure.RaisedBy)).RefersTo<InfeasibleMeasure, Person>(nameof(InfeasibleMeasure.OpinionBy));
    }
}
