using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Submissions;

namespace Meguri.Domain.Risks;

/// <content>The sheet's way: the office prepares, the department fills, its head confirms, the office accepts or sends back.</content>
public sealed partial class RiskSheet
{
    /// <summary>Where it is.</summary>
    public SheetStage Stage => StageOf(Submission.State, HandedOutAt is not null);

    /// <summary>Who must act now.</summary>
    public SubmissionParty WaitsFor => WaitsForAt(Stage);

    /// <summary>Where a sheet is, by where its way stands and whether the department has it.</summary>
    public static SheetStage StageOf(SubmissionState state, bool handedOut) => state switch
    {
        SubmissionState.Draft => handedOut ? SheetStage.Filling : SheetStage.Preparing,
        SubmissionState.AwaitingConfirmation => SheetStage.AwaitingConfirmation,
        SubmissionState.Submitted => SheetStage.Submitted,
        SubmissionState.SentBack => SheetStage.SentBack,
        _ => SheetStage.Accepted,
    };

    /// <summary>Who must act on a sheet that is here; nobody once it is accepted.</summary>
    public static SubmissionParty WaitsForAt(SheetStage stage) => stage switch
    {
        SheetStage.Preparing or SheetStage.Submitted => SubmissionParty.Receiver,
        SheetStage.Filling or SheetStage.SentBack => SubmissionParty.Filler | SubmissionParty.Confirmer,
        SheetStage.AwaitingConfirmation => SubmissionParty.Confirmer,
        _ => SubmissionParty.None,
    };

    /// <summary>Whether a block may be filled now, by somebody who is this to the sheet.</summary>
    public bool MayFill(SheetBlock block, SubmissionParty who) => Refusal(block, who) is null;

    /// <summary>The office hands it to the department.</summary>
    public Result HandOut(SubmissionParty who, DateTimeOffset at, DateOnly? fillBy)
    {
        if (!who.HasFlag(SubmissionParty.Receiver)) return RiskSheetProblems.NotYourBlock;
        if (Stage is not (SheetStage.Preparing or SheetStage.Filling)) return RiskSheetProblems.Closed;
        var problems = OfficeMissing().ToArray();
        if (problems.Length > 0) return Result.From(problems);
        HandedOutAt ??= at;
        Submission.Due(fillBy);
        return Result.Done;
    }

    /// <summary>What is missing before it can be handed in.</summary>
    public IReadOnlyList<Problem> Missing()
    {
        var problems = OfficeMissing().ToList();
        problems.AddRange(_assets.Where(asset => asset.Impact is null).Select(asset => RiskSheetProblems.ImpactMissing(asset.Name)));
        foreach (var measure in _measures)
        {
            if (measure.Done is null) problems.Add(RiskSheetProblems.StatusMissing(measure.Name));
            else if (measure.Done != MeasureDone.Fully && measure.Remark is null && _risks.All(risk => risk.Measure != measure.Position))
                problems.Add(RiskSheetProblems.MeasureWithoutRisk(measure.Name));
        }
        problems.AddRange(_risks.Where(risk => risk.Likelihood is null).Select(risk => RiskSheetProblems.LikelihoodMissing(risk.Name)));
        return problems;
    }

    /// <summary>Hands in the sheets that are open, all of one department together: one that is not complete keeps the others.</summary>
    /// <param name="sheets">Every sheet the department has in the assessment.</param>
    /// <param name="who">What the person is to them.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When.</param>
    public static Result HandIn(IReadOnlyCollection<RiskSheet> sheets, SubmissionParty who, PersonId by, DateTimeOffset at)
    {
        var open = sheets.Where(sheet => sheet.Submission.IsOpen).ToArray();
        if (open.Length == 0) return SubmissionProblems.WrongState;
        if (open.Any(sheet => sheet.HandedOutAt is null)) return RiskSheetProblems.NotHandedOut;
        if (open.Any(sheet => !sheet.Submission.MayAct(SubmissionAct.HandIn, who))) return SubmissionProblems.NotYours;
        if (open is [var only] && sheets.Count == 1 && only.Missing() is { Count: > 0 } missing) return Result.From(missing);
        var incomplete = open.Where(sheet => sheet.Missing().Count > 0).Select(sheet => NumberText.Of(Series, sheet.Number)).ToArray();
        if (incomplete.Length > 0) return Result.From(incomplete.Select(RiskSheetProblems.OtherSheetIncomplete));
        foreach (var sheet in open) sheet.Submission.HandIn(who, by, at);
        return Result.Done;
    }

