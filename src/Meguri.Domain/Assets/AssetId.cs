using Meguri.Domain.Kernel;

namespace Meguri.Domain.Assets;

/// <summary>An information asset in the ledger.</summary>
public readonly record struct AssetId(Guid Value) : IId<AssetId>
{
    /// <inheritdoc/>
    public static AssetId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(AssetId left, AssetId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(AssetId left, AssetId right) => left.Value.CompareTo(right.Value) > 0;
}
