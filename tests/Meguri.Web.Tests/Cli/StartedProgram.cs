using System.Diagnostics;

namespace Meguri.Web.Cli;

/// <summary>The built program as people start it: a process of its own, from a working folder that is not the repository.</summary>
internal sealed class StartedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process process;
    private readonly string folder;
    private readonly Task<string> errors;

    private StartedProgram(Process process, string folder) => (this.process, this.folder, errors) = (process, folder, process.StandardError.ReadToEndAsync());

    /// <summary>Its standard output.</summary>
    public StreamReader Out => process.StandardOutput;

    /// <summary>How many watchers of files it holds (Linux only; none is counted elsewhere).</summary>
    public int Watchers => OperatingSystem.IsLinux() ? new DirectoryInfo($"/proc/{process.Id}/fd").EnumerateFileSystemInfos().Count(entry => entry.LinkTarget == "anon_inode:inotify") : 0;

    /// <summary>Starts it with these words; PostgreSQL when a connection is given.</summary>
    public static StartedProgram Start(IEnumerable<string> words, string? postgres = null, string? input = null, string? owner = null)
    {
        var folder = Directory.CreateTempSubdirectory("meguri-cwd-").FullName;
        var start = new ProcessStartInfo("dotnet", [Repository.Program, .. words])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.Remove("MEGURI_DATA");
        start.Environment["MEGURI_POSTGRES"] = postgres ?? "";
        start.Environment["MEGURI_POSTGRES_OWNER"] = owner ?? "";
        start.Environment["LANG"] = "C.UTF-8";
        var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return new StartedProgram(process, folder);
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Exit, string Out, string Error)> RunAsync(IEnumerable<string> words, string? postgres = null, string? input = null, string? owner = null)
    {
        await using var program = Start(words, postgres, input, owner);
        var output = await program.Out.ReadToEndAsync(TestContext.Current.CancellationToken);
        return (await program.EndAsync(), output, await program.errors);
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        return await EndAsync();
    }

    /// <summary>What it wrote on standard error, once it has ended.</summary>
    public Task<string> ErrorsAsync() => errors;

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }
}
