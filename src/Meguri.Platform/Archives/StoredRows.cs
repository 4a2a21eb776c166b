using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text;
using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Meguri.Platform.Archives;

/// <summary>Whose rows: an organization's, or those of the installation itself (the empty id).</summary>
/// <param name="Id">The organization's id.</param>
/// <param name="Slug">Its address; null for the installation.</param>
/// <param name="Name">Its name; null for the installation.</param>
public sealed record Section(Guid Id, string? Slug = null, string? Name = null)
{
    /// <summary>True for what belongs to no organization: accounts, and the trail of acts on them.</summary>
    public bool IsInstallation => Id == OrganizationId.Installation.Value;
}

/// <summary>
/// Reads all rows as lines, as they stood at one moment, from either database: section by section, table by table, in the order of
/// their keys. Row security is kept: each section is asked for under its own organization, so the role that serves may read all of them.
/// </summary>
public sealed class StoredRows : IAsyncDisposable
{
    private readonly MeguriDb db;
    private readonly DbTransaction? own;
    private readonly bool embedded;

    private StoredRows(MeguriDb db, DbTransaction? own, IReadOnlyList<TableShape> tables) =>
        (this.db, this.own, Tables, embedded) = (db, own, tables, db is SqliteDb);

    /// <summary>The tables.</summary>
    public IReadOnlyList<TableShape> Tables { get; }

    /// <summary>Says what is written for an id, by its table and column; null for what is stored.</summary>
    public Func<string, string, Guid, Guid>? Ids { get; set; }

