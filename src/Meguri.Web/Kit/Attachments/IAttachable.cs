namespace Meguri.Web.Kit.Attachments;

/// <summary>A kind of record that files may be attached to; its capability says who sees and who changes it, and so its files.</summary>
internal interface IAttachable
{
    /// <summary>What the address of the record begins with: <c>assets</c>.</summary>
    string Kind { get; }

    /// <summary>The record's address below the organization's.</summary>
    string PathOf(Guid record);

    /// <summary>What the record is called; null when there is none that the actor sees.</summary>
    Task<string?> TitleAsync(Guid record, CancellationToken cancellation);

    /// <summary>True when the actor may change the record.</summary>
    Task<bool> MayChangeAsync(Guid record, CancellationToken cancellation);
}
