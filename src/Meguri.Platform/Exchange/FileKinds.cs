namespace Meguri.Platform.Exchange;

/// <summary>Tells files apart by their first bytes; names lie.</summary>
internal static class FileKinds
{
    private static readonly byte[] EncryptedPackage = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <summary>True for anything that begins as a zip.</summary>
    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK"u8);

    /// <summary>Refuses what begins as no zip, and says why as far as one can see.</summary>
    public static void DemandZip(Stream file)
    {
        var head = Head(file);
        if (head.Length == 0) throw new RefusedFileException(FileProblems.EmptyFile);
        RefuseOther(file, head);
        if (!IsZip(head)) throw new RefusedFileException(FileProblems.NotAWorkbook);
    }

    /// <summary>Refuses the kinds that people take for a workbook or a text and are neither.</summary>
    public static void RefuseOther(Stream file, ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new RefusedFileException(Holds(file, EncryptedPackage) ? FileProblems.PasswordProtected : FileProblems.NotAWorkbook);
        var text = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        if (text.StartsWith("%PDF"u8) || text.StartsWith("<?xml"u8) || text.StartsWith("<!"u8) || text.StartsWith("<html"u8) || text.StartsWith("<HTML"u8) || text.StartsWith("{\\rtf"u8))
            throw new RefusedFileException(FileProblems.NotAWorkbook);
    }

    /// <summary>Up to 4,096 bytes from the beginning.</summary>
    public static byte[] Head(Stream file)
    {
        var head = new byte[Math.Min(4096, file.Length)];
        file.Position = 0;
        file.ReadExactly(head);
        return head;
    }

    private static bool Holds(Stream file, byte[] wanted)
    {
        var buffer = new byte[81_920];
        var kept = 0;
        file.Position = 0;
        for (int read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var filled = buffer.AsSpan(0, kept + read);
            if (filled.IndexOf(wanted) >= 0) return true;
            kept = Math.Min(filled.Length, wanted.Length - 1);
            filled[^kept..].CopyTo(buffer);
        }
        return false;
    }
}
