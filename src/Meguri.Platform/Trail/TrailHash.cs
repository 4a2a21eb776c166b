using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Meguri.Domain.Kernel;

namespace Meguri.Platform.Trail;

/// <summary>
/// How the chain is computed, so that anybody can check an export without Meguri (docs/adr/0004-trail.md): every event and
/// every activity is one line of JSON with its members in the order written here, no spaces, UTF-8, strings as <see cref="JsonText"/> writes them.
/// The events' hash is SHA-256 over their lines, each ended by a line feed; an activity's hash is SHA-256 over its line.
/// </summary>
public static class TrailHash
{
    /// <summary>What the first activity names as the hash before it.</summary>
    public const string Zero = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The line of an event.</summary>
    public static byte[] Line(ActivityEvent e)
    {
        var line = new StringBuilder(128).Append(CultureInfo.InvariantCulture, $"{{\"ordinal\":{e.Ordinal}");
        Member(line, "subject", e.Subject);
        Member(line, "id", e.SubjectId.ToString());
        Member(line, "verb", e.Verb);
        return Encoding.UTF8.GetBytes(line.Append(",\"changes\":").Append(e.Changes).Append('}').ToString());
    }

    /// <summary>The line of an activity without its own hash.</summary>
    public static byte[] Line(Activity a)
    {
        var line = new StringBuilder(512).Append(CultureInfo.InvariantCulture, $"{{\"organization\":\"{a.OrganizationId.Value}\",\"sequence\":{a.Sequence}");
        Member(line, "act", a.Act);
        Member(line, "at", Instant(a.At));
        Member(line, "account", a.AccountId?.ToString());
        Member(line, "actor", a.ActorName);
        Member(line, "reason", a.Reason);
        Member(line, "request", a.RequestId);
        line.Append(CultureInfo.InvariantCulture, $",\"events\":{a.EventCount}");
        Member(line, "eventsHash", a.EventsHash);
        Member(line, "previous", a.PreviousHash);
        return Encoding.UTF8.GetBytes(line.Append('}').ToString());
    }

    /// <summary>The hash of an activity.</summary>
    public static string Of(Activity activity) => Hex(SHA256.HashData(Line(activity)));

    /// <summary>Lower-case hex.</summary>
    public static string Hex(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash);

    /// <summary>UTC with three decimals: <c>2026-11-22T05:17:01.000Z</c>.</summary>
    public static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void Member(StringBuilder line, string name, string? value) => JsonText.AppendString(line.Append(",\"").Append(name).Append("\":"), value);
}

/// <summary>Hashes events one by one as they are written, so that an import of any size keeps nothing in memory.</summary>
internal sealed class EventStream : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many were added.</summary>
    public int Count { get; private set; }

    /// <summary>The ordinal of the next event.</summary>
    public int NextOrdinal => Count + 1;

    public void Add(ActivityEvent e)
    {
        Count++;
        hash.AppendData(TrailHash.Line(e));
        hash.AppendData("\n"u8);
    }

    public string Finish() => TrailHash.Hex(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();
}
