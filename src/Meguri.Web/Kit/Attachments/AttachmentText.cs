using System.Globalization;
using Meguri.Domain.Attachments;

namespace Meguri.Web.Kit.Attachments;

/// <summary>How a file is said.</summary>
internal static class AttachmentText
{
    /// <summary>A length as people read it.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1 << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#} MB"),
    };

    /// <summary>What is to be known of it before it is opened; null when nothing is.</summary>
    public static (string Text, Tone Tone)? State(Attachment file, bool scanned) => file.ScanWhere(scanned) switch
    {
        ScanState.Waiting => (AttachmentWords.Waiting, Tone.Yellow),
        ScanState.Infected => (AttachmentWords.Infected, Tone.Red),
        _ => null,
    };
}
