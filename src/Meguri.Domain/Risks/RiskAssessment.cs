using Meguri.Domain.Kernel;

namespace Meguri.Domain.Risks;

/// <summary>Which of the two stages an assessment uses.</summary>
public enum AssessmentApproach
{
    /// <summary>Gap analysis first, detailed analysis where it does not conform.</summary>
    Both,

    /// <summary>Gap analysis alone.</summary>
    GapOnly,

    /// <summary>Detailed analysis alone.</summary>
    DetailedOnly,
}

/// <summary>One round of risk assessment (clauses 6.1.2 and 8.2) with the version of the method it is made with.</summary>
public sealed class RiskAssessment : Entity
{
    private RiskAssessment() { }

    /// <summary>The key.</summary>
    public RiskAssessmentId Id { get; private set; }

    /// <summary>What people call it.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The fiscal year it belongs to, by the year it starts in.</summary>
    public int FiscalYear { get; private set; }

    /// <summary>The version of the method.</summary>
    public RiskMethodId MethodId { get; private set; }

    /// <summary>One stage or both.</summary>
    public AssessmentApproach Approach { get; private set; }

    /// <summary>True when assets of the top value go to detailed analysis whatever the gap analysis says.</summary>
    public bool TopValueAlwaysDetailed { get; private set; } = true;

    /// <summary>When it began.</summary>
    public DateOnly StartedOn { get; private set; }

    /// <summary>When it was finished; null while it runs.</summary>
    public DateOnly? FinishedOn { get; private set; }

    /// <summary>The assessment before, to compare with.</summary>
    public RiskAssessmentId? PreviousId { get; private set; }

    /// <summary>The catalogue's category somebody chose for an asset group (by its name) or a single asset (by its id), where the words of the ledger say too little.</summary>
    public IReadOnlyDictionary<string, string> Categories { get; private set; } = new Dictionary<string, string>();

    /// <summary>Begins one with an approved method.</summary>
    public static Result<RiskAssessment> Start(
        string title, int fiscalYear, RiskMethod method, AssessmentApproach approach, DateOnly startedOn,
        bool topValueAlwaysDetailed = true, RiskAssessmentId? previous = null)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(title)) problems.Add(RiskProblems.AssessmentTitleMissing);
        if (method.State != RiskMethodState.Approved) problems.Add(RiskProblems.MethodNotApproved);
        if (problems.Count > 0) return problems;
        return new RiskAssessment
        {
            Id = NewId.Of<RiskAssessmentId>(),
            Title = title.Trim(),
            FiscalYear = fiscalYear,
            MethodId = method.Id,
            Approach = approach,
            StartedOn = startedOn,
            TopValueAlwaysDetailed = topValueAlwaysDetailed,
            PreviousId = previous,
        };
    }

    /// <summary>Changes title, approach and the rule for assets of the top value.</summary>
    public Result Change(string title, AssessmentApproach approach, bool topValueAlwaysDetailed)
    {
        if (FinishedOn is not null) return RiskProblems.AssessmentFinished;
        if (string.IsNullOrWhiteSpace(title)) return RiskProblems.AssessmentTitleMissing;
        (Title, Approach, TopValueAlwaysDetailed) = (title.Trim(), approach, topValueAlwaysDetailed);
        return Result.Done;
    }

    /// <summary>Chooses categories; those not named stay as they are.</summary>
    public Result Classify(IReadOnlyDictionary<string, string> chosen)
    {
        if (FinishedOn is not null) return RiskProblems.AssessmentFinished;
        var next = Categories.ToDictionary();
        foreach (var (unit, category) in chosen) next[unit] = category;
        Categories = next;
        return Result.Done;
    }

    /// <summary>Takes another version of the method: every rated risk is rated anew. Nothing changes when it cannot rate one of them
    /// (<see cref="MethodPreview"/> shows which).</summary>
    public Result Adopt(RiskMethod method, IReadOnlyCollection<Risk> risks, DateTimeOffset at)
    {
        if (FinishedOn is not null) return RiskProblems.AssessmentFinished;
        if (method.State != RiskMethodState.Approved) return RiskProblems.MethodNotApproved;
        var rated = risks.Where(risk => risk.BeforeLevel is not null).ToArray();
        var unrated = rated.Where(risk => !method.Rules.Score(risk.Before!, risk.Property).Ok).ToArray();
        if (unrated.Length > 0) return RiskProblems.MethodCannotRate(unrated.Length, Numbers(unrated));
        foreach (var risk in rated) risk.Estimate(method, risk.Property, risk.Before!, at);
        MethodId = method.Id;
        return Result.Done;
    }

    /// <summary>Ends it. Every risk then has its owner, its consequence in words and its level.</summary>
    public Result Finish(DateOnly on, IReadOnlyCollection<Risk> risks)
    {
        if (FinishedOn is not null) return RiskProblems.AssessmentFinished;
        if (on < StartedOn) return RiskProblems.AssessmentEndsBeforeStart;
        var incomplete = risks.Where(risk => risk.Missing().Count > 0).ToArray();
        if (incomplete.Length > 0) return RiskProblems.AssessmentIncomplete(incomplete.Length, Numbers(incomplete));
        FinishedOn = on;
        return Result.Done;
    }

    private static string Numbers(IEnumerable<Risk> risks)
    {
        const int shown = 5;
        var numbers = risks.Select(risk => risk.Number).Order().ToArray();
        var text = string.Join(", ", numbers.Take(shown).Select(number => NumberText.Of(Risk.Series, number)));
        return numbers.Length > shown ? text + ", …" : text;
    }
}
