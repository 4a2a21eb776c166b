using System.Text;
using System.Xml;

namespace Meguri.Platform.Exchange;

/// <summary>
/// The texts that cells share. Kept as UTF-8 in one block with the places where each begins: a million of them are a
/// million strings otherwise.
/// </summary>
internal sealed class SharedTexts
{
    private readonly List<int> starts = [0];
    private byte[] block = new byte[4096];

    public static SharedTexts Read(ZipParts parts, string? name)
    {
        var (texts, items) = (new SharedTexts(), new XmlTexts());
        using var reader = name is null ? null : OpenXml.Reader(parts, name);
        if (reader is null) return texts;
        OpenXml.Guarded(name!, () =>
        {
            while (OpenXml.Step(reader))
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si") texts.Add(items.ItemText(reader, 0));
        });
        return texts;
    }

    /// <summary>The text of an index; an index nobody wrote is a damaged workbook.</summary>
    public string this[int index] => index >= 0 && index < starts.Count - 1
        ? Encoding.UTF8.GetString(block, starts[index], starts[index + 1] - starts[index])
        : throw new RefusedFileException(FileProblems.CorruptArchive("sharedStrings"));

    private void Add(string text)
    {
        var start = starts[^1];
        var length = Encoding.UTF8.GetByteCount(text);
        if (start + length > block.Length) Array.Resize(ref block, Math.Max(block.Length * 2, start + length));
        Encoding.UTF8.GetBytes(text, block.AsSpan(start));
        starts.Add(start + length);
    }
}
