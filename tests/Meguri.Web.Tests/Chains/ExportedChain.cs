using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Meguri.Web.Chains;

/// <summary>An exported chain as whoever tampers with it holds it: its lines by activity, its manifest, a key to sign with.</summary>
internal sealed partial class ExportedChain
{
    private readonly string manifest;

    private ExportedChain(string manifest, IEnumerable<List<string>> activities) => (this.manifest, Activities) = (manifest, [.. activities]);

    /// <summary>The lines of each activity: its own, then its events'.</summary>
    public List<List<string>> Activities { get; }

    /// <summary>Reads one.</summary>
    public static ExportedChain Read(byte[] file, string manifest)
    {
        var activities = new List<List<string>>();
        foreach (var line in Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("{\"organization\"", StringComparison.Ordinal)) activities.Add([]);
            activities[^1].Add(line);
        }
        return new ExportedChain(manifest, activities);
    }

    /// <summary>One of its own to work on.</summary>
    public ExportedChain Copy() => new(manifest, Activities.Select(a => a.ToList()));

    /// <summary>Its first activities only.</summary>
    public ExportedChain First(int count) => new(manifest, Activities.Take(count).Select(a => a.ToList()));

    /// <summary>Its bytes.</summary>
    public byte[] Bytes() => Encoding.UTF8.GetBytes(string.Concat(Activities.SelectMany(a => a).Select(line => line + "\n")));

    /// <summary>What somebody changed, chained anew from an activity (from 0) on, as whoever has the database could.</summary>
    public void ChainFrom(int index)
    {
        for (var i = index; i < Activities.Count; i++)
        {
            var events = Sha256(string.Concat(Activities[i].Skip(1).Select(line => line + "\n")));
            var previous = i == 0 ? new string('0', 64) : Sha256(Activities[i - 1][0]);
            Activities[i][0] = Previous().Replace(EventsHash().Replace(Activities[i][0], $"\"eventsHash\":\"{events}\""), $"\"previous\":\"{previous}\"");
        }
    }

    /// <summary>The manifest that fits the lines as they are.</summary>
    public string Manifest(string? key = null)
    {
        var stated = Head().Replace(Counts().Replace(manifest, $"\"activities\":{Activities.Count},\"events\":{Activities.Sum(a => a.Count - 1)}"), $"\"head\":\"{Sha256(Activities[^1][0])}\"");
        return key is null ? stated : Key().Replace(stated, $"\"key\":\"{key}\"");
    }

    /// <summary>The signature of a manifest under a key.</summary>
    public static string Sign(string manifest, ECDsa key) =>
        Convert.ToHexStringLower(key.SignData(Encoding.UTF8.GetBytes(manifest), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("\"eventsHash\":\"[0-9a-f]{64}\"")]
    private static partial Regex EventsHash();

    [GeneratedRegex("\"previous\":\"[0-9a-f]{64}\"")]
    private static partial Regex Previous();

    [GeneratedRegex("\"activities\":\\d+,\"events\":\\d+")]
    private static partial Regex Counts();

    [GeneratedRegex("\"head\":\"[0-9a-f]{64}\"")]
    private static partial Regex Head();

    [GeneratedRegex("\"key\":\"[0-9a-f]{130}\"")]
    private static partial Regex Key();
}