    /// <summary>The files that the rows read so far name; emptied by whoever reads a section.</summary>
    public SortedSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Looks at one moment: a read transaction of its own, or the one that is open. Writers go on meanwhile.</summary>
    public static async Task<StoredRows> OpenAsync(MeguriDb db, IReadOnlyList<TableShape> tables, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is not null) return new StoredRows(db, null, tables);
        await db.Database.OpenConnectionAsync(cancellation);
        // SQLite's own begins by asking for the right to write.
        var own = db.Database.GetDbConnection() is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true)
            : await db.Database.GetDbConnection().BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await db.Database.UseTransactionAsync(own, cancellation);
        var rows = new StoredRows(db, own, tables);
        if (db is PostgresDb) await rows.RunAsync("SET TRANSACTION READ ONLY", cancellation);
        return rows;
    }

    /// <summary>The migrations of the schema by their names, without the moment they were made at, which differs between the databases.</summary>
    public async Task<IReadOnlyList<string>> SchemaAsync(CancellationToken cancellation)
    {
        await using var command = Command("SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY \"MigrationId\"");
        await using var found = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await found.ReadAsync(cancellation)) names.Add(Migrator.NameOf(found.GetString(0)));
        return names;
    }

    /// <summary>The installation and, after it, its organizations in the order of their ids.</summary>
    public async Task<IReadOnlyList<Section>> SectionsAsync(CancellationToken cancellation)
    {
        var sections = new List<Section> { new(OrganizationId.Installation.Value) };
        if (!embedded) await RunAsync($"SET LOCAL {RowSecurity.Directory} TO 'on'", cancellation);
        await using (var command = Command("SELECT \"OrganizationId\", \"Slug\", \"Name\" FROM organizations ORDER BY \"OrganizationId\""))
        await using (var found = await command.ExecuteReaderAsync(cancellation))
            while (await found.ReadAsync(cancellation)) sections.Add(new Section(found.GetGuid(0), found.GetString(1), found.GetString(2)));
        if (!embedded) await RunAsync($"SET LOCAL {RowSecurity.Directory} TO 'off'", cancellation);
        return sections;
    }

    /// <summary>The end of a section's chain.</summary>
    public async Task<TrailEnd> EndAsync(Section section, CancellationToken cancellation)
    {
        await EnterAsync(section, cancellation);
        await using var command = Command("SELECT \"Sequence\", \"Hash\" FROM trail_heads WHERE \"OrganizationId\" = @organization");
        Name(command, section);
        await using var found = await command.ExecuteReaderAsync(cancellation);
        return await found.ReadAsync(cancellation) ? new TrailEnd(found.GetInt64(0), found.GetString(1)) : new TrailEnd(0, TrailHash.Zero);
    }

    /// <summary>When the latest act of a section's chain was.</summary>
    public async Task<DateTimeOffset?> LatestAsync(Section section, CancellationToken cancellation)
    {
        await EnterAsync(section, cancellation);
        await using var command = Command("SELECT \"At\" FROM trail_activities WHERE \"OrganizationId\" = @organization ORDER BY \"At\" DESC LIMIT 1");
        Name(command, section);
        await using var found = await command.ExecuteReaderAsync(cancellation);
        return await found.ReadAsync(cancellation) ? new DateTimeOffset(DateTime.SpecifyKind(found.GetDateTime(0), DateTimeKind.Utc)) : null;
    }

    /// <summary>A section's files that nobody has checked for viruses: how many, and when the oldest was attached.</summary>
    public async Task<(int Count, DateTimeOffset? Oldest)> UncheckedAsync(Section section, CancellationToken cancellation)
    {
        await EnterAsync(section, cancellation);
        await using var command = Command("SELECT count(*), min(\"AddedAt\") FROM attachments WHERE \"OrganizationId\" = @organization AND \"Scan\" IN ('Waiting', 'NotScanned')");
        Name(command, section);
        await using var found = await command.ExecuteReaderAsync(cancellation);
        await found.ReadAsync(cancellation);
        return (found.GetInt32(0), await found.IsDBNullAsync(1, cancellation) ? null : new DateTimeOffset(DateTime.SpecifyKind(found.GetDateTime(1), DateTimeKind.Utc)));
    }

    /// <summary>A table's rows in a section: one line of JSON each, in UTF-8, ended by a line feed.</summary>
    public async IAsyncEnumerable<byte[]> LinesAsync(Section section, TableShape table, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await EnterAsync(section, cancellation);
        await using var command = Command($"SELECT {string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))} FROM \"{table.Name}\" "
            + (table.Owned ? $"WHERE \"{TableShape.Organization}\" = @organization " : "") + "ORDER BY " + string.Join(", ", table.Key.Select(key => Ordered(table, key))));
        if (table.Owned) Name(command, section);
        var line = new StringBuilder();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            line.Clear().Append('{');
            for (var i = 0; i < table.Columns.Count; i++)
            {
                if (table.Columns[i].Kind == ColumnKind.File && !row.IsDBNull(i)) Files.Add(row.GetString(i));
                JsonText.AppendString(i == 0 ? line : line.Append(','), table.Columns[i].Name).Append(':');
                if (Ids is { } ids && table.Columns[i].Kind == ColumnKind.Uuid && !row.IsDBNull(i)) line.Append('"').Append(ids(table.Name, table.Columns[i].Name, row.GetGuid(i))).Append('"');
                else CellText.Append(line, row, i, table.Columns[i].Kind, embedded);
            }
            yield return Encoding.UTF8.GetBytes(line.Append("}\n").ToString());
        }
    }

    /// <summary>The files that a section's rows name, in their order.</summary>
    public async Task<IReadOnlyCollection<string>> FilesOfAsync(Section section, CancellationToken cancellation)
    {
        Files.Clear();
        foreach (var table in TablesOf(section).Where(table => table.Columns.Any(c => c.Kind == ColumnKind.File)))
            await foreach (var _ in LinesAsync(section, table, cancellation)) { }
        return [.. Files];
    }

    /// <summary>The tables that a section has rows in.</summary>
    public IEnumerable<TableShape> TablesOf(Section section) => Tables.Where(table => table.Owned || section.IsInstallation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (own is null) return;
        await db.Database.UseTransactionAsync(null);
        await own.DisposeAsync();
        await db.Database.CloseConnectionAsync();
    }

    private Task EnterAsync(Section section, CancellationToken cancellation) =>
        embedded ? Task.CompletedTask : RunAsync($"SET LOCAL {RowSecurity.Organization} TO '{section.Id}'", cancellation);

    // Texts by their bytes, as SQLite does it; a collation of the country would order them otherwise.
    private string Ordered(TableShape table, string key) =>
        $"\"{key}\"" + (!embedded && table.Columns.Any(c => c.Name == key && c.Kind == ColumnKind.Text) ? " COLLATE \"C\"" : "");

    private void Name(DbCommand command, Section section)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@organization", section.Id);
        command.Parameters.Add(parameter);
    }

    private async Task RunAsync(string statement, CancellationToken cancellation)
    {
        await using var command = Command(statement);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private DbCommand Command(string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (text, db.Database.CurrentTransaction!.GetDbTransaction(), 0);
        return command;
    }
}

/// <summary>The end of a chain.</summary>
/// <param name="Sequence">How many activities it has.</param>
/// <param name="Hash">The hash of the last; 64 zeros when there is none.</param>
public sealed record TrailEnd(long Sequence, string Hash);
