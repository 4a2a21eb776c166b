using Meguri.Domain.Assets;
using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Kit.Imports;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>
/// Imports a ledger. The natural key is Meguri's number when the file carries it, else name and department; a running number
/// is no key. Departments are never made here; a person nobody knows is a warning.
/// </summary>
internal sealed class AssetImporter(MeguriDb db, AssetLedger ledger, Departments departments) : Importer
{
    private readonly Dictionary<(DepartmentId Department, string Name), AssetId> byName = [];
    private readonly Dictionary<int, AssetId> byNumber = [];
    private readonly HashSet<object> seen = [];
    private readonly Dictionary<string, DepartmentId> meant = new(StringComparer.Ordinal);
    private DepartmentTree tree = null!;
    private OwnerFinder owners = null!;

    public override string Key => "assets";

    public override string Permission => AssetPermissions.Import;

    public override IReadOnlyList<ColumnDefinition> Columns => AssetColumns.All;

    public override string LabelOf(string key) => AssetWords.Book.Find("Field_" + key) ?? key;

    /// <summary>Somebody said which department an unknown name means.</summary>
    public void Means(string name, DepartmentId department) => meant[TextFolding.Key(name)] = department;

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        tree = await departments.TreeAsync(cancellation);
        owners = await OwnerFinder.LoadAsync(db, cancellation);
        await foreach (var asset in db.Set<Asset>().AsNoTracking().Where(a => a.DisposedOn == null)
            .Select(a => new { a.Id, a.DepartmentId, a.NameKey, a.Number }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            byName[(asset.DepartmentId, asset.NameKey)] = asset.Id;
            byNumber[asset.Number] = asset.Id;
        }
    }

    public override ImportDraft? Read(ImportRow row)
    {
        var name = row.Text(nameof(Asset.Name), 200);
        if (name is null && row.Errors.Count == 0) row.Refuse(nameof(Asset.Name), AssetProblems.NameMissing);
        var (department, owner) = WhoseIs(row);
        var apply = AssetCells.Read(row, ledger.Scale);
        if (name is null || department is null) return null;
        var written = row.Text(nameof(Asset.OfficeNumber), 60);
        var number = written is null ? null : NumberText.Read(Asset.Series, written);
        var key = (department.Value, TextFolding.Key(name));
        if (!seen.Add(number is null ? key : number) | (number is not null && !seen.Add(key))) row.Refuse(nameof(Asset.Name), new Problem("duplicate_in_file", null, name));
        AssetId? existing = number is { } known && byNumber.TryGetValue(known, out var numbered) ? numbered : null;
        if (number is not null && existing is null) row.Refuse(nameof(Asset.OfficeNumber), new Problem("unknown_number", null, written));
        if (byName.TryGetValue(key, out var twin))
        {
            if (existing is not null && existing != twin) row.Refuse(nameof(Asset.Name), new Problem("name_of_another", null, name));
            existing ??= twin;
        }
        // A row that renames a numbered asset and one that still calls it by its old name mean the same entry.
        if (row.Errors.Count == 0 && existing is { } entry && !seen.Add(entry)) row.Refuse(nameof(Asset.Name), new Problem("duplicate_in_file", null, name));
        return row.Errors.Count > 0 ? null : new Draft(row)
        {
            Title = name,
            Existing = existing,
            Apply = fields => apply(fields) with
            {
                Name = name,
                DepartmentId = department.Value,
                OwnerId = row.Has(AssetColumns.Owner) ? owner.Id : fields.OwnerId,
                OwnerName = row.Has(AssetColumns.Owner) ? owner.Name : fields.OwnerName,
                OfficeNumber = number is null && row.Has(nameof(Asset.OfficeNumber)) ? written : fields.OfficeNumber,
            },
        };
    }

    public override async Task ApplyAsync(IReadOnlyList<ImportDraft> drafts, CancellationToken cancellation)
    {
        var ids = drafts.Cast<Draft>().Where(d => d.Existing is not null).Select(d => d.Existing!.Value).ToList();
        var existing = ids.Count == 0 ? [] : await db.Set<Asset>().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        foreach (var draft in drafts.Cast<Draft>())
        {
            if (draft.Existing is { } id)
            {
                var asset = existing[id];
                if (draft.Took(asset.Change(draft.Apply(asset.Fields()), ledger.Scale))) draft.Entity = asset;
                continue;
            }
            var added = Asset.Register(draft.Apply(new AssetFields()), ledger.Scale);
            if (draft.Took(added)) draft.Entity = db.Add(added.Value!).Entity;
        }
    }

    private (DepartmentId? Department, (PersonId? Id, string? Name) Owner) WhoseIs(ImportRow row)
    {
        var split = PersonInDepartment.Split(row.Text(AssetColumns.Owner, 400), name => tree.Knows(name) || meant.ContainsKey(TextFolding.Key(name)));
        var own = row.Text(AssetColumns.Department, 400);
        var field = own is null ? AssetColumns.Owner : AssetColumns.Department;
        var written = own ?? split.Department;
        DepartmentId? department = null;
        if (written is null)
        {
            row.Refuse(row.Has(AssetColumns.Department) ? AssetColumns.Department : AssetColumns.Owner, AssetProblems.DepartmentMissing);
        }
        else if (meant.TryGetValue(TextFolding.Key(written), out var other) && tree.Find(other) is not null)
        {
            department = other;
        }
        else
        {
            var named = tree.Named(written, field);
            if (named.Ok) department = named.Value.Id;
            else row.Refuse(field, named.Problems[0]);
        }
        if (split.Person is null) return (department, (null, null));
        var owner = owners.Find(split.Person, department);
        if (owner is null) row.Warn(AssetColumns.Owner, new Problem("unknown_person", null, split.Person));
        return (department, (owner, owner is null ? split.Person : null));
    }

    private sealed class Draft(ImportRow row) : ImportDraft(row)
    {
        public required AssetId? Existing { get; init; }

        public required Func<AssetFields, AssetFields> Apply { get; init; }
    }
}
