using System.Diagnostics;
using Npgsql;

namespace Meguri.Tests;

/// <summary>The PostgreSQL server of this test run; started when the first test asks for it.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    /// <summary>A connection string of a server to use instead of a throw-away one; its user must be allowed to create databases.</summary>
    public const string Variable = "MEGURI_TEST_POSTGRES";

    private const string Owner = "meguri_test_owner", Serving = "meguri_test";

    // Only asked for where the server given asks for passwords.
    private static readonly string Password = Guid.CreateVersion7().ToString("n");

    private readonly Process? server;
    private readonly List<string> made = [];

    private PostgresCluster(Process? server, string connection) => (this.server, Connection) = (server, connection);

    /// <summary>Leads to the server's own database.</summary>
    public string Connection { get; }

    public static async Task<PostgresCluster> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given) return await WithRolesAsync(new PostgresCluster(null, given));
        var folder = Path.Combine(Path.GetTempPath(), "meguri-pg-" + Path.GetRandomFileName());
        var start = new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "throwaway-postgres.sh"), folder])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var server = Process.Start(start)!;
        if (await server.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException("PostgreSQL did not start: " + await server.StandardError.ReadToEndAsync());
        return await WithRolesAsync(new PostgresCluster(server, $"Host={folder};Username=meguri;Database=postgres"));
    }

    private static async Task<PostgresCluster> WithRolesAsync(PostgresCluster cluster)
    {
        foreach (var role in new[] { Owner, Serving })
        {
            await cluster.RunAsync($"DO $$ BEGIN CREATE ROLE {role} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
            await cluster.RunAsync($"ALTER ROLE {role} PASSWORD '{Password}'");
        }
        return cluster;
    }

    /// <summary>Makes a database, as a copy when a template is named, and says how the role that serves and the one that owns reach it.</summary>
    public async Task<(string Serving, string Owner)> CreateAsync(string database, string? template = null)
    {
        await RunAsync($"CREATE DATABASE {database} OWNER {Owner}" + (template is null ? "" : $" TEMPLATE {template}"));
        made.Add(database);
        return (Of(database, Serving), Of(database, Owner));
    }

    public async ValueTask DisposeAsync()
    {
        if (server is null)
        {
            foreach (var database in made) await RunAsync($"DROP DATABASE {database} WITH (FORCE)");
            return;
        }
        server.StandardInput.Close();
        await server.WaitForExitAsync();
        server.Dispose();
    }

    // Each class has databases of its own: what they keep open when they are done with must not use up what the server has.
    private string Of(string database, string role) => new NpgsqlConnectionStringBuilder(Connection)
    {
        Database = database, Username = role, Password = Password, MaxPoolSize = 20, ConnectionIdleLifetime = 10, ConnectionPruningInterval = 5, IncludeErrorDetail = true,
    }.ToString();

    private async Task RunAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Connection) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
