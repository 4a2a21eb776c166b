using System.Text.Json;
using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Web.Kit.History;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>A risk's history, its inputs said in words instead of as they are stored.</summary>
internal sealed class RiskHistory(RecordHistory records)
{
    public async Task<IReadOnlyList<HistoryEntry>> OfAsync(Guid id, CancellationToken cancellation) =>
        [.. (await records.OfAsync<Risk>(id, RiskWords.Book, cancellation)).Select(entry => entry with { Changes = [.. entry.Changes.Select(Said)] })];

    private static HistoryChange Said(HistoryChange change) => change.Label == RiskWords.Field_Before || change.Label == RiskWords.Field_After
        ? change with { Before = Inputs(change.Before), After = Inputs(change.After) }
        : change;

    private static string? Inputs(string? json)
    {
        if (json is null) return null;
        RiskInputs inputs;
        try
        {
            inputs = CanonicalJson.Read<RiskInputs>(json);
        }
        catch (JsonException)
        {
            return json;
        }
        (string Label, int? Value)[] parts =
        [
            (RiskWords.Book.Of(SecurityProperty.Confidentiality), inputs.Confidentiality), (RiskWords.Book.Of(SecurityProperty.Integrity), inputs.Integrity),
            (RiskWords.Book.Of(SecurityProperty.Availability), inputs.Availability), (RiskWords.Input_Threat, inputs.Threat), (RiskWords.Input_Vulnerability, inputs.Vulnerability),
            (RiskWords.Input_Impact, inputs.Impact), (RiskWords.Input_Likelihood, inputs.Likelihood), (RiskWords.Input_Overruled, inputs.OverruledLevel),
        ];
        return string.Join("・", parts.Where(part => part.Value is not null).Select(part => $"{part.Label} {part.Value}"));
    }
}
