using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Meguri.Bench;

/// <summary>From starting the built program on an installation that is there until it answers, against an ASP.NET Core program that does nothing else.</summary>
/// <remarks>The ratio is time over time. Ours opens the database, looks whether its schema is current, and makes its model; both load and compile themselves.</remarks>
internal static class StartMeasure
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<IReadOnlyList<Figure>> RunAsync(TestDatabases databases, Database database, Wanted wanted)
    {
        var settings = await databases.MakeAsync(database);
        await using (var installation = await Installation.StartAsync(settings)) await installation.OrganizationAsync();
        Worker.Release();
        var ratios = await Rounds.RatiosAsync(wanted.Rounds, () => SecondsAsync(port =>
        {
            var start = new ProcessStartInfo("dotnet", [Repository.Program, "serve", "--data", settings.Folder.Path, "--port", port.ToString(CultureInfo.InvariantCulture)]);
            start.Environment["MEGURI_POSTGRES"] = settings.Postgres ?? "";
            return start;
        }), () => SecondsAsync(port => Worker.Of("empty", port)));
        return [new Figure("time: start until the first answer / an empty program's", ratios, 10, AtMost: true)];
    }

    private static async Task<double> SecondsAsync(Func<int, ProcessStartInfo> make)
    {
        var port = FreePort();
        var start = make(port);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var watch = Stopwatch.StartNew();
        using var program = Process.Start(start)!;
        try
        {
            while (!await AnswersAsync(http))
            {
                if (program.HasExited || watch.Elapsed > Patience) throw new InvalidOperationException("A program did not start: " + await program.StandardError.ReadToEndAsync());
                await Task.Delay(2);
            }
            return watch.Elapsed.TotalSeconds;
        }
        finally
        {
            await StopAsync(program);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync("/health");
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // As a service manager does.
    private static async Task StopAsync(Process program)
    {
        if (program.HasExited) return;
        using var kill = Process.Start("kill", ["-TERM", program.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await program.WaitForExitAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
