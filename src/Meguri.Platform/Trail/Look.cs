using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Meguri.Domain.Kernel;

namespace Meguri.Platform.Trail;

/// <summary>
/// Something an actor looked at or took out. No row changed, so the one event of such an activity is of no row: its subject is
/// <see cref="Page"/> or <see cref="File"/>, its id is empty, and it says what was shown (docs/adr/0004-trail.md).
/// </summary>
public sealed record Look
{
    /// <summary>The subject of what was looked at.</summary>
    public const string Page = "Page";

    /// <summary>The subject of what was taken out.</summary>
    public const string File = "File";

    /// <summary>What the act of a look is called, behind its <see cref="Word"/>.</summary>
    public const string LookedAt = ".look";

    /// <summary>What the act of taking out is called, behind its <see cref="Word"/>.</summary>
    public const string TakenOut = ".export";

    /// <summary>The first word of the address: <c>assets</c>.</summary>
    public required string Word { get; init; }

    /// <summary>The route: <c>/assets/{id:guid}</c>; null for a command.</summary>
    public string? Route { get; init; }

    /// <summary>The address below the organization's, with its query: what was asked for. Null where a command has no page like it.</summary>
    public string? Address { get; init; }

    /// <summary>The record that the address names.</summary>
    public Guid? Record { get; init; }

    /// <summary>The day that was looked back to; null for the present.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The file; null for a page.</summary>
    public TakenFile? Taken { get; init; }

    /// <summary>The act: <c>assets.look</c>, <c>assets.export</c>.</summary>
    public string Act => Word + (Taken is null ? LookedAt : TakenOut);

    /// <summary>What stands at an address below the organization's.</summary>
    public static Look At(string address) => new() { Word = address.Split('/', '?')[1], Address = address };

    /// <summary>Reads what an event says.</summary>
    /// <param name="word">The first word of the act.</param>
    /// <param name="changes">The event's changes.</param>
    public static Look Read(string word, string changes)
    {
        using var document = JsonDocument.Parse(changes);
        var said = document.RootElement;
        JsonElement? Of(string name) => said.TryGetProperty(name, out var values) ? values[1] : null;
        string? Text(string name) => Of(name)?.GetString();
        return new Look
        {
            Word = word,
            Route = Text(nameof(Route)),
            Address = Text(nameof(Address)),
            Record = Of(nameof(Record))?.GetGuid(),
            Day = Text(nameof(Day)) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            Taken = Text(nameof(TakenFile.Sha256)) is { } hash
                ? new TakenFile(Text(nameof(TakenFile.Name))!, Text(nameof(TakenFile.Format))!, Of(nameof(TakenFile.Rows))?.GetInt64(), Of(nameof(TakenFile.Bytes))!.Value.GetInt64(), hash) : null,
        };
    }

    /// <summary>The event it is in the trail.</summary>
    public ActivityEvent Event(OrganizationId chain, long sequence, int ordinal) => new()
    {
        OrganizationId = chain,
        Sequence = sequence,
        Ordinal = ordinal,
        Subject = Taken is null ? Page : File,
        SubjectId = Guid.Empty,
        Verb = Taken is null ? "looked" : "taken",
        Changes = Changes(),
    };

    private string Changes()
    {
        var json = new StringBuilder().Append('{');
        Add(nameof(Route), Route);
        Add(nameof(Address), Address);
        Add(nameof(Record), Record?.ToString());
        Add(nameof(Day), Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add(nameof(TakenFile.Name), Taken?.Name);
        Add(nameof(TakenFile.Format), Taken?.Format);
        Count(nameof(TakenFile.Rows), Taken?.Rows);
        Count(nameof(TakenFile.Bytes), Taken?.Bytes);
        Add(nameof(TakenFile.Sha256), Taken?.Sha256);
        return json.Append('}').ToString();

        void Add(string name, string? value)
        {
            if (value is not null) JsonText.AppendString(Named(name), value).Append(']');
        }

        void Count(string name, long? value)
        {
            if (value is { } number) Named(name).Append(number.ToString(CultureInfo.InvariantCulture)).Append(']');
        }

        StringBuilder Named(string name) => JsonText.AppendString(json.Length > 1 ? json.Append(',') : json, name).Append(":[null,");
    }
}

/// <summary>A file as it was handed out.</summary>
/// <param name="Name">What it was called.</param>
/// <param name="Format">xlsx, csv, docx or ndjson.</param>
/// <param name="Rows">How many rows it has, where it is a list.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">The hash of its bytes, in lower-case hex: a file that turns up can be held to the trail.</param>
public sealed record TakenFile(string Name, string Format, long? Rows, long Bytes, string Sha256)
{
    /// <summary>What is known of a file that is about to be handed out. Leaves the stream at its beginning.</summary>
    public static async Task<TakenFile> OfAsync(Stream stream, string name, string format, long? rows, CancellationToken cancellation)
    {
        stream.Position = 0;
        var hash = TrailHash.Hex(await SHA256.HashDataAsync(stream, cancellation));
        stream.Position = 0;
        return new TakenFile(name, format, rows, stream.Length, hash);
    }
}
