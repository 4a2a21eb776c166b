using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Meguri.Platform.Files;

/// <summary>Asks ClamAV's daemon about a file, by its INSTREAM command; nothing of the file is written anywhere.</summary>
/// <param name="address">A path of a socket, or <c>host:port</c>.</param>
public sealed class Clamd(EndPoint address)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Reads an address; null when it is none.</summary>
    public static EndPoint? Read(string text) =>
        text.StartsWith('/') ? new UnixDomainSocketEndPoint(text)
        : text.LastIndexOf(':') is > 0 and var at && ushort.TryParse(text[(at + 1)..], out var port) && port > 0 ? new DnsEndPoint(text[..at], port) : null;

    /// <summary>Asks.</summary>
    /// <returns>The virus that was found; null when there is none.</returns>
    /// <exception cref="IOException">It could not be asked, or did not answer as it should: nothing is known of the file.</exception>
    public async Task<string?> AskAsync(Stream content, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var socket = address is UnixDomainSocketEndPoint ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(address, patience.Token);
            await using var wire = new NetworkStream(socket);
            return Verdict(await TalkAsync(wire, content, patience.Token));
        }
        catch (Exception failed) when (failed is SocketException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new IOException("The scanner did not answer.", failed);
        }
    }

    private static async Task<string> TalkAsync(NetworkStream wire, Stream content, CancellationToken cancellation)
    {
        await wire.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
        var (chunk, length) = (new byte[1 << 16], new byte[4]);
        for (int read; (read = await content.ReadAsync(chunk, cancellation)) > 0;)
        {
            BinaryPrimitives.WriteInt32BigEndian(length, read);
            await wire.WriteAsync(length, cancellation);
            await wire.WriteAsync(chunk.AsMemory(0, read), cancellation);
        }
        await wire.WriteAsync(new byte[4], cancellation);
        using var reader = new StreamReader(wire, Encoding.UTF8);
        return (await reader.ReadToEndAsync(cancellation)).TrimEnd('\0', '\n');
    }

    // "stream: OK", "stream: NAME FOUND"; all else is no answer, such as a file longer than it takes.
    private static string? Verdict(string answer) =>
        answer == "stream: OK" ? null
        : answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal) ? answer["stream: ".Length..^" FOUND".Length]
        : throw new IOException($"The scanner answered: {answer}");
}
