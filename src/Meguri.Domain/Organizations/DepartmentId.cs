using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>A department in the tree of departments.</summary>
public readonly record struct DepartmentId(Guid Value) : IId<DepartmentId>
{
    /// <inheritdoc/>
    public static DepartmentId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(DepartmentId left, DepartmentId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(DepartmentId left, DepartmentId right) => left.Value.CompareTo(right.Value) > 0;
}
