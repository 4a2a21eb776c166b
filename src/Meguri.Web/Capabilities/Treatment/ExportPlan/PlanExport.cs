using Meguri.Domain.Approvals;
using Meguri.Platform.Exchange;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>One plan as a workbook: what the form says above, its steps as rows.</summary>
internal sealed class PlanExport
{
    /// <summary>Writes it; the stream stays open.</summary>
    public Task WriteAsync(Stream stream, PlanSheet sheet, CancellationToken cancellation) => XlsxWriter.WriteAsync(stream, [Form(sheet), Steps(sheet)], cancellation);

    private static SheetSpec Form(PlanSheet sheet) => new(TreatmentWords.FormTitle, [new(TreatmentWords.Item, Width: 26), new(TreatmentWords.Content, Width: 90, Wrap: true)], Lines(sheet))
    {
        TitleLines = [$"{TreatmentWords.FormTitle}　{PlanText.NumberOf(sheet.Plan)}"],
    };

    private static SheetSpec Steps(PlanSheet sheet) => new(TreatmentWords.Steps,
    [
        new(TreatmentWords.No, ColumnKind.Number, 6), new(TreatmentWords.Step, Width: 60, Wrap: true), new(TreatmentWords.StepPerson, Width: 24),
        new(TreatmentWords.StepDue, ColumnKind.Date, 13), new(TreatmentWords.StepDone, ColumnKind.Date, 13),
    ], StepRows(sheet));

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Lines(PlanSheet sheet)
    {
        await Task.CompletedTask;
        var plan = sheet.Plan;
        yield return [TreatmentWords.Field_Title, plan.Title];
        yield return [TreatmentWords.Field_Number, PlanText.NumberOf(plan)];
        yield return [TreatmentWords.Field_Priority, PlanText.PriorityOf(plan.Priority)];
        yield return [TreatmentWords.Field_Assets, string.Join('\n', sheet.Risks.Select(risk => $"{risk.AssetNumber} {risk.Target}（{risk.Number}）"))];
        yield return [TreatmentWords.Field_Controls, string.Join('\n', sheet.Controls.Select(control => $"{control.Control} {control.Name}"))];
        yield return [TreatmentWords.Field_Situation, plan.Situation];
        yield return [TreatmentWords.Field_Improvement, plan.Improvement];
        yield return [TreatmentWords.Field_CostYen, plan.CostYen];
        yield return [TreatmentWords.Field_EstimatedLossYen, plan.EstimatedLossYen];
        yield return [TreatmentWords.Field_LevelBefore, $"{sheet.Levels.Before?.Label ?? "—"}（{sheet.LevelNote(after: false)}）"];
        yield return [TreatmentWords.Field_LevelAfter, $"{sheet.Levels.After?.Label ?? "—"}（{sheet.LevelNote(after: true)}）"];
        yield return [TreatmentWords.Field_ResponsibleId, sheet.NoteOf(plan.ResponsibleId)];
        yield return [TreatmentWords.Field_State, TreatmentWords.Book.Of(plan.State)];
        if (!sheet.SignaturesStand) yield break;
        foreach (var step in sheet.Route.Steps)
            yield return [PlanText.SignerOf(step.Purpose), step.State == ApprovalState.Approved ? $"{sheet.NameOf(step.DecidedBy)} {sheet.Local(step.DecidedAt!.Value):yyyy/MM/dd}" : TreatmentWords.NotYet];
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> StepRows(PlanSheet sheet)
    {
        await Task.CompletedTask;
        foreach (var step in sheet.Steps) yield return [step.Position, step.Text, sheet.NoteOf(step.PersonId), step.DueOn, step.DoneOn];
    }
}
