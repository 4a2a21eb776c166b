using Meguri.Domain.Kernel;
namespace Meguri.Domain.Risks;

/// <summary>What became of a risk between two assessments.</summary>
public enum RiskMoveKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is no longer there.</summary>
    Gone,

    /// <summary>Its level is higher.</summary>
    Higher,

    /// <summary>Its level is lower.</summary>
    Lower,

    /// <summary>Its level is the same.</summary>
    Same,

    /// <summary>One of the two was not rated.</summary>
    Unrated,
}

/// <summary>One risk in two assessments.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Was">In the earlier one; null when it is new.</param>
/// <param name="Is">In the later one; null when it is gone.</param>
public sealed record RiskMove(RiskMoveKind Kind, Risk? Was, Risk? Is);

/// <summary>What changed since the last assessment.</summary>
public static class AssessmentDifference
{
    /// <summary>Pairs the risks of two assessments: first those carried over, by their numbers, then those of the same target, threat, vulnerability and property.</summary>
    public static IReadOnlyList<RiskMove> Between(IReadOnlyCollection<Risk> earlier, IReadOnlyCollection<Risk> later)
    {
        var byId = earlier.ToDictionary(risk => risk.Id);
        var byNumber = earlier.Where(risk => risk.Number > 0).ToDictionary(risk => risk.Number);
        Risk? Carried(Risk risk) => risk.PreviousId is { } id && byId.TryGetValue(id, out var was) ? was : byNumber.GetValueOrDefault(risk.Number);
        var paired = later.Select(Carried).OfType<Risk>().Select(risk => risk.Id).ToHashSet();
        var free = earlier.Where(risk => !paired.Contains(risk.Id)).GroupBy(Key).ToDictionary(group => group.Key, group => new Queue<Risk>(group));
        var moves = new List<RiskMove>();
        foreach (var risk in later)
        {
            var was = Carried(risk) ?? (free.TryGetValue(Key(risk), out var same) && same.Count > 0 ? same.Dequeue() : null);
            moves.Add(new RiskMove(was is null ? RiskMoveKind.Added : Compare(was, risk), was, risk));
        }
        moves.AddRange(free.Values.SelectMany(left => left).Select(left => new RiskMove(RiskMoveKind.Gone, left, null)));
        return moves;
    }

    private static RiskMoveKind Compare(Risk was, Risk now)
    {
        // Like with like: what remains counts once both are treated, before that what there was without treatment.
        var treated = was.ResidualLevel is not null && now.ResidualLevel is not null;
        var (before, after) = treated ? (was.ScoreAfter(), now.ScoreAfter()) : (was.ScoreBefore(), now.ScoreBefore());
        if (before is not { } old || after is not { } fresh) return RiskMoveKind.Unrated;
        // Levels of two methods are not on one scale; the bands of the acceptance criteria are.
        var difference = was.MethodId == now.MethodId ? fresh.Level - old.Level : fresh.Band - old.Band;
        return difference switch
        {
            > 0 => RiskMoveKind.Higher,
            < 0 => RiskMoveKind.Lower,
            _ => RiskMoveKind.Same,
        };
    }

    private static (RiskTarget, RiskSource, SecurityProperty) Key(Risk risk) => (risk.Target() with { DepartmentId = null }, risk.Source(), risk.Property);
}
