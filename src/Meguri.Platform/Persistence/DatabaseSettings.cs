using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Meguri.Platform.Persistence;

/// <summary>Which database an installation uses.</summary>
/// <param name="Postgres">The connection string of PostgreSQL; null for the embedded SQLite.</param>
/// <param name="Folder">The data folder.</param>
/// <param name="PostgresOwner">The connection string of the role that owns PostgreSQL's tables; known to <c>migrate</c> only.</param>
public sealed record DatabaseSettings(string? Postgres, DataFolder Folder, string? PostgresOwner = null)
{
    /// <summary>True for the embedded database.</summary>
    public bool IsEmbedded => Postgres is null;

    /// <summary>The role that serves, as the owner must know it to let it in; null except for the owner.</summary>
    public string? ServingRole { get; private init; }

    /// <summary>The same installation as the owner of its tables reaches it; the embedded database has no other.</summary>
    public DatabaseSettings AsOwner() => IsEmbedded ? this
        : this with { Postgres = PostgresOwner, ServingRole = new NpgsqlConnectionStringBuilder(Postgres).Username };

    /// <summary>True when nothing is written: another process may be working in the embedded database meanwhile.</summary>
    public bool OnlyReads { get; private init; }

    /// <summary>The same installation, to be read and no more.</summary>
    public DatabaseSettings ToRead() => this with { OnlyReads = true };

    /// <summary>The connection string of the embedded database.</summary>
    public string SqliteConnection => OnlyReads
        ? new SqliteConnectionStringBuilder { DataSource = Folder.Database, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 30 }.ToString()
        : new SqliteConnectionStringBuilder { DataSource = Folder.Database, ForeignKeys = Tenancy.Walls.B, DefaultTimeout = 30 }.ToString();
}

/// <summary>Registers the database.</summary>
public static class DatabaseServices
{
    /// <summary>The assembly that carries both folders of migrations.</summary>
    public const string MigrationsAssembly = "Meguri.Web";

    /// <summary>Adds <see cref="MeguriDb"/> of the kind the settings name.</summary>
    public static IServiceCollection AddMeguriDatabase(this IServiceCollection services, DatabaseSettings settings, ModelParts parts)
    {
        services.AddSingleton(settings).AddSingleton(settings.Folder).AddSingleton(parts).AddSingleton<WriteGate>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<Tenancy.CurrentOrganization>().AddScoped<Access.Actor>().AddScoped<Access.Access>().AddScoped<Trail.Trail>();
        services.AddScoped<Tenancy.OrganizationDirectory>().AddScoped<FormAnswers>();
        services.AddSingleton<Files.IFileStore>(new Files.FolderFileStore(settings.Folder.Files));
        services.AddSingleton<Trail.SigningKey>().AddScoped<Trail.TrailVerifier>().AddScoped<Trail.TrailExport>().AddScoped<Trail.Looks>();
        services.AddSingleton<Access.SeenSessions>().AddScoped<Access.Sessions>().AddScoped<Access.Attempts>().AddScoped<Mails.Outbox>();
        if (settings.IsEmbedded && settings.OnlyReads)
            services.AddDbContext<SqliteDb>(options => UseRows(options, settings.SqliteConnection));
        else if (settings.IsEmbedded)
            services.AddDbContext<SqliteDb>(options => UseSqlite(options, settings.SqliteConnection));
        else
            services.AddDbContext<PostgresDb>(options => UsePostgres(options, settings.Postgres!));
        return services.AddSingleton<Trail.PastRows>().AddScoped<MeguriDb>(scope =>
            scope.GetRequiredService<Tenancy.CurrentOrganization>().Past is { } past ? Trail.PastRows.Open(scope, past.File, SqliteOpenMode.ReadOnly)
            : settings.IsEmbedded ? scope.GetRequiredService<SqliteDb>() : scope.GetRequiredService<PostgresDb>());
    }

    /// <summary>The options of the embedded database.</summary>
    public static void UseSqlite(DbContextOptionsBuilder options, string connection) =>
        options.UseSqlite(connection, sqlite => sqlite.MigrationsAssembly(MigrationsAssembly)).AddInterceptors(new SqliteConnectionSettings())
            .ConfigureWarnings(IgnoreUnorderedCounts);

    /// <summary>The options of an SQLite file that nobody works in: made to be looked at.</summary>
    internal static void UseRows(DbContextOptionsBuilder options, string connection) =>
        options.UseSqlite(connection, sqlite => sqlite.MigrationsAssembly(MigrationsAssembly)).ConfigureWarnings(IgnoreUnorderedCounts);

    /// <summary>The options of PostgreSQL.</summary>
    public static void UsePostgres(DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection, postgres => postgres.MigrationsAssembly(MigrationsAssembly)).AddInterceptors(new RowSecurityCommands()).ConfigureWarnings(IgnoreUnorderedCounts);

    // "Is it more than 1,000?" counts a limited set; which rows fall into it does not matter.
    private static void IgnoreUnorderedCounts(Microsoft.EntityFrameworkCore.Diagnostics.WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.CoreEventId.RowLimitingOperationWithoutOrderByWarning);
}
