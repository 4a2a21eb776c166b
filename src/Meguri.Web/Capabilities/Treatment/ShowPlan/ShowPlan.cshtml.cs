using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Treatment;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Host;
using Meguri.Web.Kit.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>One plan: what it says, who signs it, how far it is. Those whom it names see it whatever their role.</summary>
[Member]
internal sealed class ShowPlanModel(
    PlanView view, PlanLedger ledger, PlanHistory history, SignPlan sign, MarkStep mark, Infeasible infeasible, Signatory signatory) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public PlanSheet Sheet { get; private set; } = null!;

    public TreatmentPlan Plan => Sheet.Plan;

    public bool MayEdit { get; private set; }

    /// <summary>What is missing before the signatures can be asked for.</summary>
    public IReadOnlyList<Problem> Missing { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    /// <summary>The step that waits for the reader now; null when none does.</summary>
    public Approval? Mine => Plan.State != PlanState.InApproval ? null : Sheet.Route.Open.FirstOrDefault(step => step.ApproverId is { } asked
        ? asked == signatory.Person
        : May(TreatmentPermissions.Confirm) && step.RequestedBy != signatory.Person);

    public bool MayRaise => MayEdit || signatory.Person is { } me && (Plan.ResponsibleId == me || Plan.Steps.Any(step => step.PersonId == me));

    public bool MayMark(int position) => Plan.ApprovedAt is not null && (MayEdit || MarkStep.MayMark(Plan, position, signatory.Person));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    [Needs(TreatmentPermissions.Edit)]
    public Task<IActionResult> OnPostSubmitAsync(Guid id, CancellationToken cancellation) => ActAsync(id, sign.SubmitAsync(Key(id), cancellation), TreatmentWords.Submitted, cancellation);

    [Needs(TreatmentPermissions.Edit)]
    public Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken cancellation) => ActAsync(id, sign.TakeBackAsync(Key(id), cancellation), TreatmentWords.TakenBack, cancellation);

    [Needs(TreatmentPermissions.Confirm), Named]
    public Task<IActionResult> OnPostSignAsync(Guid id, bool accept, CancellationToken cancellation) => ActAsync(
        id, sign.DecideAsync(Key(id), ApprovalId.From(Input.Step), accept, Input.SeenHash, Input.Comment, cancellation), accept ? TreatmentWords.Signed : TreatmentWords.Refused, cancellation);

    [Needs(TreatmentPermissions.Edit), Named]
    public Task<IActionResult> OnPostMarkAsync(Guid id, int position, bool done, CancellationToken cancellation) => ActAsync(
        id, mark.Handle(Key(id), position, done ? Input.DoneOn ?? Current.Today : null, cancellation), done ? TreatmentWords.StepMarked(position) : TreatmentWords.StepReopened(position), cancellation);

    [Needs(TreatmentPermissions.Edit), Named]
    public Task<IActionResult> OnPostRaiseAsync(Guid id, CancellationToken cancellation) =>
        ActAsync(id, infeasible.RaiseAsync(Key(id), Input.Measure, Input.Reason, cancellation), TreatmentWords.Raised, cancellation);

    [Needs(TreatmentPermissions.Advise)]
    public Task<IActionResult> OnPostAdviseAsync(Guid id, Guid measure, CancellationToken cancellation) => ActAsync(
        id, infeasible.AdviseAsync(Key(id), InfeasibleMeasureId.From(measure), Input.Advice, Input.Opinion, cancellation), TreatmentWords.Advised, cancellation);

    private static TreatmentPlanId Key(Guid id) => TreatmentPlanId.From(id);

    private async Task<IActionResult> ActAsync(Guid id, Task<Result?> act, string done, CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return await LoadAsync(id, cancellation) ? Again() : NotFound();
        Result? result;
        try
        {
            result = await act;
        }
        catch (DbUpdateConcurrencyException)
        {
            return await LoadAsync(id, cancellation) ? Stale() : NotFound();
        }
        if (result is null) return NotFound();
        if (result.Ok) return Done(done, $"/treatment/{id}");
        return await LoadAsync(id, cancellation) ? Refuse(result) : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await view.ReadAsync(id, cancellation) is not { } sheet) return false;
        Sheet = sheet;
        MayEdit = May(TreatmentPermissions.Edit) && await (await ledger.EditableAsync(cancellation)).AnyAsync(plan => plan.Id == Key(id), cancellation);
        Missing = [.. Plan.Missing([.. sheet.Risks.Select(risk => risk.Risk)])];
        History = await history.OfAsync(Plan, cancellation);
        return true;
    }

    /// <summary>What the forms of the page send.</summary>
    internal sealed class Form
    {
        public Guid Step { get; set; }

        public string? SeenHash { get; set; }

        public string? Comment { get; set; }

        public DateOnly? DoneOn { get; set; }

        public string? Measure { get; set; }

        public string? Reason { get; set; }

        public InfeasibleAdvice Advice { get; set; }

        public string? Opinion { get; set; }
    }
}
