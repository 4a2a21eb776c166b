using Meguri.Domain.Kernel;

namespace Meguri.Domain.Risks;

/// <summary>What the acceptance criteria say of a level (clause 6.1.2 a 1); later is worse.</summary>
public enum AcceptanceBand
{
    /// <summary>Accepted as it is.</summary>
    Acceptable,

    /// <summary>Accepted while it is watched: whoever accepts it says until when.</summary>
    UnderControl,

    /// <summary>Above the acceptance level.</summary>
    NotAcceptable,
}

/// <summary>Three bands by two thresholds, both counted in; equal thresholds leave the middle band empty.</summary>
/// <param name="AcceptUpTo">The highest level that is accepted as it is.</param>
/// <param name="UnderControlUpTo">The highest level that is accepted under control.</param>
public sealed record AcceptanceLevels(int AcceptUpTo, int UnderControlUpTo)
{
    /// <summary>The band of a level.</summary>
    public AcceptanceBand BandOf(int level) =>
        level <= AcceptUpTo ? AcceptanceBand.Acceptable
        : level <= UnderControlUpTo ? AcceptanceBand.UnderControl
        : AcceptanceBand.NotAcceptable;

    /// <summary>The thresholds that give each label its band. The labels count from 1, the mildest first; a worse label may not have a milder band.</summary>
    public static Result<AcceptanceLevels> PerLabel(IReadOnlyList<AcceptanceBand> bands)
    {
        for (var i = 1; i < bands.Count; i++)
        {
            if (bands[i] < bands[i - 1]) return RiskProblems.AcceptanceOrder;
        }
        var accepted = bands.Count(band => band == AcceptanceBand.Acceptable);
        return new AcceptanceLevels(accepted, accepted + bands.Count(band => band == AcceptanceBand.UnderControl));
    }
}
