using System.Xml;

namespace Meguri.Platform.Exchange;

/// <summary>A relation of a part to another one.</summary>
/// <param name="Id">By which the part names it.</param>
/// <param name="Type">What it is, as an address.</param>
/// <param name="Target">The other part's name, resolved; or an address when it is external.</param>
/// <param name="External">Outside of the workbook.</param>
internal sealed record Relation(string Id, string Type, string Target, bool External);

/// <summary>Reads relations.</summary>
internal static class Relations
{
    /// <summary>The relations of a part; none when it has none.</summary>
    public static IReadOnlyList<Relation> Of(ZipParts parts, string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return ReadPart(parts, $"{part[..slash]}_rels/{part[slash..]}.rels");
    }

    /// <summary>The relations in a .rels part.</summary>
    public static IReadOnlyList<Relation> ReadPart(ZipParts parts, string name)
    {
        var relations = new List<Relation>();
        using var reader = OpenXml.Reader(parts, name);
        if (reader is null) return relations;
        var folder = name[..(name.LastIndexOf("_rels/", StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at : 0)];
        OpenXml.Guarded(name, () =>
        {
            while (OpenXml.Step(reader))
            {
                if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Relationship") continue;
                var external = string.Equals(reader.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
                var target = reader.GetAttribute("Target") ?? "";
                relations.Add(new(reader.GetAttribute("Id") ?? "", reader.GetAttribute("Type") ?? "", external ? target : Resolved(folder, target), external));
            }
        });
        return relations;
    }

    private static string Resolved(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0) steps.RemoveAt(steps.Count - 1);
            else if (step is not ("." or "..")) steps.Add(step);
        }
        return string.Join('/', steps);
    }
}
