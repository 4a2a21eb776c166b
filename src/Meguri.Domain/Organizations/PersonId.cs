using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>A person of the organization: employee, temporary or partner staff.</summary>
public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    /// <inheritdoc/>
    public static PersonId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(PersonId left, PersonId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(PersonId left, PersonId right) => left.Value.CompareTo(right.Value) > 0;
}
