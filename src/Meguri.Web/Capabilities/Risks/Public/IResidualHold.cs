using Meguri.Domain.Risks;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>What another capability wants settled before an owner accepts what remains.</summary>
internal interface IResidualHold
{
    /// <summary>Those of these risks that wait for the office's opinion on a measure that cannot be done (S3-49).</summary>
    Task<IReadOnlyCollection<RiskId>> OpinionOpenAsync(IReadOnlyCollection<RiskId> risks, CancellationToken cancellation);
}

/// <summary>All of them together.</summary>
internal sealed class ResidualHolds(IEnumerable<IResidualHold> holds)
{
    /// <summary>Those of these risks that any of them holds.</summary>
    public async Task<IReadOnlySet<RiskId>> OpinionOpenAsync(IReadOnlyCollection<RiskId> risks, CancellationToken cancellation)
    {
        var held = new HashSet<RiskId>();
        foreach (var hold in holds) held.UnionWith(await hold.OpinionOpenAsync(risks, cancellation));
        return held;
    }
}
