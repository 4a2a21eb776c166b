using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Host;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Meguri.Tests;

/// <summary>Makes databases for a test run: one of each kind gets the schema, all others are copies of it.</summary>
public sealed class TestDatabases : IAsyncDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("meguri-test-").FullName;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Lazy<Task<string>> sqliteTemplate;
    private readonly Lazy<Task<PostgresCluster>> cluster = new(PostgresCluster.StartAsync);
    private readonly Lazy<Task<string>> postgresTemplate;
    private int made;

    /// <summary>Makes nothing yet.</summary>
    public TestDatabases()
    {
        sqliteTemplate = new(MakeSqliteTemplateAsync);
        postgresTemplate = new(MakePostgresTemplateAsync);
    }

    /// <summary>A database with the present schema and nothing in it, in a data folder of its own.</summary>
    public Task<DatabaseSettings> MakeAsync(Database database) => InTurnAsync(async () =>
    {
        if (database == Database.Postgres) return await PostgresAsync(await postgresTemplate.Value);
        var copy = new DatabaseSettings(null, Folder());
        File.Copy(await sqliteTemplate.Value, copy.Folder.Database);
        return copy;
    });

    /// <summary>A database without a schema.</summary>
    public Task<DatabaseSettings> MakeEmptyAsync(Database database) => InTurnAsync(async () =>
        database == Database.Sqlite ? new DatabaseSettings(null, Folder()) : await PostgresAsync(null));

    /// <summary>A context that belongs to no host; without an organization unless one is given.</summary>
    public static MeguriDb Open(DatabaseSettings settings, CurrentOrganization? organization = null, Trail? trail = null)
    {
        organization ??= new CurrentOrganization(TimeProvider.System);
        trail ??= new Trail(new Actor(), TimeProvider.System);
        if (settings.IsEmbedded)
        {
            var sqlite = new DbContextOptionsBuilder<SqliteDb>();
            DatabaseServices.UseSqlite(sqlite, settings.SqliteConnection);
            return new SqliteDb(sqlite.Options, organization, trail, MeguriHost.ModelParts, new WriteGate());
        }
        var postgres = new DbContextOptionsBuilder<PostgresDb>();
        DatabaseServices.UsePostgres(postgres, settings.Postgres!);
        return new PostgresDb(postgres.Options, organization, trail, MeguriHost.ModelParts);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (cluster.IsValueCreated) await (await cluster.Value).DisposeAsync();
        Directory.Delete(root, recursive: true);
        turn.Dispose();
    }

    private async Task<string> MakeSqliteTemplateAsync()
    {
        var settings = new DatabaseSettings(null, Folder());
        await BuildAsync(settings);
        await using (var db = Open(settings)) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        return settings.Folder.Database;
    }

    private async Task<string> MakePostgresTemplateAsync()
    {
        var settings = (await PostgresAsync(null)).AsOwner();
        await BuildAsync(settings);
        NpgsqlConnection.ClearAllPools();
        return new NpgsqlConnectionStringBuilder(settings.Postgres).Database!;
    }

    // Where the next migration is still to be made, one test says so (Schema) and the others work all the same.
    private static async Task BuildAsync(DatabaseSettings settings)
    {
        await using var app = Installation.Build(settings);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MeguriDb>();
        if (db.Database.GetMigrations().Any() && !db.Database.HasPendingModelChanges())
        {
            await Migrator.MigrateAsync(db, settings, CancellationToken.None);
            return;
        }
        await db.Database.EnsureCreatedAsync();
        await Migrator.WallAsync(db, settings, CancellationToken.None);
    }

    // As an installation has it: one role owns the tables, another serves.
    private async Task<DatabaseSettings> PostgresAsync(string? template)
    {
        var (serving, owner) = await (await cluster.Value).CreateAsync(Name(), template);
        return new DatabaseSettings(serving, Folder(), owner);
    }

    private async Task<DatabaseSettings> InTurnAsync(Func<Task<DatabaseSettings>> make)
    {
        await turn.WaitAsync();
        try
        {
            return await make();
        }
        finally
        {
            turn.Release();
        }
    }

    private string Name() => $"meguri_{Environment.ProcessId}_{++made}";

    private DataFolder Folder() => new(Path.Combine(root, (++made).ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
