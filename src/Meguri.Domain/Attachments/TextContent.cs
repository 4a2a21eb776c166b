using System.Text;

namespace Meguri.Domain.Attachments;

/// <summary>Says whether bytes are writing, in an encoding people use here, and what a page of markup begins with.</summary>
public static class TextContent
{
    private const char Ruin = '\ufffd';

    /// <summary>True for UTF-8, Shift_JIS, ISO-2022-JP and, where a mark says so, UTF-16. A character that the end of the head cuts in two counts as whole.</summary>
    public static bool Is(ReadOnlySpan<byte> head)
    {
        if (Wide(head) is { } wide) return IsWriting(Decoded(head, wide));
        foreach (var b in head)
            if (!IsSign(b)) return false;
        return IsUtf8(head) || IsShiftJis(head);
    }

    /// <summary>The first element in small letters, behind white space, marks, declarations, document types and comments; null where there is none. A document type of HTML is one of <c>html</c>.</summary>
    public static string? FirstElement(ReadOnlySpan<byte> head)
    {
        var text = Decoded(head, Wide(head) ?? Encoding.UTF8);
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] is '\ufeff' or '\0')
            {
                at++;
                continue;
            }
            var rest = text.AsSpan(at);
            if (rest.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) && rest["<!doctype".Length..].TrimStart().StartsWith("html", StringComparison.OrdinalIgnoreCase)) return "html";
            var end = rest.StartsWith("<!--") ? "-->" : rest.StartsWith("<?") ? "?>" : rest.StartsWith("<!") ? EndOf(rest) : null;
            if (end is null) return rest[0] == '<' ? NameOf(rest[1..]) : null;
            if (rest.IndexOf(end) is not (> 0 and var next)) return null;
            at += next + end.Length;
        }
        return null;
    }

    // A document type may hold declarations of its own.
    private static string EndOf(ReadOnlySpan<char> type) => type.IndexOf('[') is > 0 and var opens && (type.IndexOf('>') is var ends && (ends < 0 || opens < ends)) ? "]>" : ">";

    private static string? NameOf(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] is ':' or '-')) length++;
        // A prefix of the name space changes nothing of what it is.
        return length == 0 ? null : rest[..length].ToString().ToLowerInvariant().Split(':')[^1];
    }

    private static Encoding? Wide(ReadOnlySpan<byte> head) =>
        head.StartsWith((byte[])[0xff, 0xfe]) ? Encoding.Unicode : head.StartsWith((byte[])[0xfe, 0xff]) ? Encoding.BigEndianUnicode : null;

    private static string Decoded(ReadOnlySpan<byte> head, Encoding encoding) => encoding.GetString(encoding is UnicodeEncoding ? head[..(head.Length & ~1)] : head);

    private static bool IsWriting(string text) => text.TrimEnd(Ruin).All(c => c != Ruin && (c >= 0x100 || IsSign((byte)c)));

    // The escape is that of ISO-2022-JP, in which mails are written.
    private static bool IsSign(byte b) => b is not (< 0x20 and not (0x09 or 0x0a or 0x0c or 0x0d or 0x1b) or 0x7f);

    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        while (!head.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(head, out _, out var length);
            if (status == System.Buffers.OperationStatus.NeedMoreData) return true;
            if (status != System.Buffers.OperationStatus.Done) return false;
            head = head[length..];
        }
        return true;
    }

    private static bool IsShiftJis(ReadOnlySpan<byte> head)
    {
        for (var at = 0; at < head.Length; at++)
        {
            var b = head[at];
            if (b is < 0x80 or (>= 0xa1 and <= 0xdf)) continue;
            if (b is not ((>= 0x81 and <= 0x9f) or (>= 0xe0 and <= 0xfc))) return false;
            if (++at < head.Length && head[at] is not ((>= 0x40 and <= 0x7e) or (>= 0x80 and <= 0xfc))) return false;
        }
        return true;
    }
}
