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

    /// <summary>The day that is looked back to; null in the present.</summary>
    public PastDay? Past { get; private set; }

    /// <summary>Today where the organization is; the day itself where one looks back.</summary>
    public DateOnly Today => Past?.Day ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone).DateTime);

    /// <summary>The organization's time zone; UTC while unset.</summary>
    public TimeZoneInfo Zone => organization is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(organization.TimeZone);

    /// <summary>Shows the rest of the scope the rows as they were. Before anybody in it asks for the database.</summary>
    public void LookBack(PastDay past) => Past = past;

    /// <summary>Sets it for the rest of the scope, and its words with it. Never twice to different ones.</summary>
    public void Set(Organization value)
    {
        if (organization is not null && organization.OrganizationId != value.OrganizationId)
            throw new InvalidOperationException("A scope works for one organization only.");
        organization = value;
        Terms.Use(value.Terms);
    }
}

/// <summary>A day that is looked back to.</summary>
/// <param name="Day">The day, at whose end the rows stood so.</param>
/// <param name="File">The rows, in a database that is only read.</param>
public sealed record PastDay(DateOnly Day, string File);
