using Meguri.Domain.Organizations;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>What other capabilities have in a person's hands: shown on the person's page and on the sheet they hand over with (S0-7).</summary>
internal interface IPersonLinks
{
    /// <summary>The things that are the person's and that the reader may see.</summary>
    Task<IReadOnlyList<PersonLink>> OfAsync(PersonId person, CancellationToken cancellation);
}

/// <summary>One thing, or several of a kind behind one link.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Path">Its page, below the organization's address.</param>
/// <param name="Icon">A Tabler icon.</param>
/// <param name="Note">A quiet word beside it.</param>
internal sealed record PersonLink(string Text, string Path, string Icon, string? Note = null);
