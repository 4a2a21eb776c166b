using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Kit.Registers;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>The declaration and the rows that an address asks for, those of the latest assessment unless told; page, export and command share them.</summary>
internal sealed class RiskLists(MeguriDb db, Assessments rounds, RiskLedger ledger, AssetLedger assets, RiskTargets targets, RiskBulk bulk) : RegisterSource<Risk>
{
    private const int MostOwners = 300, MostAssessments = 50;

    protected override BulkChange<Risk> Bulk => bulk;

    public override async Task<(Register<Risk> Register, IQueryable<Risk> Rows)> OfAsync(IQueryCollection query, CancellationToken cancellation)
    {
        var latest = await rounds.LatestAsync(cancellation);
        var rules = latest?.Rules ?? RiskBeginning.ShippedRules;
        var rows = await ledger.VisibleAsync(cancellation);
        var id = latest?.Assessment.Id;
        if (string.IsNullOrEmpty(query["f." + nameof(Risk.AssessmentId)])) rows = rows.Where(r => r.AssessmentId == id);
        var owners = await db.Set<Person>().AsNoTracking().Where(p => rows.Where(r => r.OwnerId != null).Select(r => r.OwnerId).Contains(p.Id))
            .OrderBy(p => p.EmployeeNumber).Take(MostOwners).Select(p => new { p.Id, p.Name }).ToListAsync(cancellation);
        var assessments = await db.Set<RiskAssessment>().AsNoTracking().OrderByDescending(a => a.StartedOn).Take(MostAssessments).Select(a => new { a.Id, a.Title }).ToListAsync(cancellation);
        var choices = new RegisterChoices(
            rules, [.. owners.Select(o => (o.Id, o.Name))], [.. assessments.Select(a => (a.Id, a.Title))],
            await AssetAsync(query["f.TargetNumber"].ToString(), cancellation),
            CellOf(rules, query["f." + nameof(Risk.BeforeLevel)].ToString()), CellOf(rules, query["f." + nameof(Risk.ResidualLevel)].ToString()));
        return (new RiskRegister(db, targets, choices).Declaration, rows);
    }

    private async Task<(string, string)?> AssetAsync(string asked, CancellationToken cancellation)
    {
        if (!Guid.TryParse(asked, out var id)) return null;
        var key = AssetId.From(id);
        return await (await assets.VisibleAsync(cancellation)).AsNoTracking().Where(a => a.Id == key).Select(a => a.Name).SingleOrDefaultAsync(cancellation) is { } name ? (asked, name) : null;
    }

    private static (string, string)? CellOf(MethodRules rules, string asked) =>
        asked.Split('x') is [var left, var right] && int.TryParse(left, out var value) && int.TryParse(right, out var likelihood)
            ? (asked, $"{MethodAxes.RowOf(rules, value)} × {MethodAxes.ColumnOf(rules, likelihood)}") : null;
}
