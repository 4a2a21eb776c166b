using Meguri.Domain.Kernel;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Archives;

/// <summary>Takes an organization in from an archive, beside those that are here, as one act and one transaction.</summary>
public static class OrganizationLoading
{
    /// <summary>Finds or makes the accounts, adds the rows, and commits when what stands there is what was saved.</summary>
    /// <param name="db">The database, as its owner.</param>
    /// <param name="files">The store.</param>
    /// <param name="archive">The archive of one organization.</param>
    /// <param name="place">Finds the account of somebody who belongs to it, or makes one.</param>
    /// <param name="cancellation">Gives up; nothing is left of it.</param>
    /// <exception cref="RefusedArchiveException">It is here already, of another schema, or what was loaded differs.</exception>
    public static async Task<SectionState> LoadAsync(MeguriDb db, IFileStore files, ArchiveFile archive, Func<Traveller, Task<Guid>> place, CancellationToken cancellation)
    {
        var (manifest, wanted) = (archive.Manifest, archive.Manifest.Sections[0]);
        if (manifest.Schema.Count != Migrator.KnownNames.Count) throw new RefusedArchiveException(ArchiveProblems.Older(manifest.Program));
        // Exactly the tables that belong to organizations, as they are here: nothing reaches accounts, or what another organization owns.
        var tables = TableShape.AllOf(db).Where(table => table.Owned).ToList();
        if (Json.Write(manifest.Tables) != Json.Write(tables) || wanted.Id == OrganizationId.Installation.Value) throw new RefusedArchiveException(ArchiveProblems.Forged(ArchiveManifest.File));
        var section = new Section(wanted.Id, wanted.Slug, wanted.Name);
        var added = new List<string>();
        try
        {
            return await Believing.ThatAsync(ArchiveManifest.File, () => FillAsync(db, files, archive, section, tables, place, added.Add, cancellation));
        }
        catch
        {
            foreach (var name in added) files.Delete(new OrganizationId(section.Id), name);
            throw;
        }
    }

    private static async Task<SectionState> FillAsync(
        MeguriDb db, IFileStore files, ArchiveFile archive, Section section, IReadOnlyList<TableShape> tables, Func<Traveller, Task<Guid>> place, Action<string> added, CancellationToken cancellation)
    {
        var wanted = archive.Manifest.Sections[0];
        await using var save = await db.BeginBulkAsync("accounts.import-organization", null, cancellation);
        await using (var there = await StoredRows.OpenAsync(db, tables, cancellation))
            if ((await there.SectionsAsync(cancellation)).Any(s => s.Id == section.Id || s.Slug == section.Slug))
                throw new RefusedArchiveException(ArchiveProblems.OrganizationThere(wanted.Slug!));
        await ArchiveLoading.FilesAsync(files, archive, wanted, added, cancellation);
        var (here, placed) = (new Dictionary<Guid, Guid>(), new HashSet<Guid>());
        foreach (var one in await archive.LinesAsync<Traveller>(Traveller.File, cancellation))
        {
            var account = await place(one);
            // Two who would become one could not be told apart any more.
            if (!placed.Add(account) || !here.TryAdd(one.Id, account)) throw new RefusedArchiveException(ArchiveProblems.Forged(Traveller.File));
        }
        var columns = AccountColumns(db);
        var loader = new RowLoader(db);
        await loader.BeginAsync(cancellation);
        foreach (var table in tables.Where(table => wanted.Rows.ContainsKey(table.Name)))
            await archive.ReadAsync(ArchiveManifest.RowsOf(section.Id, table.Name), lines => loader.AddAsync(
                section, table, lines, (column, value) => value is Guid id && columns.Contains((table.Name, column.Name)) ? Here(id) : value, cancellation), cancellation);
        await loader.EndAsync(cancellation);
        await using var rows = await StoredRows.OpenAsync(db, tables, cancellation);
        // Accounts may be known here under other ids; everything else is as it was.
        var back = here.ToDictionary(pair => pair.Value, pair => pair.Key);
        rows.Ids = (table, column, id) => columns.Contains((table, column)) ? back.GetValueOrDefault(id, id) : id;
        var found = await State.OfAsync(rows, files, section, cancellation);
        if (found.Hash != wanted.Hash) throw new RefusedArchiveException(ArchiveProblems.Differs(wanted.Hash, found.Hash));
        await save.CommitAsync(cancellation);
        return found;

        // An account that did not travel may be somebody else's here.
        Guid Here(Guid there) => here.TryGetValue(there, out var id) ? id : throw new RefusedArchiveException(ArchiveProblems.Forged(Traveller.File));
    }

    // The columns that name an account, as the model says it. What the trail says of accounts stays as it was said.
    private static HashSet<(string Table, string Column)> AccountColumns(MeguriDb db) => [..
        from type in db.Model.GetEntityTypes()
        from reference in type.GetForeignKeys()
        where reference.PrincipalEntityType.ClrType == typeof(Account) && type.GetTableName() is not null
        select (type.GetTableName()!, reference.Properties[0].GetColumnName())];
}
