using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Risks;

/// <summary>How practice stands to a control.</summary>
public enum GapVerdict
{
    /// <summary>適合.</summary>
    Conforms,

    /// <summary>一部適合していない.</summary>
    Partly,

    /// <summary>適合していない.</summary>
    DoesNot,

    /// <summary>該当なし.</summary>
    NotApplicable,
}

/// <summary>One verdict of a gap analysis: a control of Annex A (or of the organization's own) against the whole organization or an asset group.</summary>
public sealed class GapEntry : Entity
{
    private GapEntry() { }

    /// <summary>The key.</summary>
    public GapEntryId Id { get; private set; }

    /// <summary>The assessment it belongs to.</summary>
    public RiskAssessmentId AssessmentId { get; private set; }

    /// <summary>The control's number.</summary>
    public string Control { get; private set; } = "";

    /// <summary>The asset group's name; null for the whole organization.</summary>
    public string? AssetGroup { get; private set; }

    /// <summary>How practice stands to the control.</summary>
    public GapVerdict Verdict { get; private set; }

    /// <summary>What was found; required unless it conforms.</summary>
    public string? Finding { get; private set; }

    /// <summary>True when detailed analysis has to look at it.</summary>
    public bool NeedsDetail => Verdict is GapVerdict.Partly or GapVerdict.DoesNot;

    /// <summary>Gives a verdict.</summary>
    public static Result<GapEntry> Judge(RiskAssessmentId assessment, string control, string? assetGroup, GapVerdict verdict, string? finding)
    {
        if (!ControlNumber.TryParse(control, out var number)) return RiskProblems.ControlNumber(control).At(nameof(Control));
        var entry = new GapEntry
        {
            Id = NewId.Of<GapEntryId>(),
            AssessmentId = assessment,
            Control = number.ToString(),
            AssetGroup = string.IsNullOrWhiteSpace(assetGroup) ? null : assetGroup.Trim(),
        };
        var result = entry.Change(verdict, finding);
        return result.Ok ? entry : Result<GapEntry>.Refused(result);
    }

    /// <summary>Changes the verdict.</summary>
    public Result Change(GapVerdict verdict, string? finding)
    {
        if (verdict != GapVerdict.Conforms && string.IsNullOrWhiteSpace(finding)) return RiskProblems.GapFindingMissing;
        (Verdict, Finding) = (verdict, string.IsNullOrWhiteSpace(finding) ? null : finding.Trim());
        return Result.Done;
    }
}
