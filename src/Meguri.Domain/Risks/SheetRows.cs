using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;

namespace Meguri.Domain.Risks;

/// <summary>A, B, C; A is the worst.</summary>
public enum Grade
{
    /// <summary>The mildest.</summary>
    C = 1,

    /// <summary>In between.</summary>
    B = 2,

    /// <summary>The worst.</summary>
    A = 3,
}

/// <summary>対策済.</summary>
public enum MeasureDone
{
    /// <summary>□.</summary>
    No,

    /// <summary>▣.</summary>
    Partly,

    /// <summary>■.</summary>
    Fully,
}

/// <summary>One row of a sheet's block, known by its letter and number: A1, T1, P1, R1. It keeps its number while it is there.</summary>
public abstract class SheetRow : Entity
{
    /// <summary>The key.</summary>
    public SheetRowId Id { get; protected set; }

    /// <summary>The sheet.</summary>
    public RiskSheetId SheetId { get; protected set; }

    /// <summary>Its number in the block, from 1.</summary>
    public int Position { get; protected set; }

    /// <summary>What it says.</summary>
    public string Text { get; protected set; } = "";

    /// <summary>備考.</summary>
    public string? Remark { get; protected set; }

    /// <summary>A1, T1, P1 or R1.</summary>
    public abstract string Name { get; }

    internal void Place(RiskSheetId sheet, int position) => (Id, SheetId, Position) = (NewId.Of<SheetRowId>(), sheet, position);

    /// <summary>Takes the words over.</summary>
    protected void Say(string text, string? remark) => (Text, Remark) = (text.Trim(), string.IsNullOrWhiteSpace(remark) ? null : remark.Trim());
}

/// <summary>関連する資産, filled by the department.</summary>
public sealed class SheetAsset : SheetRow
{
    internal SheetAsset() { }

    /// <summary>The ledger's asset; null when only described.</summary>
    public AssetId? AssetId { get; private set; }

    /// <summary>ビジネスへの影響.</summary>
    public Grade? Impact { get; private set; }

    /// <inheritdoc/>
    public override string Name => $"A{Position}";

    internal void Take(SheetAssetEntry entry)
    {
        Say(entry.Text, entry.Remark);
        (AssetId, Impact) = (entry.AssetId, entry.Impact);
    }
}

/// <summary>関連する脅威, filled by the office.</summary>
public sealed class SheetThreat : SheetRow
{
    internal SheetThreat() { }

    /// <summary>The catalogue's threat; null when in own words only.</summary>
    public string? ThreatKey { get; private set; }

    /// <inheritdoc/>
    public override string Name => $"T{Position}";

    internal void Take(SheetThreatEntry entry)
    {
        Say(entry.Text, entry.Remark);
        ThreatKey = string.IsNullOrWhiteSpace(entry.ThreatKey) ? null : entry.ThreatKey.Trim();
    }
}

/// <summary>関連する対策: the office names it, the department says how far it is done.</summary>
public sealed class SheetMeasure : SheetRow
{
    internal SheetMeasure() { }

    /// <summary>対策済; null until the department answered (prints as □).</summary>
    public MeasureDone? Done { get; private set; }

    /// <inheritdoc/>
    public override string Name => $"P{Position}";

    internal void Take(SheetMeasureEntry entry) => Say(entry.Text, Remark);

    internal void Answer(SheetMeasureAnswer answer)
    {
        Say(Text, answer.Remark);
        Done = answer.Done;
    }
}

/// <summary>リスク: an asset, a threat, a measure not fully done, and what may come of it. Filled by the department.</summary>
public sealed class SheetRisk : SheetRow
{
    internal SheetRisk() { }

    /// <summary>The asset's number.</summary>
    public int Asset { get; private set; }

    /// <summary>The threat's number.</summary>
    public int Threat { get; private set; }

    /// <summary>The measure's number.</summary>
    public int Measure { get; private set; }

    /// <summary>失われる性質.</summary>
    public SecurityProperty Property { get; private set; }

    /// <summary>起こりやすさ.</summary>
    public Grade? Likelihood { get; private set; }

    /// <summary>A grade set against the table; the remark says why.</summary>
    public Grade? Overruled { get; private set; }

    /// <summary>リスク: by the table, or overruled; null until impact and likelihood are known.</summary>
    public Grade? Level { get; private set; }

    /// <summary>リスク所有者; null for the department's head.</summary>
    public PersonId? OwnerId { get; private set; }

    /// <summary>The risk made of this row once the sheet was accepted.</summary>
    public RiskId? RiskId { get; private set; }

    /// <inheritdoc/>
    public override string Name => $"R{Position}";

    internal void Take(SheetRiskEntry entry)
    {
        Say(entry.Text, entry.Remark);
        (Asset, Threat, Measure) = (entry.Asset, entry.Threat, entry.Measure);
        (Property, Likelihood, Overruled, OwnerId) = (entry.Property, entry.Likelihood, entry.Overruled, entry.OwnerId);
    }

    internal RiskInputs Inputs(Grade? impact) => new()
    {
        Impact = (int?)impact, Likelihood = (int?)Likelihood, OverruledLevel = (int?)Overruled, OverruleReason = Remark,
    };

    internal void Rate(Grade? impact, GradeRules table)
    {
        var score = table.Score(Inputs(impact), Property);
        Level = score.Ok ? (Grade)score.Value.Level : null;
    }

    internal void Became(RiskId risk) => RiskId = risk;
}

/// <summary>What the department writes of an asset; without a number it is a new row.</summary>
public sealed record SheetAssetEntry(int? Position, AssetId? AssetId, string Text, Grade? Impact, string? Remark = null);

/// <summary>What the office writes of a threat; without a number it is a new row.</summary>
public sealed record SheetThreatEntry(int? Position, string? ThreatKey, string Text, string? Remark = null);

/// <summary>What the office writes of a measure; without a number it is a new row.</summary>
public sealed record SheetMeasureEntry(int? Position, string Text);

/// <summary>What the department answers to a measure.</summary>
public sealed record SheetMeasureAnswer(int Position, MeasureDone? Done, string? Remark = null);

/// <summary>What the department writes of a risk; without a number it is a new row. An asset, a threat or a measure of 0 was not chosen.</summary>
public sealed record SheetRiskEntry(
    int? Position, int Asset, int Threat, int Measure, string Text, SecurityProperty Property,
    Grade? Likelihood, Grade? Overruled = null, string? Remark = null, PersonId? OwnerId = null);

/// <summary>All that the department writes on a sheet.</summary>
public sealed record SheetAnswers(IReadOnlyList<SheetAssetEntry> Assets, IReadOnlyList<SheetMeasureAnswer> Measures, IReadOnlyList<SheetRiskEntry> Risks);
