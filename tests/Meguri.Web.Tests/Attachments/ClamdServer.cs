using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Meguri.Web.Attachments;

/// <summary>ClamAV's daemon, on a socket of its own, with one signature: that of the EICAR test file, which is no virus.</summary>
internal sealed class ClamdServer : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("meguri-clamd-").FullName;
    private Process? daemon;

    /// <summary>Where it listens.</summary>
    public string Socket => Path.Combine(folder, "clamd.sock");

    /// <summary>The test file, put together here: no file of ours is one.</summary>
    public static byte[] Eicar => Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-" + "TEST-FILE!$H+H*");

    /// <summary>Starts it.</summary>
    /// <param name="longest">The longest stream that it takes, such as <c>1M</c>.</param>
    public async Task StartAsync(string longest, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.Combine(folder, "db"));
        await File.WriteAllTextAsync(Path.Combine(folder, "db", "test.ndb"), $"Eicar-Test-Signature:0:*:{Convert.ToHexStringLower(Eicar)}\n", cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "clamd.conf"), $"LocalSocket {Socket}\nDatabaseDirectory {Path.Combine(folder, "db")}\nForeground yes\nStreamMaxLength {longest}\n", cancellation);
        daemon = Process.Start(new ProcessStartInfo("clamd", ["--config-file", Path.Combine(folder, "clamd.conf")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        for (var left = 600; ; left--)
        {
            try
            {
                using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), cancellation);
                return;
            }
            catch (SocketException) when (left > 0 && !daemon.HasExited)
            {
                await Task.Delay(50, cancellation);
            }
        }
    }

    /// <summary>Ends it.</summary>
    public async Task StopAsync()
    {
        if (daemon is null) return;
        daemon.Kill();
        await daemon.WaitForExitAsync();
        daemon.Dispose();
        daemon = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }
}
