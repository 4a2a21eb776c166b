using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Meguri.Bench;

/// <summary>A process of its own, whose memory and whose start are its own, too: this program, told what to be.</summary>
internal static class Worker
{
    /// <summary>Is one.</summary>
    public static Task<int> RunAsync(string name, string job) => name switch
    {
        "import" => ImportWorker.RunAsync(job),
        "served" => ServedWorker.RunAsync(job),
        "empty" => EmptyProgram.RunAsync(job),
        _ => throw new ArgumentException($"There is no worker called '{name}'.", nameof(name)),
    };

    /// <summary>How to start one.</summary>
    public static ProcessStartInfo Of(string name, object job) => new("dotnet", [typeof(Worker).Assembly.Location, "--worker", name, JsonSerializer.Serialize(job)])
    {
        RedirectStandardInput = true, RedirectStandardOutput = true,
    };

    /// <summary>Lets one work to its end, and reads what it found.</summary>
    public static async Task<T> AskAsync<T>(string name, object job)
    {
        using var worker = Process.Start(Of(name, job))!;
        var answer = await worker.StandardOutput.ReadToEndAsync();
        await worker.WaitForExitAsync();
        return worker.ExitCode == 0 ? JsonSerializer.Deserialize<T>(answer)! : throw new InvalidOperationException($"The process '{name}' failed.");
    }

    /// <summary>Closes what this process keeps open of databases that another is to work with.</summary>
    public static void Release()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
    }
}
