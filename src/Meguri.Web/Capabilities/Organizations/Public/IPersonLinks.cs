using Meguri.Domain.Organizations;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>What other capabilities have in a person's hands: shown on the person's page and on the sheet they hand over with (S0-7).</summary>
internal interface IPersonLinks
{
    /// <summary>The things that are the person's and that the reader may see.</summary>
    Task<IReadOnlyList<RecordLink>> OfAsync(PersonId person, CancellationToken cancellation);
}
