using Meguri.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Meguri.Platform.Persistence;

/// <summary>How the kernel's types are stored, alike on both databases.</summary>
internal static class Conventions
{
    /// <summary>Ids as their bare value, choices by name, instants as UTC with whole milliseconds.</summary>
    public static void Apply(ModelConfigurationBuilder configuration)
    {
        foreach (var id in typeof(OrganizationId).Assembly.GetTypes().Where(IsId))
            configuration.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        configuration.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    private static bool IsId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    private sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Wrap<TId>(value))
        where TId : struct, IId<TId>;

    private static TId Wrap<TId>(Guid value) where TId : struct, IId<TId> => TId.From(value);

    // SQLite can neither order nor compare DateTimeOffset.
    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, DateTime>(
        at => new DateTime(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc),
        at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)));
}
