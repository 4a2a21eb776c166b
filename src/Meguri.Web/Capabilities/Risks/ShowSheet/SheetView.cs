using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Capabilities.Controls;
using Meguri.Web.Capabilities.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Reads sheets with everything the form F-03 says of them; screen, paper and file share it.</summary>
internal sealed class SheetView(MeguriDb db, SheetLedger ledger, ControlNames controls, Departments departments, CurrentOrganization current)
{
    /// <summary>One sheet; null when the actor does not see it.</summary>
    public async Task<SheetPaper?> ReadAsync(RiskSheetId id, CancellationToken cancellation) =>
        await ReadAsync((await ledger.VisibleAsync(cancellation)).Where(sheet => sheet.Id == id), cancellation) is [var sheet] ? sheet : null;

    /// <summary>The sheets of a department in a round, in the order of the controls; none when the actor sees none.</summary>
    public async Task<IReadOnlyList<SheetPaper>> OfDepartmentAsync(RiskAssessmentId assessment, DepartmentId department, CancellationToken cancellation) =>
        await ReadAsync((await ledger.VisibleAsync(cancellation)).Where(sheet => sheet.AssessmentId == assessment && sheet.DepartmentId == department), cancellation);

    private async Task<IReadOnlyList<SheetPaper>> ReadAsync(IQueryable<RiskSheet> rows, CancellationToken cancellation)
    {
        var sheets = await SheetLedger.Whole(rows.AsNoTracking()).ToListAsync(cancellation);
        if (sheets.Count == 0) return [];
        var tree = await departments.TreeAsync(cancellation);
        var names = (await controls.AllAsync(cancellation)).ToDictionary(control => control.Control, control => control.Name, StringComparer.Ordinal);
        var links = new SheetLinks(await PeopleAsync(sheets, tree, cancellation), await AssetsAsync(sheets, cancellation), await RisksAsync(sheets, cancellation));
        return [.. sheets.OrderBy(sheet => sheet.Control, Domain.Controls.ControlNumber.Order).Select(sheet =>
            new SheetPaper(sheet, names.GetValueOrDefault(sheet.Control, ""), tree.PathOf(sheet.DepartmentId), tree.HeadOf(sheet.DepartmentId), links, current.Zone))];
    }

    private async Task<Dictionary<PersonId, string>> PeopleAsync(List<RiskSheet> sheets, DepartmentTree tree, CancellationToken cancellation)
    {
        var ids = sheets.SelectMany(s => s.Submission.Moves.Select(move => (PersonId?)move.By).Concat(s.Risks.Select(risk => risk.OwnerId)).Append(tree.HeadOf(s.DepartmentId)))
            .OfType<PersonId>().Distinct().ToList();
        return await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
    }

    private async Task<Dictionary<AssetId, string>> AssetsAsync(List<RiskSheet> sheets, CancellationToken cancellation)
    {
        var ids = sheets.SelectMany(s => s.Assets).Select(row => row.AssetId).OfType<AssetId>().Distinct().ToList();
        return (await db.Set<Asset>().AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Number }).ToListAsync(cancellation))
            .ToDictionary(a => a.Id, a => NumberText.Of(Asset.Series, a.Number));
    }

    private async Task<Dictionary<RiskId, string>> RisksAsync(List<RiskSheet> sheets, CancellationToken cancellation)
    {
        var ids = sheets.SelectMany(s => s.Risks).Select(row => row.RiskId).OfType<RiskId>().Distinct().ToList();
        return (await db.Set<Risk>().AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Number }).ToListAsync(cancellation))
            .ToDictionary(r => r.Id, r => NumberText.Of(Risk.Series, r.Number));
    }
}

/// <summary>What sheets name, in words.</summary>
/// <param name="People">Names.</param>
/// <param name="Assets">Numbers in the ledger.</param>
/// <param name="Risks">Numbers in the register.</param>
internal sealed record SheetLinks(IReadOnlyDictionary<PersonId, string> People, IReadOnlyDictionary<AssetId, string> Assets, IReadOnlyDictionary<RiskId, string> Risks);

/// <summary>A sheet, ready to be read.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="ControlName">What 基準項目 is called.</param>
/// <param name="Department">The department's path.</param>
/// <param name="HeadId">Its head.</param>
/// <param name="Links">What it names.</param>
/// <param name="Zone">Where the organization is.</param>
internal sealed record SheetPaper(RiskSheet Sheet, string ControlName, string Department, PersonId? HeadId, SheetLinks Links, TimeZoneInfo Zone)
{
    /// <summary>RS-0021.</summary>
    public string Number => SheetText.NumberOf(Sheet);

    /// <summary>A.7.10 記憶媒体.</summary>
    public string Item => $"{Sheet.Control} {ControlName}";

    /// <summary>The department's head; null when none is named.</summary>
    public string? Head => HeadId is { } id ? Links.People.GetValueOrDefault(id) : null;

    /// <summary>A person's name; a dash for nobody.</summary>
    public string NameOf(PersonId? person) => person is { } id ? Links.People.GetValueOrDefault(id, "—") : "—";

    /// <summary>The owner of a risk: who is named, else the head.</summary>
    public string OwnerOf(SheetRisk risk) => risk.OwnerId is { } owner ? NameOf(owner) : Head ?? "—";

    /// <summary>An asset as the sheet shows it: the ledger's number, if it has one, and the words.</summary>
    public string TextOf(SheetAsset asset) => NumberOf(asset) is { } number ? $"{number} {asset.Text}" : asset.Text;

    /// <summary>An asset's number in the ledger; null for own words.</summary>
    public string? NumberOf(SheetAsset asset) => asset.AssetId is { } id ? Links.Assets.GetValueOrDefault(id) : null;

    /// <summary>A × B: impact and likelihood as the department gave them.</summary>
    public string ProductOf(SheetRisk risk) =>
        $"{Sheet.Assets.FirstOrDefault(asset => asset.Position == risk.Asset)?.Impact?.ToString() ?? "—"} × {risk.Likelihood?.ToString() ?? "—"}";

    /// <summary>An instant where the organization is.</summary>
    public DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;

    /// <summary>Who has to act now, in words; null once it is accepted.</summary>
    public string? Turn => Sheet.Stage switch
    {
        SheetStage.Preparing or SheetStage.Submitted => RiskWords.TheOffice,
        SheetStage.Filling or SheetStage.SentBack => Department,
        SheetStage.AwaitingConfirmation => Head ?? RiskWords.TheHead,
        _ => null,
    };
}
