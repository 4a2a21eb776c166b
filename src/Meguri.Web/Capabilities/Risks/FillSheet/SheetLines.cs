using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>One line of a block, as typed. A line without words is left out, so emptying one takes its row away.</summary>
internal abstract class SheetLine
{
    /// <summary>The row's number; null for a new one.</summary>
    public int? Position { get; set; }

    public string? Text { get; set; }

    /// <summary>True when the line is left out.</summary>
    public virtual bool IsEmpty => string.IsNullOrWhiteSpace(Text);
}

/// <summary>A threat.</summary>
internal sealed class ThreatLine : SheetLine
{
    public string? Remark { get; set; }

    public override bool IsEmpty => base.IsEmpty && (Position is not null || string.IsNullOrWhiteSpace(Remark));
}

/// <summary>A measure's words.</summary>
internal sealed class MeasureLine : SheetLine;

/// <summary>How far a measure is done; never left out.</summary>
internal sealed class AnswerLine : SheetLine
{
    public MeasureDone? Done { get; set; }

    public string? Remark { get; set; }

    public override bool IsEmpty => false;

    /// <summary>The line as the domain takes it.</summary>
    public SheetMeasureAnswer Entry() => new(Position ?? 0, Done, Remark);
}

/// <summary>An asset: the ledger's number with words, or words alone.</summary>
internal sealed class AssetLine : SheetLine
{
    public Grade? Impact { get; set; }

    public string? Remark { get; set; }

    public override bool IsEmpty => base.IsEmpty && (Position is not null || Impact is null && string.IsNullOrWhiteSpace(Remark));
}

/// <summary>A risk.</summary>
internal sealed class RiskLine : SheetLine
{
    public int? Asset { get; set; }

    public int? Threat { get; set; }

    public int? Measure { get; set; }

    public SecurityProperty Property { get; set; }

    public Grade? Likelihood { get; set; }

    public Grade? Overruled { get; set; }

    public string? Remark { get; set; }

    public Guid? OwnerId { get; set; }

    public override bool IsEmpty => base.IsEmpty && (Position is not null || Asset is null && Threat is null && Measure is null);

    /// <summary>The line of a row.</summary>
    public static RiskLine Of(SheetRisk row) => new()
    {
        Position = row.Position, Asset = row.Asset, Threat = row.Threat, Measure = row.Measure, Text = row.Text, Property = row.Property,
        Likelihood = row.Likelihood, Overruled = row.Overruled, Remark = row.Remark, OwnerId = row.OwnerId?.Value,
    };

    /// <summary>The line as the domain takes it.</summary>
    /// <param name="asset">The number the asset's row has once it is saved.</param>
    public SheetRiskEntry Entry(int asset) => new(
        Position, asset, Threat ?? 0, Measure ?? 0, Text ?? "", Property, Likelihood, Overruled, Remark, OwnerId is { } owner ? PersonId.From(owner) : null);
}
