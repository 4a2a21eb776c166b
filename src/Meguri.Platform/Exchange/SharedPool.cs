using System.Text;

namespace Meguri.Platform.Exchange;

/// <summary>
/// Texts that repeat down a column (departments, kinds, yes and no), written once: a large export then stays within what an
/// import may unpack. Bounded: a column of names that never repeat takes its share and no more.
/// </summary>
internal sealed class SharedPool
{
    private const int PerColumn = 300;
    private const int Longest = 80;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <summary>The place of a text; null when it is written into its cell.</summary>
    /// <param name="text">The text.</param>
    /// <param name="taken">How many texts the column has put here; counted up.</param>
    public int? PlaceOf(string text, ref int taken)
    {
        if (text.Length > Longest) return null;
        if (places.TryGetValue(text, out var place)) return place;
        if (taken >= PerColumn) return null;
        taken++;
        places.Add(text, places.Count);
        return places.Count - 1;
    }

    /// <summary>The part that holds the texts.</summary>
    public string Xml()
    {
        var xml = new StringBuilder($"""{XlsxParts.Head}<sst xmlns="{XlsxParts.Main}" uniqueCount="{places.Count}">""");
        foreach (var (text, _) in places.OrderBy(entry => entry.Value))
            xml.Append("""<si><t xml:space="preserve">""").Append(System.Security.SecurityElement.Escape(CellText.Escaped(text))).Append("</t></si>");
        return xml.Append("</sst>").ToString();
    }
}
