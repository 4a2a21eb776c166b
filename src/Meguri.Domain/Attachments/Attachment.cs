using System.Linq.Expressions;
using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Attachments;

/// <summary>
/// A file that belongs to a record, in one of its editions. What it holds is found by its SHA-256 and never changes; the same name again
/// on the same record is the next edition. Removed, it is not shown any more; what it held stays for the trail's sake (7.5.3).
/// </summary>
public sealed class Attachment : Entity
{
    private Attachment() { }

    /// <summary>Its id.</summary>
    public AttachmentId Id { get; private set; } = NewId.Of<AttachmentId>();

    /// <summary>The kind of record, as its address calls it: <c>assets</c>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The record.</summary>
    public Guid RecordId { get; private set; }

    /// <summary>What it is called, with its ending.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The folded name: what is called alike is an edition of the same thing.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>Counts the editions of a name, from 1.</summary>
    public int Edition { get; private set; }

    /// <summary>What it is, by its content.</summary>
    public string MediaType { get; private set; } = "";

    /// <summary>How long it is.</summary>
    public long Bytes { get; private set; }

    /// <summary>SHA-256 over it, in lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>What is known of viruses in it.</summary>
    public ScanState Scan { get; private set; }

    /// <summary>The virus that was found.</summary>
    public string? Finding { get; private set; }

    /// <summary>When it was attached.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Who attached it.</summary>
    public string AddedBy { get; private set; } = "";

    /// <summary>When it was removed; null while it is shown.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Attaches what was stored.</summary>
    /// <param name="place">The record.</param>
    /// <param name="name">A name that may be shown (<see cref="FileNames"/>).</param>
    /// <param name="content">What was stored.</param>
    /// <param name="edition">One more than the last of that name.</param>
    /// <param name="scanned">True where files are checked for viruses: it waits until it was.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When.</param>
    public static Attachment Add(AttachmentPlace place, string name, AttachedContent content, int edition, bool scanned, string by, DateTimeOffset at) => new()
    {
        Kind = place.Kind, RecordId = place.Record, Name = name, NameKey = KeyOf(name), Edition = edition, MediaType = content.MediaType, Bytes = content.Bytes, Sha256 = content.Sha256,
        Scan = scanned ? ScanState.Waiting : ScanState.NotScanned, AddedBy = by, AddedAt = at,
    };

    /// <summary>The folded form of a name.</summary>
    public static string KeyOf(string name) => TextFolding.Key(name);

    /// <summary>Those that nobody has checked, whether or not anybody checked where they were attached.</summary>
    public static Expression<Func<Attachment, bool>> IsUnchecked { get; } = attachment => attachment.Scan == ScanState.Waiting || attachment.Scan == ScanState.NotScanned;

    /// <summary>What is known of viruses in it, for a place where files are checked or not: what nobody checked waits in the one and not in the other.</summary>
    public ScanState ScanWhere(bool scanned) => Scan is ScanState.Waiting or ScanState.NotScanned ? scanned ? ScanState.Waiting : ScanState.NotScanned : Scan;

    /// <summary>Why it cannot be handed out now.</summary>
    /// <param name="scanned">True where files are checked for viruses: what was not checked is closed, wherever it came from.</param>
    public Result MayLeave(bool scanned) => ScanWhere(scanned) switch
    {
        ScanState.Waiting => AttachmentProblems.Waiting,
        ScanState.Infected => AttachmentProblems.Infected(Finding ?? ""),
        _ => RemovedAt is null ? Result.Done : AttachmentProblems.Removed,
    };

    /// <summary>Takes it from the record.</summary>
    public Result Remove(DateTimeOffset at)
    {
        if (RemovedAt is not null) return AttachmentProblems.Removed;
        RemovedAt = at;
        return Result.Done;
    }

    /// <summary>Notes what the check for viruses said.</summary>
    /// <param name="finding">The virus; null when there is none.</param>
    public void Judge(string? finding) => (Scan, Finding) = (finding is null ? ScanState.Clean : ScanState.Infected, finding);
}

/// <summary>A record that files belong to.</summary>
/// <param name="Kind">The kind of record, as its address calls it.</param>
/// <param name="Record">Its id.</param>
public readonly record struct AttachmentPlace(string Kind, Guid Record);

/// <summary>What was stored.</summary>
/// <param name="MediaType">What it is.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">SHA-256 over it.</param>
public readonly record struct AttachedContent(string MediaType, long Bytes, string Sha256);

/// <summary>What is known of viruses in a file.</summary>
public enum ScanState
{
    /// <summary>Nobody checked when it was attached.</summary>
    NotScanned,

    /// <summary>To be checked; closed until it was, as long as anybody checks.</summary>
    Waiting,

    /// <summary>Nothing was found.</summary>
    Clean,

    /// <summary>Something was found; closed.</summary>
    Infected,
}
