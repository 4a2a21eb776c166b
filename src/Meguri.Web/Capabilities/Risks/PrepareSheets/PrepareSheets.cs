using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Submissions;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Controls;
using Meguri.Web.Capabilities.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Begins evaluation sheets: one per department and control, with what the catalogue and the measures already say.</summary>
internal sealed class PrepareSheets(MeguriDb db, Access access, Trail trail, Assessments assessments, Departments departments, ControlNames names)
{
    private const int MostThreats = 5;

    /// <summary>The controls that get a sheet unless somebody chooses otherwise: those that do not or partly conform.</summary>
    public async Task<IReadOnlyList<string>> SuggestedAsync(RiskAssessmentId assessment, CancellationToken cancellation) =>
        DetailedSelection.SheetControls(await db.Set<GapEntry>().AsNoTracking().Where(g => g.AssessmentId == assessment).ToListAsync(cancellation));

    /// <summary>How many were begun; sheets that are there already stay.</summary>
    /// <param name="chosen">The departments.</param>
    /// <param name="controls">The controls' numbers.</param>
    /// <param name="headConfirms">Whether the department's head confirms before it goes back to the office.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result<SavedRows>> PrepareAsync(IReadOnlyCollection<DepartmentId> chosen, IReadOnlyCollection<string> controls, bool headConfirms, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.Run);
        if (await assessments.LatestAsync(cancellation) is not { } running) return RiskPageProblems.NoAssessment;
        if (!running.Runs) return RiskProblems.AssessmentFinished;
        var tree = await departments.TreeAsync(cancellation);
        var unknown = controls.Except((await names.AllAsync(cancellation)).Select(known => known.Control)).ToList();
        if (unknown.Count > 0) return unknown.ConvertAll(control => RiskProblems.ControlNumber(control).At("Others"));
        if (controls.Count == 0) return RiskPageProblems.NoSheetControls;
        if (chosen.Count == 0 || chosen.Any(id => tree.Find(id) is null)) return RiskPageProblems.NoSheetDepartments;
        var there = (await db.Set<RiskSheet>().Where(s => s.AssessmentId == running.Assessment.Id).Select(s => new { s.DepartmentId, s.Control }).ToListAsync(cancellation))
            .Select(s => (s.DepartmentId, s.Control)).ToHashSet();
        var findings = await db.Set<GapEntry>().AsNoTracking().Where(g => g.AssessmentId == running.Assessment.Id && g.AssetGroup == null && g.Finding != null)
            .ToDictionaryAsync(g => g.Control, g => g.Finding!, cancellation);
        var measures = await MeasuresAsync(controls, cancellation);
        var made = 0;
        foreach (var department in chosen)
        {
            foreach (var control in controls.Where(control => !there.Contains((department, control))).Order(ControlNumber.Order))
            {
                var sheet = RiskSheet.Prepare(running.Assessment.Id, department, control, null, headConfirms);
                if (!sheet.Ok) return Result<SavedRows>.Refused(sheet);
                Fill(sheet.Value, findings.GetValueOrDefault(control), measures[control]);
                db.Add(sheet.Value.Submission);
                db.Add(sheet.Value);
                made++;
            }
        }
        if (made == 0) return new SavedRows(0);
        trail.Begin("risks.sheets.prepare");
        await db.SaveChangesAsync(cancellation);
        return new SavedRows(made);
    }

    private static void Fill(RiskSheet sheet, string? finding, IEnumerable<string> measures)
    {
        if (finding is not null) sheet.FillSituation(SubmissionParty.Receiver, finding);
        sheet.FillThreats(SubmissionParty.Receiver,
            [.. RiskCatalog.Shipped.Threats.Where(threat => threat.Controls.Contains(sheet.Control)).Take(MostThreats).Select(threat => new SheetThreatEntry(null, threat.Id, threat.Here))]);
        sheet.FillMeasures(SubmissionParty.Receiver, [.. measures.Select(measure => new SheetMeasureEntry(null, measure))]);
    }

    private async Task<ILookup<string, string>> MeasuresAsync(IReadOnlyCollection<string> controls, CancellationToken cancellation) =>
        (await db.Set<Measure>().AsNoTracking().OrderBy(m => m.Name).Select(m => new { m.Name, m.Controls }).ToListAsync(cancellation))
            .SelectMany(m => m.Controls.Where(controls.Contains).Select(control => (Control: control, m.Name))).ToLookup(item => item.Control, item => item.Name);
}
