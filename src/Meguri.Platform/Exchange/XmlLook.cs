namespace Meguri.Platform.Exchange;

/// <summary>
/// Looks over the bytes of every XML part, also of those nobody will read: a document type refuses the workbook, and so does
/// a tag of more than 64 kB, since an XML reader keeps a whole tag in memory.
/// </summary>
internal sealed class XmlLook
{
    private const int LongestTag = 65_536;
    private const int Seam = 16;
    private readonly byte[] seam = new byte[Seam];
    private ZipPart? current;
    private int kept;
    private Inside inside;
    private int length;

    private enum Inside
    {
        Text,
        TagStart,
        Tag,
        Double,
        Single,
        Declaration,
    }

    /// <summary>Takes the next bytes of a part; a new part begins anew.</summary>
    public void Look(ZipPart part, ReadOnlySpan<byte> bytes)
    {
        if (!IsXml(part.Name)) return;
        if (!ReferenceEquals(current, part)) (current, kept, inside) = (part, 0, Inside.Text);
        if (HasDoctype(bytes)) throw new RefusedFileException(FileProblems.ExternalContent(part.Name));
        foreach (var b in bytes) Step(b, part);
    }

    private static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);

    private bool HasDoctype(ReadOnlySpan<byte> bytes)
    {
        Span<byte> joint = stackalloc byte[2 * Seam];
        var head = bytes[..Math.Min(Seam, bytes.Length)];
        seam.AsSpan(0, kept).CopyTo(joint);
        head.CopyTo(joint[kept..]);
        var found = bytes.IndexOf("<!DOCTYPE"u8) >= 0 || joint[..(kept + head.Length)].IndexOf("<!DOCTYPE"u8) >= 0;
        kept = head.Length;
        bytes[^kept..].CopyTo(seam);
        return found;
    }

    // Quotation marks count inside tags only; a comment or CDATA ends, for this purpose, at the first '>' in it.
    private void Step(byte b, ZipPart part)
    {
        if (inside == Inside.Text)
        {
            if (b == '<') (inside, length) = (Inside.TagStart, 0);
            return;
        }
        inside = (inside, (char)b) switch
        {
            (Inside.TagStart, '!' or '?') => Inside.Declaration,
            (Inside.TagStart or Inside.Tag or Inside.Declaration, '>') => Inside.Text,
            (Inside.TagStart, _) => Inside.Tag,
            (Inside.Tag, '"') => Inside.Double,
            (Inside.Tag, '\'') => Inside.Single,
            (Inside.Double, '"') or (Inside.Single, '\'') => Inside.Tag,
            _ => inside,
        };
        if (inside != Inside.Declaration && ++length > LongestTag) throw new RefusedFileException(FileProblems.CorruptArchive(part.Name));
    }
}
