using Meguri.Domain.Treatment;
using Meguri.Web.Kit.Attachments;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>Files belong to treatment plans: what shows that a step was done.</summary>
internal sealed class PlanFiles(PlanLedger ledger) : IAttachable
{
    public string Kind => "treatment";

    public string PathOf(Guid record) => $"/treatment/{record}";

    public async Task<string?> TitleAsync(Guid record, CancellationToken cancellation)
    {
        var key = TreatmentPlanId.From(record);
        return await (await ledger.VisibleAsync(cancellation)).AsNoTracking().SingleOrDefaultAsync(p => p.Id == key, cancellation) is { } plan ? $"{PlanText.NumberOf(plan)} {plan.Title}" : null;
    }

    public async Task<bool> MayChangeAsync(Guid record, CancellationToken cancellation)
    {
        var key = TreatmentPlanId.From(record);
        return await (await ledger.EditableAsync(cancellation)).AnyAsync(p => p.Id == key, cancellation);
    }
}
