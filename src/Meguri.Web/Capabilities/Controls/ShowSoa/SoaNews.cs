using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Treatment;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>「改訂を推奨」: where the data has moved on from what the statement says, and what contradicts an exclusion.</summary>
internal sealed class SoaNews(MeguriDb db)
{
    /// <summary>The reasons by control, in words.</summary>
    /// <param name="inForce">The approved version; null before the first.</param>
    /// <param name="rows">The rows as the data stands now.</param>
    /// <param name="today">The organization's date.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ILookup<string, string>> ReadAsync(SoaVersion? inForce, IReadOnlyCollection<SoaRow> rows, DateOnly today, CancellationToken cancellation)
    {
        var measures = await db.Set<Measure>().AsNoTracking().Include(measure => measure.Links).ToListAsync(cancellation);
        var plans = await db.Set<TreatmentPlan>().AsNoTracking().Select(plan => new { plan.Number, plan.Title, plan.Controls }).ToListAsync(cancellation);
        var evidence = measures.SelectMany(measure => measure.Controls.Select(control => new ControlEvidence(control, EvidenceKind.Measure, measure.Name)))
            .Concat(plans.SelectMany(plan => plan.Controls.Select(control => new ControlEvidence(control, EvidenceKind.Plan, NumberText.Of(TreatmentPlan.Series, plan.Number)))))
            .Concat(rows.Where(row => row.Documents is not null).Select(row => new ControlEvidence(row.Control, EvidenceKind.Document, row.Documents!)))
            .Concat(await AssetsAsync(measures, cancellation));
        return Moved(inForce, rows, today)
            .Concat(ExclusionWarnings.Of(rows, evidence).SelectMany(warning => warning.Evidence.Select(sign => (warning.Control, ControlWords.Contradicted(ControlWords.Book.Of(sign.Kind), sign.Name)))))
            .Concat(Measured(rows, measures))
            .ToLookup(reason => reason.Item1, reason => reason.Item2, StringComparer.Ordinal);
    }

    private static IEnumerable<(string, string)> Moved(SoaVersion? inForce, IReadOnlyCollection<SoaRow> rows, DateOnly today)
    {
        if (inForce is null) yield break;
        foreach (var advice in RevisionAdvice.Of(inForce, rows, today))
        {
            // What people changed in the draft themselves is no news to them; what moved by itself is.
            if (advice.Kind == AdviceKind.PlannedDatePassed) yield return (advice.Control, ControlWords.Advice_PlannedDatePassed);
            else if (advice.Kind == AdviceKind.ExclusionReviewDue) yield return (advice.Control, ControlWords.Advice_ExclusionReviewDue);
            else if (advice.Fields.Contains(SoaField.Risks)) yield return (advice.Control, ControlWords.Advice_Risks);
            else if (advice.Fields.Count == 0) yield return (advice.Control, ControlWords.Advice_Controls);
        }
    }

    private static IEnumerable<(string, string)> Measured(IReadOnlyCollection<SoaRow> rows, List<Measure> measures)
    {
        var byControl = measures.SelectMany(measure => measure.Controls.Select(control => (Control: control, Measure: measure))).ToLookup(pair => pair.Control, pair => pair.Measure, StringComparer.Ordinal);
        return from row in rows
               where row.Applicable == true && row.Status is not null
               let measured = Measure.StatusOf([.. byControl[row.Control]])
               where measured is not null && measured != row.Status
               select (row.Control, ControlWords.Advice_Measures(ControlWords.Book.Of(measured.Value)));
    }

    private async Task<IEnumerable<ControlEvidence>> AssetsAsync(List<Measure> measures, CancellationToken cancellation)
    {
        var kept = db.Set<MeasureLink>().Select(link => link.AssetId);
        var names = await db.Set<Domain.Assets.Asset>().AsNoTracking().Where(asset => asset.DisposedOn == null && kept.Contains(asset.Id))
            .Select(asset => new { asset.Id, asset.Name }).ToDictionaryAsync(asset => asset.Id, asset => asset.Name, cancellation);
        return from measure in measures
               from link in measure.Links
               where link.AssetId is { } asset && names.ContainsKey(asset)
               from control in measure.Controls
               select new ControlEvidence(control, EvidenceKind.Asset, names[link.AssetId!.Value]);
    }
}
