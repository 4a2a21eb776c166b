using System.Diagnostics;
using Npgsql;

namespace Meguri.Tests;

/// <summary>The PostgreSQL server of this test run; started when the first test asks for it.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    /// <summary>A connection string of a server to use instead of a throw-away one; its user must be allowed to create databases.</summary>
    public const string Variable = "MEGURI_TEST_POSTGRES";

    private readonly Process? server;
    private readonly List<string> made = [];

    private PostgresCluster(Process? server, string connection) => (this.server, Connection) = (server, connection);

    /// <summary>Leads to the server's own database.</summary>
    public string Connection { get; }

    public static async Task<PostgresCluster> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given) return new PostgresCluster(null, given);
        var folder = Path.Combine(Path.GetTempPath(), "meguri-pg-" + Path.GetRandomFileName());
        var start = new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "throwaway-postgres.sh"), folder])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var server = Process.Start(start)!;
        if (await server.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException("PostgreSQL did not start: " + await server.StandardError.ReadToEndAsync());
        return new PostgresCluster(server, $"Host={folder};Username=meguri;Database=postgres");
    }

    /// <summary>The connection string of one of its databases.</summary>
    private string Of(string database) => new NpgsqlConnectionStringBuilder(Connection) { Database = database, MaxPoolSize = 20, IncludeErrorDetail = true }.ToString();

    /// <summary>Makes a database, as a copy when a template is named.</summary>
    public async Task<string> CreateAsync(string database, string? template = null)
    {
        await RunAsync($"CREATE DATABASE {database}" + (template is null ? "" : $" TEMPLATE {template}"));
        made.Add(database);
        return Of(database);
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

    private async Task RunAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Connection) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
