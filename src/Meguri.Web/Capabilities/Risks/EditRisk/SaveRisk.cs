using Meguri.Domain.Assets;
using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Capabilities.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Names a risk, or changes what is said of it: where it comes from, what would follow, whose it is, its level before treatment.</summary>
internal sealed class SaveRisk(
    MeguriDb db, Access access, Trail trail, Assessments assessments, RiskLedger ledger, AssetLedger assets, LedgerValues values, Departments departments,
    ApprovalLedger approvals, Signatory signatory)
{
    /// <summary>Names a risk in the running assessment. The owner is the head of the department unless somebody is named.</summary>
    public async Task<Result<Risk>> AddAsync(RiskForm form, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.Assess);
        if (await assessments.LatestAsync(cancellation) is not { } running) return RiskPageProblems.NoAssessment;
        if (!running.Runs) return RiskProblems.AssessmentFinished;
        var target = await TargetAsync(form, cancellation);
        if (!target.Ok) return Result<Risk>.Refused(target);
        var identified = Risk.Identify(running.Assessment.Id, target.Value, form.Source(), form.Property, RiskCatalog.Shipped.ControlsOf(form.ThreatKey, form.VulnerabilityKey));
        if (!identified.Ok) return identified;
        var risk = identified.Value;
        var head = risk.DepartmentId is { } department ? (await departments.TreeAsync(cancellation)).HeadOf(department) : null;
        var result = await ApplyAsync(risk, form, form.OwnerId is { } chosen ? PersonId.From(chosen) : head, running.Method, cancellation);
        if (!result.Ok) return Result<Risk>.Refused(result);
        db.Add(risk);
        trail.Begin("risks.add");
        await db.SaveChangesAsync(cancellation);
        return risk;
    }

    /// <summary>Changes a risk; null when there is none that the actor may change.</summary>
    public async Task<Result<Risk>?> ChangeAsync(RiskId id, RiskForm form, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.Assess);
        if (await (await ledger.EditableAsync(cancellation)).SingleOrDefaultAsync(r => r.Id == id, cancellation) is not { } risk) return null;
        if (await assessments.LatestAsync(cancellation) is not { Runs: true } running || running.Assessment.Id != risk.AssessmentId) return RiskProblems.AssessmentFinished;
        db.Expect(risk, form.Version);
        var result = await ApplyAsync(risk, form, form.OwnerId is { } owner ? PersonId.From(owner) : risk.OwnerId, running.Method, cancellation);
        if (!result.Ok)
        {
            db.ChangeTracker.Clear();
            return Result<Risk>.Refused(result);
        }
        await approvals.FallAsync(Risk.SubjectKind, new Dictionary<Guid, string> { [risk.Id.Value] = risk.StateHash() }, cancellation);
        trail.Begin("risks.change", form.Reason);
        await db.SaveChangesAsync(cancellation);
        return risk;
    }

    private async Task<Result> ApplyAsync(Risk risk, RiskForm form, PersonId? owner, RiskMethod method, CancellationToken cancellation)
    {
        var problems = new List<Problem>(risk.Describe(form.Source(), form.Consequence).Problems);
        if (owner is { } person && person != risk.OwnerId)
        {
            if (await db.Set<Person>().AnyAsync(p => p.Id == person, cancellation)) risk.GiveTo(person, signatory.Now);
            else problems.Add(RiskPageProblems.UnknownOwner);
        }
        var begin = (await values.BeginAsync([risk], cancellation))[risk.Id];
        var typed = Filled(form.Inputs(), begin);
        var touched = form.Property != risk.Property || typed != risk.Before || risk.MethodId != method.Id;
        if (touched && (form.HasRating || risk.BeforeLevel is not null || form.Property != risk.Property))
            problems.AddRange(risk.Estimate(method, form.Property, typed, signatory.Now).Problems);
        return Result.From(problems);
    }

    /// <summary>What the form does not ask for is as the ledger has it.</summary>
    private static RiskInputs Filled(RiskInputs typed, RiskInputs begin) => typed with
    {
        Confidentiality = typed.Confidentiality ?? begin.Confidentiality,
        Integrity = typed.Integrity ?? begin.Integrity,
        Availability = typed.Availability ?? begin.Availability,
        Impact = typed.Impact ?? begin.Impact,
        PersonalData = typed.PersonalData || begin.PersonalData,
    };

    private async Task<Result<RiskTarget>> TargetAsync(RiskForm form, CancellationToken cancellation)
    {
        var chosen = form.DepartmentId is { } id ? DepartmentId.From(id) : (DepartmentId?)null;
        if (form.Target == TargetKind.Asset)
        {
            var text = form.Asset?.Trim() ?? "";
            var (number, key) = (NumberText.Read(Asset.Series, text.Split(' ')[0]), TextFolding.Key(text));
            var living = await LivingAsync(cancellation);
            var found = await (number is null ? living.Where(a => a.NameKey == key) : living.Where(a => a.Number == number)).Take(2).ToListAsync(cancellation);
            return found is [var asset] ? RiskTarget.Asset(asset.Id, asset.DepartmentId) : RiskPageProblems.UnknownAsset(text);
        }
        var own = await ledger.OwnDepartmentsAsync(cancellation);
        var tree = await departments.TreeAsync(cancellation);
        if (own is not null && (chosen is null || !own.Contains(chosen.Value)) || chosen is { } named && tree.Find(named) is null) return RiskPageProblems.UnknownDepartment;
        if (form.Target == TargetKind.Scenario) return RiskTarget.Process(form.Scenario ?? "", chosen);
        var group = form.AssetGroup?.Trim() ?? "";
        // An unknown name is refused: the values of a group come from the ledger, and nobody learns those of another department by naming its group.
        return group.Length == 0 || await (await LivingAsync(cancellation)).AnyAsync(a => a.Group == group, cancellation)
            ? RiskTarget.Group(group, chosen) : RiskPageProblems.UnknownGroup(group);
    }

    /// <summary>The assets that the actor may name.</summary>
    private async Task<IQueryable<Asset>> LivingAsync(CancellationToken cancellation) => (await assets.EditableAsync(cancellation)).AsNoTracking().Where(a => a.DisposedOn == null);
}
