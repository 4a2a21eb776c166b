using Meguri.Domain.Kernel;
using Meguri.Platform.Localization;

namespace Meguri.Platform.Tenancy;

/// <summary>The organization of this request, command or job. Unset, nobody's rows are seen and none can be saved.</summary>
public sealed class CurrentOrganization(TimeProvider time)
{
    private Organization? organization;

    /// <summary>The id; <see cref="OrganizationId.Installation"/> while unset.</summary>
    public OrganizationId Id => organization?.OrganizationId ?? OrganizationId.Installation;

    /// <summary>The organization itself.</summary>
    /// <exception cref="InvalidOperationException">None is set.</exception>
    public Organization Value => organization ?? throw new InvalidOperationException("No organization is set.");

    /// <summary>True when one is set.</summary>
    public bool IsSet => organization is not null;

    /// <summary>Today where the organization is.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone).DateTime);

    /// <summary>The organization's time zone; UTC while unset.</summary>
    public TimeZoneInfo Zone => organization is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(organization.TimeZone);

    /// <summary>Sets it for the rest of the scope, and its words with it. Never twice to different ones.</summary>
    public void Set(Organization value)
    {
        if (organization is not null && organization.OrganizationId != value.OrganizationId)
            throw new InvalidOperationException("A scope works for one organization only.");
        organization = value;
        Terms.Use(value.Terms);
    }
}
