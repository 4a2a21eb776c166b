namespace Meguri.Domain.Kernel;

/// <summary>A typed id: a UUIDv7 made in the application, so that it orders by time.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    /// <summary>The bare value, as stored.</summary>
    Guid Value { get; }

    /// <summary>Wraps a stored value.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>Makes ids.</summary>
public static class NewId
{
    /// <summary>A fresh id of the wanted type.</summary>
    public static TId Of<TId>() where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7());
}

/// <summary>An organization; the first part of every key (wall b).</summary>
public readonly record struct OrganizationId(Guid Value) : IId<OrganizationId>
{
    /// <inheritdoc/>
    public static OrganizationId From(Guid value) => new(value);

    /// <summary>The installation itself: accounts and settings that belong to no organization keep their trail under it.</summary>
    public static OrganizationId Installation => default;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(OrganizationId left, OrganizationId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(OrganizationId left, OrganizationId right) => left.Value.CompareTo(right.Value) > 0;
}
