using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Meguri.Platform.Persistence;

/// <summary>Which database an installation uses.</summary>
/// <param name="Postgres">The connection string of PostgreSQL; null for the embedded SQLite.</param>
/// <param name="Folder">The data folder.</param>
public sealed record DatabaseSettings(string? Postgres, DataFolder Folder)
{
    /// <summary>True for the embedded database.</summary>
    public bool IsEmbedded => Postgres is null;

    /// <summary>The connection string of the embedded database.</summary>
    public string SqliteConnection => new SqliteConnectionStringBuilder { DataSource = Folder.Database, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
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
        services.AddSingleton<Access.SeenSessions>().AddScoped<Access.Sessions>().AddScoped<Access.Attempts>();
        if (settings.IsEmbedded)
            services.AddDbContext<MeguriDb, SqliteDb>(options => UseSqlite(options, settings.SqliteConnection));
        else
            services.AddDbContext<MeguriDb, PostgresDb>(options => UsePostgres(options, settings.Postgres!));
        return services;
    }

    /// <summary>The options of the embedded database.</summary>
    public static void UseSqlite(DbContextOptionsBuilder options, string connection) =>
        options.UseSqlite(connection, sqlite => sqlite.MigrationsAssembly(MigrationsAssembly)).AddInterceptors(new SqliteConnectionSettings())
            .ConfigureWarnings(IgnoreUnorderedCounts);

    /// <summary>The options of PostgreSQL.</summary>
    public static void UsePostgres(DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection, postgres => postgres.MigrationsAssembly(MigrationsAssembly)).ConfigureWarnings(IgnoreUnorderedCounts);

    // "Is it more than 1,000?" counts a limited set; which rows fall into it does not matter.
    private static void IgnoreUnorderedCounts(Microsoft.EntityFrameworkCore.Diagnostics.WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.CoreEventId.RowLimitingOperationWithoutOrderByWarning);
}
