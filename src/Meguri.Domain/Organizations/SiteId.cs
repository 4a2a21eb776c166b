using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>A site (拠点).</summary>
public readonly record struct SiteId(Guid Value) : IId<SiteId>
{
    /// <inheritdoc/>
    public static SiteId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(SiteId left, SiteId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(SiteId left, SiteId right) => left.Value.CompareTo(right.Value) > 0;
}
