using Meguri.Domain.Kernel;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Archives;

/// <summary>Fills an empty database, in one transaction that is committed only when what stands there is what was saved.</summary>
public static class ArchiveLoading
{
    /// <summary>Loads an archive of an installation and brings its schema up to date afterwards.</summary>
    /// <exception cref="RefusedArchiveException">The database is not empty, or what was loaded differs; nothing is left of it.</exception>
    public static async Task<State> LoadAsync(MeguriDb db, IFileStore files, DatabaseSettings settings, ArchiveFile archive, CancellationToken cancellation)
    {
        var manifest = archive.Manifest;
        if ((await db.Database.GetAppliedMigrationsAsync(cancellation)).Count() > manifest.Schema.Count) throw new RefusedArchiveException(ArchiveProblems.TargetAhead);
        await RequireEmptyAsync(db, cancellation);
        await Migrator.MigrateToAsync(db, manifest.Schema.Count, cancellation);
        foreach (var section in manifest.Sections) await FilesAsync(files, archive, section, _ => { }, cancellation);
        var state = await Believing.ThatAsync(ArchiveManifest.File, () => FillAsync(db, files, manifest.Tables, manifest.StateHash, async loader =>
        {
            foreach (var section in manifest.Sections)
                foreach (var table in manifest.Tables.Where(table => section.Rows.ContainsKey(table.Name)))
                    await archive.ReadAsync(ArchiveManifest.RowsOf(section.Id, table.Name),
                        lines => loader.AddAsync(new Section(section.Id), table, lines, null, cancellation), cancellation);
        }, cancellation));
        await Migrator.FinishAsync(db, settings, cancellation);
        return state;
    }

    /// <summary>Refuses a database that is in use, whatever its schema, before anything of it is touched.</summary>
    /// <exception cref="RefusedArchiveException">The database is not empty.</exception>
    public static async Task RequireEmptyAsync(MeguriDb db, CancellationToken cancellation)
    {
        if (!(await db.Database.GetAppliedMigrationsAsync(cancellation)).Any()) return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await new RowLoader(db).IsEmptyAsync(cancellation)) throw new RefusedArchiveException(ArchiveProblems.TargetNotEmpty);
    }

    /// <summary>Writes the keys of an archive into a folder that has none.</summary>
    public static async Task KeysAsync(DataFolder folder, ArchiveFile archive, CancellationToken cancellation)
    {
        MakeKeys(folder);
        foreach (var name in archive.Below(KeyFiles.Folder))
            await archive.ReadAsync(KeyFiles.Folder + name, content => KeyFiles.WriteAsync(folder.Keys, name, content, cancellation), cancellation);
    }

    /// <summary>Brings what stands in SQLite's log into its file, so that the file alone is all of it.</summary>
    public static Task SettleAsync(MeguriDb db, CancellationToken cancellation) => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);

    /// <summary>Loads all rows of another database of the same schema, after the files and keys when both have a folder of their own.</summary>
    /// <exception cref="RefusedArchiveException">The database is not empty, other keys lie in the folder, or what was loaded differs; nothing is left of it in the database.</exception>
    public static async Task<State> CopyAsync(CopyEnd source, CopyEnd target, CancellationToken cancellation)
    {
        var (db, from, to) = (target.Db, source.Files, target.Files);
        await RequireEmptyAsync(db, cancellation);
        if (source.Folder is { } old && target.Folder is { } fresh && old.Path != fresh.Path) await KeysAsync(old, fresh, cancellation);
        await using var read = await StoredRows.OpenAsync(source.Db, TableShape.AllOf(source.Db), cancellation);
        var sections = await read.SectionsAsync(cancellation);
        var wanted = await State.OfAsync(read, from, cancellation);
        foreach (var section in wanted.Sections)
            foreach (var name in section.Files.Where(_ => from != to))
            {
                await using var content = from.Open(new OrganizationId(section.Id), name)!;
                await KeepAsync(to, new OrganizationId(section.Id), name, content, cancellation);
            }
        return await FillAsync(db, to, read.Tables, wanted.Hash, async loader =>
        {
            foreach (var section in sections)
                foreach (var table in read.TablesOf(section))
                    await using (var lines = new LineStream(read.LinesAsync(section, table, cancellation))) await loader.AddAsync(section, table, lines, null, cancellation);
        }, cancellation);
    }

    /// <summary>Keeps the files of a section and says of each that was not there before that it is now.</summary>
    internal static async Task FilesAsync(IFileStore files, ArchiveFile archive, SectionState section, Action<string> added, CancellationToken cancellation)
    {
        var organization = new OrganizationId(section.Id);
        var there = files.List(organization).ToHashSet(StringComparer.Ordinal);
        foreach (var name in section.Files)
        {
            if (!there.Contains(name)) added(name);
            await archive.ReadAsync(ArchiveManifest.FileOf(section.Id, name), content => KeepAsync(files, organization, name, content, cancellation), cancellation);
        }
    }

    // Keys are many in one folder: those of both open what either sealed. Two of one name cannot be.
    private static async Task KeysAsync(DataFolder from, DataFolder to, CancellationToken cancellation)
    {
        var (there, missing) = (KeyFiles.In(to).ToDictionary(key => key.Name, StringComparer.Ordinal), new List<(string Name, byte[] Bytes)>());
        foreach (var key in KeyFiles.In(from))
        {
            var bytes = await File.ReadAllBytesAsync(key.FullName, cancellation);
            if (!there.TryGetValue(key.Name, out var known)) missing.Add((key.Name, bytes));
            else if (!(await File.ReadAllBytesAsync(known.FullName, cancellation)).SequenceEqual(bytes)) throw new RefusedArchiveException(ArchiveProblems.OtherKey(to.Path, key.Name));
        }
        MakeKeys(to);
        foreach (var (name, bytes) in missing) await KeyFiles.WriteAsync(to.Keys, name, new MemoryStream(bytes), cancellation);
    }

    private static void MakeKeys(DataFolder folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder.Keys);
        else Directory.CreateDirectory(folder.Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static async Task KeepAsync(IFileStore files, OrganizationId organization, string name, Stream content, CancellationToken cancellation)
    {
        if (await files.PutAsync(organization, content, long.MaxValue, cancellation) is not { } kept || kept.Sha256 != name) throw new RefusedArchiveException(ArchiveProblems.Forged(name));
    }

    private static async Task<State> FillAsync(MeguriDb db, IFileStore files, IReadOnlyList<TableShape> tables, string wanted, Func<RowLoader, Task> fill, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var loader = new RowLoader(db);
        if (!await loader.IsEmptyAsync(cancellation)) throw new RefusedArchiveException(ArchiveProblems.TargetNotEmpty);
        await loader.BeginAsync(cancellation);
        await fill(loader);
        await loader.EndAsync(cancellation);
        await using var rows = await StoredRows.OpenAsync(db, tables, cancellation);
        var state = await State.OfAsync(rows, files, cancellation);
        if (state.Hash != wanted) throw new RefusedArchiveException(ArchiveProblems.Differs(wanted, state.Hash));
        await transaction.CommitAsync(cancellation);
        return state;
    }
}

/// <summary>One end of a copy.</summary>
/// <param name="Db">The database.</param>
/// <param name="Files">Where its files lie.</param>
/// <param name="Folder">Its data folder; null where nobody named one, and keys stay where they are.</param>
public sealed record CopyEnd(MeguriDb Db, IFileStore Files, DataFolder? Folder);