    /// <summary>The department's head confirms.</summary>
    public Result Confirm(SubmissionParty who, PersonId by, DateTimeOffset at) => Submission.Confirm(who, by, at);

    /// <summary>The head, or later the office, sends it back with a reason.</summary>
    public Result SendBack(SubmissionParty who, PersonId by, DateTimeOffset at, string reason) => Submission.SendBack(who, by, at, reason);

    /// <summary>The office accepts.</summary>
    public Result Accept(SubmissionParty who, PersonId by, DateTimeOffset at) => Submission.Accept(who, by, at);

    /// <summary>Makes a risk of each row that has none yet. A method that rates by A・B・C takes the sheet's rating over; others rate the risk later.</summary>
    /// <param name="method">The assessment's method.</param>
    /// <param name="head">The department's head, owner of the risks that name nobody.</param>
    /// <param name="at">When.</param>
    public Result<RiskList> ToRisks(RiskMethod method, PersonId? head, DateTimeOffset at)
    {
        if (Submission.State != SubmissionState.Accepted) return RiskSheetProblems.NotAccepted;
        if (method.State != RiskMethodState.Approved) return RiskProblems.MethodNotApproved;
        var made = new List<Risk>();
        foreach (var row in _risks.Where(row => row.RiskId is null))
        {
            var asset = _assets.First(known => known.Position == row.Asset);
            var threat = _threats.First(known => known.Position == row.Threat);
            var measure = _measures.First(known => known.Position == row.Measure);
            var target = asset.AssetId is { } id ? RiskTarget.Asset(id, DepartmentId) : RiskTarget.Group(asset.Text, DepartmentId);
            var source = new RiskSource(threat.ThreatKey, threat.Text, null, measure.Text);
            var risk = Risk.Identify(AssessmentId, target, source, row.Property, [Control]);
            if (!risk.Ok) return Result<RiskList>.Refused(risk);
            risk.Value.Describe(source, row.Text);
            if ((row.OwnerId ?? head) is { } owner) risk.Value.GiveTo(owner, at);
            if (method.Rules is GradeRules && risk.Value.Estimate(method, row.Property, row.Inputs(asset.Impact), at) is { Ok: false } refused)
                return Result<RiskList>.Refused(refused);
            row.Became(risk.Value.Id);
            made.Add(risk.Value);
        }
        return new RiskList(made);
    }

    private IEnumerable<Problem> OfficeMissing()
    {
        if (Situation.Length == 0) yield return RiskSheetProblems.SituationMissing;
        if (_threats.Count == 0) yield return RiskSheetProblems.ThreatsMissing;
        if (_measures.Count == 0) yield return RiskSheetProblems.MeasuresMissing;
    }

    private Problem? Refusal(SheetBlock block, SubmissionParty who)
    {
        var office = block is SheetBlock.Situation or SheetBlock.Threats or SheetBlock.Measures;
        var wanted = office ? SubmissionParty.Receiver : SubmissionParty.Filler | SubmissionParty.Confirmer;
        if ((who & wanted) == SubmissionParty.None) return RiskSheetProblems.NotYourBlock;
        if (!Submission.IsOpen) return RiskSheetProblems.Closed;
        return !office && HandedOutAt is null ? RiskSheetProblems.NotHandedOut : null;
    }
}

/// <summary>Risks made together.</summary>
public sealed record RiskList(IReadOnlyList<Risk> Risks);
