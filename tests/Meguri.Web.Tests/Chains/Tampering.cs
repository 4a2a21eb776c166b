using System.Security.Cryptography;

namespace Meguri.Web.Chains;

/// <summary>What somebody could do to an exported chain, at a place chosen by chance.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Do">Does it; says the activity (from 1) that a verifier must name first, or 0 for the manifest.</param>
internal sealed record Tampering(string Name, Func<TamperedTrail, Random, int> Do)
{
    /// <summary>The eight kinds.</summary>
    public static IReadOnlyList<Tampering> All { get; } =
    [
        new("drop", (t, random) =>
        {
            var at = random.Next(t.Chain.Activities.Count - 1);
            if (random.Next(2) == 0) t.Chain.Activities.RemoveAt(at);
            else t.Chain.Activities[at].RemoveAt(random.Next(1, t.Chain.Activities[at].Count));
            return at + 1;
        }),
        new("insert", (t, random) =>
        {
            var at = random.Next(t.Chain.Activities.Count);
            var copied = t.Chain.Activities[random.Next(t.Chain.Activities.Count)];
            if (random.Next(2) == 0) t.Chain.Activities.Insert(at, [.. copied]);
            else t.Chain.Activities[at].Insert(1, copied[1].Replace("added", "removed", StringComparison.Ordinal));
            return at + 1;
        }),
        new("swap", (t, random) =>
        {
            var at = random.Next(t.Chain.Activities.Count - 1);
            var other = random.Next(at + 1, t.Chain.Activities.Count);
            (t.Chain.Activities[at], t.Chain.Activities[other]) = (t.Chain.Activities[other], t.Chain.Activities[at]);
            return at + 1;
        }),
        new("edit", (t, random) =>
        {
            var at = random.Next(t.Chain.Activities.Count);
            var line = random.Next(t.Chain.Activities[at].Count);
            var letters = t.Chain.Activities[at][line].ToCharArray();
            var place = random.Next(letters.Length);
            letters[place] = letters[place] == 'x' ? 'y' : 'x';
            t.Chain.Activities[at][line] = new string(letters);
            return at + 1;
        }),
        new("truncate", (t, random) =>
        {
            var left = random.Next(1, t.Chain.Activities.Count);
            t.Chain.Activities.RemoveRange(left, t.Chain.Activities.Count - left);
            if (random.Next(2) == 0) t.CutOff = random.Next(1, 40);
            return left;
        }),
        new("roll back", (t, random) =>
        {
            var left = random.Next(1, t.Known);
            t.Chain.Activities.RemoveRange(left, t.Chain.Activities.Count - left);
            t.Resign(t.Own);
            return left;
        }),
        new("fork", (t, random) =>
        {
            var at = random.Next(t.Known);
            t.Chain.Activities[at][0] = t.Chain.Activities[at][0].Replace("\"actor\":\"", "\"actor\":\"x", StringComparison.Ordinal);
            t.Chain.ChainFrom(at);
            t.Resign(t.Own);
            return t.Known;
        }),
        new("re-sign", (t, random) =>
        {
            var at = random.Next(t.Known, t.Chain.Activities.Count);
            t.Chain.Activities[at][0] = t.Chain.Activities[at][0].Replace("\"actor\":\"", "\"actor\":\"x", StringComparison.Ordinal);
            t.Chain.ChainFrom(at);
            t.Resign(t.Strange);
            return 0;
        }),
    ];
}

/// <summary>A trail in the hands of somebody who changes it before it is checked.</summary>
internal sealed class TamperedTrail(ExportedChain chain, string manifest, string signature, int known, ECDsa own, ECDsa strange)
{
    public ExportedChain Chain { get; } = chain.Copy();

    /// <summary>The last activity whoever checks knows from before.</summary>
    public int Known => known;

    /// <summary>The installation's key, and one that is not.</summary>
    public ECDsa Own => own;

    public ECDsa Strange => strange;

    /// <summary>Bytes missing at the end.</summary>
    public int CutOff { get; set; }

    private string Manifest { get; set; } = manifest;

    private string Signature { get; set; } = signature;

    /// <summary>States and signs the lines as they are now, by this key.</summary>
    public void Resign(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        Manifest = Chain.Manifest(Convert.ToHexStringLower([4, .. point.X!, .. point.Y!]));
        Signature = ExportedChain.Sign(Manifest, key);
    }

    /// <summary>Writes the three files.</summary>
    public void Write(string path)
    {
        File.WriteAllBytes(path, Chain.Bytes()[..^CutOff]);
        File.WriteAllText(path[..^".ndjson".Length] + ".manifest.json", Manifest);
        File.WriteAllText(path[..^".ndjson".Length] + ".sig", Signature + "\n");
    }
}
