using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>What other capabilities have on a risk, shown on its page.</summary>
internal interface IRiskLinks
{
    /// <summary>The things linked to a risk, in whichever assessment, that the reader may see.</summary>
    /// <param name="number">The risk's number, the same in every assessment.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task<IReadOnlyList<RecordLink>> OfAsync(int number, CancellationToken cancellation);
}
