using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;

namespace Meguri.Platform.Archives;

/// <summary>Reads lines of JSON, one value each, without ever holding more than one of them.</summary>
internal static class JsonLines
{
    /// <summary>The longest line in bytes: many times what the longest text of a row may be.</summary>
    public const int Longest = 64 << 20;

    // A long line is searched again for its end with each piece that arrives: large ones keep that few.
    private const int Piece = 1 << 20;

    /// <summary>Hands over each value in turn; it is gone afterwards.</summary>
    /// <exception cref="InvalidDataException">A line is longer than any that Meguri writes.</exception>
    /// <exception cref="JsonException">A line is no JSON.</exception>
    public static async Task EachAsync(Stream lines, Func<JsonElement, Task> each, CancellationToken cancellation)
    {
        var pipe = PipeReader.Create(lines, new StreamPipeReaderOptions(bufferSize: Piece, leaveOpen: true));
        try
        {
            for (var ended = false; !ended;)
            {
                var read = await pipe.ReadAsync(cancellation);
                var (rest, last) = (read.Buffer, read.IsCompleted);
                while (rest.PositionOf((byte)'\n') is { } end)
                {
                    await OneAsync(rest.Slice(0, end), each);
                    rest = rest.Slice(rest.GetPosition(1, end));
                }
                if (rest.Length > Longest) throw new InvalidDataException("A line has no end.");
                if (last && !rest.IsEmpty) await OneAsync(rest, each);
                pipe.AdvanceTo(last ? rest.End : rest.Start, rest.End);
                ended = last;
            }
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }

    private static async Task OneAsync(ReadOnlySequence<byte> line, Func<JsonElement, Task> each)
    {
        using var value = JsonDocument.Parse(line);
        await each(value.RootElement);
    }
}
