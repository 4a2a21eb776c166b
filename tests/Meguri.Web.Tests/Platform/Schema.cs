using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Platform;

public sealed class Schema(Installations installations) : WebTest(installations)
{
    private const string Owner = nameof(Entity.OrganizationId);

    [Theory, Databases]
    public async Task Migrations_LeaveNothingOfTheModelOut(Database database)
    {
        await using var program = Installation.Build(await Installations.Databases.MakeEmptyAsync(database));
        await using var scope = program.Services.CreateAsyncScope();
        Pending(scope.ServiceProvider.GetRequiredService<MeguriDb>()).ShouldBeEmpty("the next migration is to be made: ./dev migration NAME");
    }

    [Theory, Databases]
    public async Task Migrations_MakeTheSchemaThatTheModelWouldMake(Database database)
    {
        var (migrated, created) = ((await Installations.Databases.MakeEmptyAsync(database)).AsOwner(), (await Installations.Databases.MakeEmptyAsync(database)).AsOwner());
        await using (var db = TestDatabases.Open(migrated)) await Migrator.MigrateAsync(db, migrated, Stop);
        await using (var program = Installation.Build(created))
        await using (var scope = program.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<MeguriDb>().Database.EnsureCreatedAsync(Stop);
        var (one, other) = (await DescribeAsync(migrated), await DescribeAsync(created));
        other.Count.ShouldBeGreaterThan(50);
        one.Except(other).ShouldBeEmpty("only in the migrated database");
        other.Except(one).ShouldBeEmpty("only in the model");
    }

    [Theory, Databases]
    public async Task Tables_OfOrganizations_LeadWithTheOrganizationEverywhere(Database database)
    {
        var found = new List<string>();
        await using var db = TestDatabases.Open(await Installations.Databases.MakeEmptyAsync(database));
        var owned = db.Model.GetEntityTypes().Where(t => t.FindProperty(Owner) is not null).ToList();
        owned.Count.ShouldBeGreaterThan(5);
        foreach (var type in owned)
        {
            if (!Leads(type.FindPrimaryKey()!.Properties)) found.Add($"{type.DisplayName()}: its key");
            // An address belongs to one organization of all.
            found.AddRange(type.GetIndexes().Where(i => i.IsUnique && !Leads(i.Properties) && type.ClrType != typeof(Organization)).Select(i => $"{type.DisplayName()}: unique index {i.Properties.Format()}"));
            found.AddRange(type.GetForeignKeys().Where(f => f.PrincipalEntityType.FindProperty(Owner) is not null && !(Leads(f.Properties) && Leads(f.PrincipalKey.Properties)))
                .Select(f => $"{type.DisplayName()}: reference {f.Properties.Format()}"));
        }
        found.ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Tables_AreEachOwnedOrAccountsOrMachinery(Database database)
    {
        await using var db = TestDatabases.Open(await Installations.Databases.MakeEmptyAsync(database));
        db.Model.GetEntityTypes().Where(t => !t.IsOwned() && !typeof(Entity).IsAssignableFrom(t.ClrType) && t.ClrType != typeof(Account) && !PlatformMapping.Machinery.Contains(t.ClrType))
            .Select(t => t.DisplayName()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Tables_OfOrganizations_AreHiddenByTheFilter(Database database)
    {
        await using var db = TestDatabases.Open(await Installations.Databases.MakeEmptyAsync(database));
        db.Model.GetEntityTypes().Where(t => typeof(Entity).IsAssignableFrom(t.ClrType) && t.FindDeclaredQueryFilter(MeguriDb.Wall) is null)
            .Select(t => t.DisplayName()).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Texts_ThatAreIndexed_AreBounded(Database database)
    {
        await using var db = TestDatabases.Open(await Installations.Databases.MakeEmptyAsync(database));
        db.Model.GetEntityTypes().Where(t => typeof(Entity).IsAssignableFrom(t.ClrType)).SelectMany(t => t.GetIndexes().SelectMany(i => i.Properties))
            .Where(p => (p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType) == typeof(string) && p.GetMaxLength() is null)
            .Select(p => $"{p.DeclaringType.DisplayName()}.{p.Name}").Distinct().ShouldBeEmpty();
    }

    // What the next migration would do.
    private static IEnumerable<string> Pending(MeguriDb db)
    {
        if (!db.Database.HasPendingModelChanges()) return [];
        // A fresh one: the one that was just compared cannot be finished again.
        var migrated = db.GetService<IMigrationsAssembly>().ModelSnapshot is { } known && Activator.CreateInstance(known.GetType()) is ModelSnapshot snapshot
            ? db.GetService<IModelRuntimeInitializer>().Initialize(((IMutableModel)snapshot.Model).FinalizeModel(), designTime: true, validationLogger: null).GetRelationalModel() : null;
        return db.GetService<IMigrationsModelDiffer>().GetDifferences(migrated, db.GetService<IDesignTimeModel>().Model.GetRelationalModel())
            .Select(o => $"{o.GetType().Name} {(o as ITableMigrationOperation)?.Table} {(o as ColumnOperation)?.Name}").DefaultIfEmpty("a difference that changes no table");
    }

    private static bool Leads(IEnumerable<IReadOnlyProperty> properties) => properties.First().Name == Owner;

    // What the database itself says it holds: columns, keys and indexes.
    private static async Task<HashSet<string>> DescribeAsync(DatabaseSettings settings)
    {
        var query = settings.IsEmbedded
            ? """
              SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\_\_EF%' ESCAPE '\'
              UNION ALL SELECT m.name || ' -> ' || f."table" || '.' || f."from" || '=' || f."to" || ' ' || f.on_delete FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
              UNION ALL SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
              """
            : """
              SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length::text, '') || ' ' || is_nullable FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%'
              UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%'
              UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype IN ('f', 'p', 'u') AND conrelid::regclass::text NOT LIKE '%\_\_EF%'
              """;
        await using var db = TestDatabases.Open(settings);
        return [.. await db.Database.SqlQueryRaw<string>(query).ToListAsync(Stop)];
    }
}
