using System.ComponentModel.DataAnnotations;
using Meguri.Domain.Organizations;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>The form of a person, as typed.</summary>
internal sealed class PersonForm
{
    public string? EmployeeNumber { get; set; }

    public string? Name { get; set; }

    public string? Kana { get; set; }

    [DataType(DataType.EmailAddress)]
    public string? Email { get; set; }

    public Guid? DepartmentId { get; set; }

    public List<Guid> SecondPosts { get; set; } = [];

    public string? Title { get; set; }

    public PersonKind Kind { get; set; }

    public DateOnly? JoinedOn { get; set; }

    public DateOnly? LeftOn { get; set; }

    public string? Qualifications { get; set; }

    public int Version { get; set; }

    [SaidOnly]
    public string? Reason { get; set; }

    /// <summary>The form of what is known.</summary>
    public static PersonForm Of(Person p) => new()
    {
        EmployeeNumber = p.EmployeeNumber, Name = p.Name, Kana = p.Kana, Email = p.Email, DepartmentId = p.DepartmentId?.Value,
        SecondPosts = [.. p.SecondPosts.Select(d => d.Value)], Title = p.Title, Kind = p.Kind, JoinedOn = p.JoinedOn, LeftOn = p.LeftOn,
        Qualifications = p.Qualifications, Version = p.Version,
    };

    /// <summary>What was typed, as fields.</summary>
    public PersonFields Fields() => new(
        EmployeeNumber ?? "", Name ?? "", Kana, Email, DepartmentId is { } id ? Domain.Organizations.DepartmentId.From(id) : null,
        [.. SecondPosts.Select(Domain.Organizations.DepartmentId.From)], Title, Kind, JoinedOn, LeftOn, Qualifications);
}
