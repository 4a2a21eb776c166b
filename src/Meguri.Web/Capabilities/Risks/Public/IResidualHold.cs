using Meguri.Domain.Risks;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>What other capabilities want settled before an owner accepts what remains.</summary>
internal interface IResidualHold
{
    /// <summary>Those of these risks that wait for the office's opinion on a measure that cannot be done (S3-49).</summary>
    Task<IReadOnlySet<RiskId>> OpinionOpenAsync(IReadOnlyCollection<RiskId> risks, CancellationToken cancellation);
}
