using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>An appointment to an ISMS role.</summary>
public readonly record struct AppointmentId(Guid Value) : IId<AppointmentId>
{
    /// <inheritdoc/>
    public static AppointmentId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(AppointmentId left, AppointmentId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(AppointmentId left, AppointmentId right) => left.Value.CompareTo(right.Value) > 0;
}
