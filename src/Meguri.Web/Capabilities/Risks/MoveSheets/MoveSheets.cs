using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Submissions;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Moves sheets from hand to hand. Who may is no permission but what the actor is to the department; a stranger is forbidden.</summary>
internal sealed class MoveSheets(
    MeguriDb db, Access access, Trail trail, SheetLedger ledger, Assessments assessments, Departments departments, Signatory signatory, CurrentOrganization current)
{
    /// <summary>Hands every sheet that a department can fill to it, or names another day for those it has; null when it has none.</summary>
    public async Task<Result<SavedRows>?> HandOutAsync(DepartmentId department, DateOnly? dueOn, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.Run);
        if (await OfDepartmentAsync(department, cancellation) is not { } work) return null;
        if (!work.Ok) return Result<SavedRows>.Refused(work);
        if (dueOn is null) return RiskPageProblems.SheetDueMissing;
        if (dueOn < current.Today) return RiskPageProblems.SheetDuePast;
        var sheets = work.Value.Sheets.Where(sheet => sheet.Stage is SheetStage.Preparing or SheetStage.Filling).ToList();
        if (sheets.Count == 0) return RiskPageProblems.NothingToHandOut;
        var results = sheets.Select(sheet => (sheet, Result: sheet.HandOut(work.Value.Who, signatory.Now, dueOn))).ToList();
        var refused = results.Where(item => !item.Result.Ok).Select(item => RiskPageProblems.SheetNotReady(SheetText.NumberOf(item.sheet))).ToList();
        if (refused.Count > 0) return Undone<SavedRows>(Result.From(refused));
        await SaveAsync("risks.sheets.hand-out", sheets, null, cancellation);
        return new SavedRows(sheets.Count);
    }

    /// <summary>Hands in every open sheet of a department; null when it has none that the actor sees.</summary>
    public async Task<Result?> HandInAsync(DepartmentId department, CancellationToken cancellation)
    {
        if (await OfDepartmentAsync(department, cancellation) is not { } work) return null;
        if (!work.Ok) return work;
        if (signatory.Person is not { } me) return SignatoryProblems.NoPerson;
        var open = work.Value.Sheets.Where(sheet => sheet.Submission.IsOpen).ToList();
        var result = RiskSheet.HandIn(work.Value.Sheets, work.Value.Who, me, signatory.Now);
        return result.Ok ? await SaveAsync("risks.sheets.hand-in", open, null, cancellation) : Undone(result);
    }

    /// <summary>Confirms every sheet of a department that waits for its head; null when it has none that the actor sees.</summary>
    public async Task<Result?> ConfirmAllAsync(DepartmentId department, CancellationToken cancellation)
    {
        if (await OfDepartmentAsync(department, cancellation) is not { } work) return null;
        if (!work.Ok) return work;
        if (signatory.Person is not { } me) return SignatoryProblems.NoPerson;
        var waiting = work.Value.Sheets.Where(sheet => sheet.Stage == SheetStage.AwaitingConfirmation).ToList();
        if (waiting.Count == 0) return SubmissionProblems.WrongState;
        var results = waiting.ConvertAll(sheet => sheet.Confirm(work.Value.Who, me, signatory.Now));
        return results.Find(result => !result.Ok) is { } refused ? Undone(refused) : await SaveAsync("risks.sheets.confirm", waiting, null, cancellation);
    }

    /// <summary>The head confirms one sheet; null when the actor does not see it.</summary>
    public Task<Result?> ConfirmAsync(RiskSheetId id, int version, CancellationToken cancellation) =>
        MoveAsync(id, version, "risks.sheets.confirm", null, (sheet, who, me) => Task.FromResult(sheet.Confirm(who, me, signatory.Now)), cancellation);

    /// <summary>The head, or later the office, sends a sheet back; null when the actor does not see it.</summary>
    public Task<Result?> SendBackAsync(RiskSheetId id, int version, string? reason, CancellationToken cancellation) =>
        MoveAsync(id, version, "risks.sheets.send-back", reason, (sheet, who, me) => Task.FromResult(sheet.SendBack(who, me, signatory.Now, reason ?? "")), cancellation);

    /// <summary>The office accepts a sheet, and its rows become risks of the register; null when the actor does not see it.</summary>
    public Task<Result?> AcceptAsync(RiskSheetId id, int version, CancellationToken cancellation) =>
        MoveAsync(id, version, "risks.sheets.accept", null, async (sheet, who, me) =>
        {
            var accepted = sheet.Accept(who, me, signatory.Now);
            if (!accepted.Ok) return accepted;
            var method = (await assessments.LatestAsync(cancellation))!.Method;
            var made = sheet.ToRisks(method, (await departments.TreeAsync(cancellation)).HeadOf(sheet.DepartmentId), signatory.Now);
            if (made.Ok) db.AddRange(made.Value.Risks);
            return made;
        }, cancellation);

    private async Task<Result?> MoveAsync(
        RiskSheetId id, int version, string act, string? reason, Func<RiskSheet, SubmissionParty, PersonId, Task<Result>> move, CancellationToken cancellation)
    {
        if (await ledger.FindAsync(id, cancellation) is not { } sheet) return null;
        var who = await AtHandAsync(sheet.DepartmentId, cancellation);
        if (sheet.Version != version) throw new DbUpdateConcurrencyException();
        if (signatory.Person is not { } me) return SignatoryProblems.NoPerson;
        if (await FinishedAsync(sheet.AssessmentId, cancellation) is { } finished) return finished;
        var result = await move(sheet, who, me);
        return result.Ok ? await SaveAsync(act, [sheet], reason, cancellation) : Undone(result);
    }

    private async Task<Result<Work>?> OfDepartmentAsync(DepartmentId department, CancellationToken cancellation)
    {
        if (await assessments.LatestAsync(cancellation) is not { } running) return null;
        var sheets = await SheetLedger.Whole((await ledger.VisibleAsync(cancellation)).Where(s => s.AssessmentId == running.Assessment.Id && s.DepartmentId == department))
            .OrderBy(s => s.Number).ToListAsync(cancellation);
        if (sheets.Count == 0) return null;
        var who = await AtHandAsync(department, cancellation);
        return running.Runs ? new Work(sheets, who) : RiskProblems.AssessmentFinished;
    }

    private async Task<SubmissionParty> AtHandAsync(DepartmentId department, CancellationToken cancellation)
    {
        var who = await ledger.PartyAsync(department, cancellation);
        return who == SubmissionParty.None ? throw new ForbiddenException(RiskPermissions.Assess) : who;
    }

    private async Task<Problem?> FinishedAsync(RiskAssessmentId assessment, CancellationToken cancellation) =>
        await assessments.LatestAsync(cancellation) is { Runs: true } running && running.Assessment.Id == assessment ? null : RiskProblems.AssessmentFinished;

    private async Task<Result> SaveAsync(string act, IEnumerable<RiskSheet> moved, string? reason, CancellationToken cancellation)
    {
        // The way is a row of its own; the sheet's version counts its moves too, so that nobody acts on a sheet that went on meanwhile.
        foreach (var sheet in moved) db.Entry(sheet).Property(s => s.Situation).IsModified = true;
        trail.Begin(act, reason);
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private Result Undone(Result refused)
    {
        db.ChangeTracker.Clear();
        return refused;
    }

    private Result<T> Undone<T>(Result refused) => Result<T>.Refused(Undone(refused));

    private sealed record Work(IReadOnlyList<RiskSheet> Sheets, SubmissionParty Who);
}
