using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Kit.Attachments;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Files belong to risks.</summary>
internal sealed class RiskFiles(MeguriDb db, RiskLedger ledger, RiskTargets targets) : IAttachable
{
    public string Kind => "risks";

    public string PathOf(Guid record) => $"/risks/{record}";

    public async Task<string?> TitleAsync(Guid record, CancellationToken cancellation)
    {
        var key = RiskId.From(record);
        if (await (await ledger.VisibleAsync(cancellation)).AsNoTracking().SingleOrDefaultAsync(r => r.Id == key, cancellation) is not { } risk) return null;
        await targets.ReadAsync([risk], cancellation);
        return $"{NumberText.Of(Risk.Series, risk.Number)} {targets.TextOf(risk)}";
    }

    public async Task<bool> MayChangeAsync(Guid record, CancellationToken cancellation)
    {
        var key = RiskId.From(record);
        // What belongs to a finished assessment stays as it was accepted.
        return await (await ledger.EditableAsync(cancellation)).AnyAsync(r => r.Id == key && db.Set<RiskAssessment>().Any(a => a.Id == r.AssessmentId && a.FinishedOn == null), cancellation);
    }
}
