namespace Meguri.Web.Kit;

/// <summary>A thing that belongs to another, on that one's page.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Path">Its page, below the organization's address.</param>
/// <param name="Icon">A Tabler icon.</param>
/// <param name="Note">A quiet word beside it.</param>
internal sealed record RecordLink(string Text, string Path, string Icon, string? Note = null);
