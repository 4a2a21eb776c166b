using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;

// A database as an older program left it, for whoever wants to see it migrated.
if (args is ["at", var count, var place]) return await AtAsync(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), place);
if (args is not [var name, var folder])
{
    Console.Error.WriteLine("Usage: Meguri.Migrations <Name> <folder of Meguri.Web>, or: at <how many migrations> <data folder>");
    return 2;
}
var sqlite = new DbContextOptionsBuilder<SqliteDb>();
DatabaseServices.UseSqlite(sqlite, "Data Source=:memory:");
var postgres = new DbContextOptionsBuilder<PostgresDb>();
DatabaseServices.UsePostgres(postgres, "Host=127.0.0.1");
var organization = new CurrentOrganization(TimeProvider.System);
var trail = new Trail(new Actor(), TimeProvider.System);
using var gate = new WriteGate();
Scaffold(new SqliteDb(sqlite.Options, organization, trail, MeguriHost.ModelParts, gate), "Sqlite");
Scaffold(new PostgresDb(postgres.Options, organization, trail, MeguriHost.ModelParts), "Postgres");
return 0;

void Scaffold(MeguriDb db, string kind)
{
    using (db)
    {
        var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(db);
        var provider = kind == "Sqlite" ? "Microsoft.EntityFrameworkCore.Sqlite.Design.Internal.SqliteDesignTimeServices, Microsoft.EntityFrameworkCore.Sqlite"
            : "Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal.NpgsqlDesignTimeServices, Npgsql.EntityFrameworkCore.PostgreSQL";
        ((IDesignTimeServices)Activator.CreateInstance(Type.GetType(provider, throwOnError: true)!)!).ConfigureDesignTimeServices(services);
        using var built = services.BuildServiceProvider();
        using var scope = built.CreateScope();
        var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
        var migration = scaffolder.ScaffoldMigration(name, "Meguri.Web", $"Migrations.{kind}");
        var saved = scaffolder.Save(folder, migration, Path.Combine(folder, "Migrations", kind), dryRun: false);
        Console.WriteLine(saved.MigrationFile);
    }
}

async Task<int> AtAsync(int migrations, string place)
{
    var options = new DbContextOptionsBuilder<SqliteDb>();
    DatabaseServices.UseSqlite(options, new DatabaseSettings(null, new DataFolder(place)).SqliteConnection);
    using var one = new WriteGate();
    await using var db = new SqliteDb(options.Options, new CurrentOrganization(TimeProvider.System), new Trail(new Actor(), TimeProvider.System), MeguriHost.ModelParts, one);
    await Migrator.MigrateToAsync(db, migrations, CancellationToken.None);
    await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
    return 0;
}
