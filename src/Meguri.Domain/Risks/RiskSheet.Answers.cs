using Meguri.Domain.Kernel;
using Meguri.Domain.Submissions;

namespace Meguri.Domain.Risks;

/// <content>The department's blocks filled together.</content>
public sealed partial class RiskSheet
{
    /// <summary>
    /// The department fills its three blocks at once, as they stand together on the form: a row may go with the risk that named
    /// it, a risk may name an asset that is new. A refused sheet is half filled; it is to be thrown away, not saved.
    /// </summary>
    public Result FillAnswers(SubmissionParty who, SheetAnswers answers, GradeRules table)
    {
        var left = _assets.Where(row => answers.Assets.All(entry => entry.Position != row.Position))
            .Select(row => new SheetAssetEntry(row.Position, row.AssetId, row.Text, row.Impact, row.Remark));
        var numbers = Numbers(_assets, answers.Assets, entry => entry.Position);
        var (done, open) = (answers.Measures.Where(answer => answer.Done == MeasureDone.Fully).ToArray(), answers.Measures.Where(answer => answer.Done != MeasureDone.Fully).ToArray());
        // New rows come before the risks that name them, and what risks named goes after those risks went.
        Func<Result>[] steps =
        [
            () => FillAssets(who, [.. left, .. answers.Assets], table),
            () => AnswerMeasures(who, open),
            () => FillRisks(who, answers.Risks, table),
            () => AnswerMeasures(who, done),
            () => FillAssets(who, [.. answers.Assets.Zip(numbers, (entry, number) => entry with { Position = number })], table),
        ];
        var refused = steps.Select(step => step()).FirstOrDefault(result => !result.Ok);
        return refused ?? Result.Done;
    }
}
