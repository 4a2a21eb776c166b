using Meguri.Domain.Approvals;
using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Capabilities.Risks;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Generating;

/// <summary>Fills the organization with a large, plausible ISMS: departments, people, assets, an approved method, a running assessment and its risks. All of it or nothing; a second time adds as much again.</summary>
internal sealed class GenerateIsms(
    MeguriDb db, Trail trail, CurrentOrganization current, Departments departments, AssetLedger ledger, Assessments assessments, StartAssessment start, ApprovalLedger approvals, Signatory signatory)
{
    private const string Act = "isms.generate";

    // One asks for the method's approval, another approves.
    private const int FewestPeople = 2;

    /// <summary>Makes as much as is wanted.</summary>
    public async Task<Result<Generated>> Handle(GenerateInput wanted, CancellationToken cancellation)
    {
        if (await ProblemAsync(wanted, cancellation) is { } problem) return problem;
        await using var unit = db.BeginUnit();
        var (office, made) = (new GeneratedOffice(db), 0);
        if (wanted.People + wanted.Assets > 0)
        {
            await using var save = await db.BeginBulkAsync(Act, null, cancellation);
            made = await office.AddAsync(wanted.People, cancellation);
            if (await new GeneratedLedger(db, office).AddAsync(wanted.Assets, ledger.Scale, cancellation) is { Ok: false } refused) return Result<Generated>.Refused(refused);
            await save.CommitAsync(cancellation);
        }
        var risks = wanted.Risks > 0 ? await AddRisksAsync(wanted.Risks, cancellation) : null;
        await unit.CommitAsync(cancellation);
        return new Generated(made, wanted.People, wanted.Assets, wanted.Risks, risks?.Rated ?? 0, risks?.Treated ?? 0);
    }

    private async Task<Problem?> ProblemAsync(GenerateInput wanted, CancellationToken cancellation)
    {
        if (wanted.Risks == 0) return null;
        var assets = await db.Set<Asset>().CountAsync(a => a.DisposedOn == null, cancellation) + wanted.Assets;
        if (assets == 0) return GenerateProblems.NeedsAssets;
        if (await db.Set<Person>().CountAsync(cancellation) + wanted.People < FewestPeople) return GenerateProblems.NeedsPeople(FewestPeople);
        var running = await assessments.LatestAsync(cancellation) is { Runs: true } latest ? latest.Assessment.Id : (RiskAssessmentId?)null;
        var there = running is { } id ? await db.Set<Risk>().CountAsync(r => r.AssessmentId == id && r.AssetId != null, cancellation) : 0;
        var most = (long)assets * GeneratedRisks.OfAnAsset;
        return there + (long)wanted.Risks > most ? GenerateProblems.TooManyRisks(assets, most, there) : null;
    }

    private async Task<GeneratedRisks> AddRisksAsync(int count, CancellationToken cancellation)
    {
        var people = await db.Set<Person>().AsNoTracking().OrderBy(p => p.EmployeeNumber).Select(p => p.Id).Take(100).ToListAsync(cancellation);
        var running = await assessments.LatestAsync(cancellation) is { Runs: true } latest ? latest : await StartAsync(people, cancellation);
        db.ChangeTracker.Clear();
        departments.Changed();
        var risks = new GeneratedRisks(db, running, await departments.TreeAsync(cancellation), people, signatory.Now);
        await using var save = await db.BeginBulkAsync(Act, null, cancellation);
        await risks.AddAsync(count, cancellation);
        await save.CommitAsync(cancellation);
        return risks;
    }

    private async Task<RunningAssessment> StartAsync(IReadOnlyList<PersonId> people, CancellationToken cancellation)
    {
        if (await assessments.ApprovedMethodAsync(cancellation) is null) await ApproveMethodAsync(people, cancellation);
        var year = current.Today.Year;
        var started = Generated.Must(await start.StartAsync(new(Cli.CliWords.GeneratedAssessment(year), year, AssessmentApproach.Both, true, false), cancellation));
        return new RunningAssessment(started, (await assessments.ApprovedMethodAsync(cancellation))!);
    }

    // Every organization begins with a draft.
    private async Task ApproveMethodAsync(IReadOnlyList<PersonId> people, CancellationToken cancellation)
    {
        var method = await db.Set<RiskMethod>().OrderByDescending(m => m.VersionNumber).FirstAsync(cancellation);
        var request = await approvals.PendingAsync(RiskMethod.SubjectKind, method.Id.Value, RiskMethod.ApprovalPurpose, cancellation)
            ?? db.Add(Generated.Must(method.RequestApproval(people[0], signatory.Now))).Entity;
        Generated.Must(method.Approve(request, new Signature(people.First(person => person != request.RequestedBy), signatory.Now, method.ContentHash())));
        trail.Begin("risks.method.approve");
        await db.SaveChangesAsync(cancellation);
    }
}
