using Meguri.Domain.Assets;
using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Adds a measure or changes one, with how far it is.</summary>
internal sealed class SaveMeasure(MeguriDb db, Access access, CurrentOrganization current, Trail trail)
{
    /// <summary>Adds one.</summary>
    public async Task<Result<Measure>> AddAsync(MeasureContent content, ImplementationStatus status, DateOnly? on, CancellationToken cancellation)
    {
        access.Demand(ControlPermissions.Edit);
        var problems = await UnknownAsync(content, cancellation);
        if (problems.Count > 0) return problems;
        var measure = Measure.Add(content);
        if (!measure.Ok) return measure;
        var reported = measure.Value.Report(status, on ?? current.Today, current.Today);
        if (!reported.Ok) return Result<Measure>.Refused(reported);
        db.Add(measure.Value);
        trail.Begin("measures.add");
        await db.SaveChangesAsync(cancellation);
        return measure;
    }

    /// <summary>Changes one; null when there is none.</summary>
    public async Task<Result<Measure>?> ChangeAsync(
        MeasureId id, MeasureContent content, ImplementationStatus status, DateOnly? on, int version, string? reason, CancellationToken cancellation)
    {
        access.Demand(ControlPermissions.Edit);
        if (await db.Set<Measure>().Include(known => known.Links).SingleOrDefaultAsync(known => known.Id == id, cancellation) is not { } measure) return null;
        var problems = await UnknownAsync(content, cancellation);
        if (problems.Count > 0) return problems;
        var changed = measure.Change(content);
        if (!changed.Ok) return Result<Measure>.Refused(changed);
        var reported = measure.Report(status, on ?? current.Today, current.Today);
        if (!reported.Ok) return Result<Measure>.Refused(reported);
        db.Expect(measure, version);
        trail.Begin("measures.change", reason);
        await db.SaveChangesAsync(cancellation);
        return measure;
    }

    private async Task<List<Problem>> UnknownAsync(MeasureContent content, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var (risks, assets, controls) = (content.Risks, content.Keeps.Keys.ToList(), content.Controls);
        if (await db.Set<Risk>().CountAsync(risk => risks.Contains(risk.Id), cancellation) != risks.Count) problems.Add(StatementProblems.UnknownLink(nameof(MeasureForm.Risks)));
        if (await db.Set<Asset>().CountAsync(asset => assets.Contains(asset.Id), cancellation) != assets.Count) problems.Add(StatementProblems.UnknownLink(nameof(MeasureForm.Keeps)));
        if (await db.Set<ControlState>().CountAsync(state => controls.Contains(state.Control), cancellation) != controls.Count) problems.Add(StatementProblems.UnknownLink(nameof(Measure.Controls)));
        if (content.ResponsibleId is { } person && !await db.Set<Person>().AnyAsync(known => known.Id == person, cancellation))
            problems.Add(StatementProblems.UnknownPerson(nameof(Measure.ResponsibleId)));
        if (content.DepartmentId is { } department && !await db.Set<Department>().AnyAsync(known => known.Id == department, cancellation))
            problems.Add(OrganizationProblems.UnknownDepartment(nameof(Measure.DepartmentId), ""));
        return problems;
    }
}
