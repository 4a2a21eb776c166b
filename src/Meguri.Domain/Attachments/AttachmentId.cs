using Meguri.Domain.Kernel;

namespace Meguri.Domain.Attachments;

/// <summary>A file that belongs to a record.</summary>
public readonly record struct AttachmentId(Guid Value) : IId<AttachmentId>
{
    /// <inheritdoc/>
    public static AttachmentId From(Guid value) => new(value);
}
