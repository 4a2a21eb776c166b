using Npgsql;

namespace Meguri.Bench;

/// <summary>What is asked of PostgreSQL beside the program.</summary>
internal static class Sql
{
    /// <summary>Runs statements as whoever the connection names; the first value of the first row.</summary>
    public static async Task<object?> AskAsync(string connection, string statements)
    {
        await using var opened = new NpgsqlConnection(connection);
        await opened.OpenAsync();
        await using var command = new NpgsqlCommand(statements, opened);
        return await command.ExecuteScalarAsync();
    }
}
