using Meguri.Domain.Assets;
using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Risks;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Reads the numbers of risks and assets that a measure's form names.</summary>
internal sealed class MeasureReading(MeguriDb db, RiskReadings readings)
{
    private static readonly char[] Between = [',', '、', '，', ' ', '　', '\n', '\r', '\t', ';'];

    /// <summary>What the form says, or which numbers nobody has.</summary>
    /// <param name="form">As typed.</param>
    /// <param name="known">The measure it changes: a risk that it names already stays linked as it was assessed then.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result<MeasureContent>> ReadAsync(MeasureForm form, Measure? known, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var risks = await RisksAsync(form.Risks, known, problems, cancellation);
        var keeps = await AssetsAsync(form.Keeps, problems, cancellation);
        return problems.Count > 0 ? problems : new MeasureContent(
            form.Name ?? "", form.Description, [.. form.Controls.Distinct(StringComparer.Ordinal)], risks, keeps,
            form.ResponsibleId is { } person ? PersonId.From(person) : null, form.DepartmentId is { } department ? DepartmentId.From(department) : null);
    }

    private async Task<List<RiskId>> RisksAsync(string? text, Measure? known, List<Problem> problems, CancellationToken cancellation)
    {
        var numbers = new List<int>();
        foreach (var word in (text ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            if (NumberText.Read(Risk.Series, word) is { } number) numbers.Add(number);
            else problems.Add(StatementProblems.UnknownNumber(nameof(MeasureForm.Risks), word));
        }
        var found = await readings.LatestAsync(numbers, cancellation);
        problems.AddRange(numbers.Except(found.Keys).Select(number => StatementProblems.UnknownNumber(nameof(MeasureForm.Risks), NumberText.Of(Risk.Series, number))));
        var linked = known?.Links.Select(link => link.RiskId).OfType<RiskId>().ToList() ?? [];
        var before = await db.Set<Risk>().AsNoTracking().Where(risk => linked.Contains(risk.Id)).ToDictionaryAsync(risk => risk.Number, risk => risk.Id, cancellation);
        return [.. found.Select(risk => before.GetValueOrDefault(risk.Key, risk.Value))];
    }

    private async Task<Dictionary<AssetId, KeptProperties>> AssetsAsync(List<MeasureForm.KeptAsset> lines, List<Problem> problems, CancellationToken cancellation)
    {
        var named = lines.Select((line, index) => (Line: line, Index: index)).Where(entry => !string.IsNullOrWhiteSpace(entry.Line.Asset)).ToList();
        var numbers = named.Select(entry => NumberText.Read(Asset.Series, entry.Line.Asset!.Trim())).OfType<int>().ToList();
        var found = await db.Set<Asset>().AsNoTracking().Where(asset => numbers.Contains(asset.Number)).ToDictionaryAsync(asset => asset.Number, asset => asset.Id, cancellation);
        var keeps = new Dictionary<AssetId, KeptProperties>();
        foreach (var (line, index) in named)
        {
            if (NumberText.Read(Asset.Series, line.Asset!.Trim()) is { } number && found.TryGetValue(number, out var asset))
                keeps[asset] = keeps.GetValueOrDefault(asset) | line.Properties();
            else problems.Add(StatementProblems.UnknownNumber($"{nameof(MeasureForm.Keeps)}[{index}].{nameof(line.Asset)}", line.Asset!.Trim()));
        }
        return keeps;
    }
}
