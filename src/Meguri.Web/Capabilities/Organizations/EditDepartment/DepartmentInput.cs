using Meguri.Domain.Organizations;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>The form of a department, as typed.</summary>
internal sealed class DepartmentInput
{
    public string? Name { get; set; }

    public Guid? ParentId { get; set; }

    public Guid? HeadId { get; set; }

    public Guid? SiteId { get; set; }

    public string? Duty { get; set; }

    public int? DisplayOrder { get; set; }

    public DateOnly? From { get; set; }

    [SaidOnly]
    public DateOnly? Since { get; set; }

    public int Version { get; set; }

    [SaidOnly]
    public string? Reason { get; set; }

    /// <summary>The form of what is known.</summary>
    public static DepartmentInput Of(Department d) => new()
    {
        Name = d.Name, ParentId = d.ParentId?.Value, HeadId = d.HeadId?.Value, SiteId = d.SiteId?.Value, Duty = d.Duty, DisplayOrder = d.DisplayOrder, From = d.From, Version = d.Version,
    };

    /// <summary>What was typed, as fields.</summary>
    public DepartmentFields Fields(int last) => new(
        Name, ParentId is { } parent ? DepartmentId.From(parent) : null, HeadId is { } head ? PersonId.From(head) : null,
        SiteId is { } site ? Domain.Organizations.SiteId.From(site) : null, Duty, DisplayOrder ?? last, From);
}
