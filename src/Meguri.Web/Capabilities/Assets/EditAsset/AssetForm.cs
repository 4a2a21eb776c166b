using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>The form of an asset, as typed.</summary>
internal sealed class AssetForm
{
    public string? Name { get; set; }

    public string? Business { get; set; }

    public string? Kind { get; set; }

    public SecretClass? Secret { get; set; }

    public string? Medium { get; set; }

    public Guid? DepartmentId { get; set; }

    public Guid? OwnerId { get; set; }

    public string? Users { get; set; }

    public string? Place { get; set; }

    public int? Confidentiality { get; set; }

    public int? Integrity { get; set; }

    public int? Availability { get; set; }

    public BusinessImpact? Impact { get; set; }

    public bool HasPersonalData { get; set; }

    public bool HasSensitiveData { get; set; }

    public bool HasMyNumber { get; set; }

    public string? Retention { get; set; }

    public DateOnly? ExpiresOn { get; set; }

    public DateOnly? RegisteredOn { get; set; }

    public string? Group { get; set; }

    public AssetWatch Watch { get; set; }

    public string? OfficeNumber { get; set; }

    public string? Note { get; set; }

    public int Version { get; set; }

    [SaidOnly]
    public string? Reason { get; set; }

    /// <summary>The form of what is known.</summary>
    public static AssetForm Of(Asset a) => new()
    {
        Name = a.Name, Business = a.Business, Kind = a.Kind, Secret = a.Secret, Medium = a.Medium, DepartmentId = a.DepartmentId.Value, OwnerId = a.OwnerId?.Value,
        Users = a.Users, Place = a.Place, Confidentiality = a.Confidentiality, Integrity = a.Integrity, Availability = a.Availability, Impact = a.Impact,
        HasPersonalData = a.HasPersonalData, HasSensitiveData = a.HasSensitiveData, HasMyNumber = a.HasMyNumber, Retention = a.Retention,
        ExpiresOn = a.ExpiresOn, RegisteredOn = a.RegisteredOn, Group = a.Group, Watch = a.Watch, OfficeNumber = a.OfficeNumber, Note = a.Note, Version = a.Version,
    };

    /// <summary>What was typed, as fields; an owner the ledger knew only by name stays when none was chosen.</summary>
    public AssetFields Fields(string? ownerName = null) => new()
    {
        Name = Name ?? "", Business = Business, Kind = Kind, Secret = Secret, Medium = Medium, DepartmentId = Domain.Organizations.DepartmentId.From(DepartmentId ?? Guid.Empty),
        OwnerId = OwnerId is { } owner ? PersonId.From(owner) : null, OwnerName = ownerName, Users = Users, Place = Place, Confidentiality = Confidentiality,
        Integrity = Integrity, Availability = Availability, Impact = Impact, HasPersonalData = HasPersonalData, HasSensitiveData = HasSensitiveData,
        HasMyNumber = HasMyNumber, Retention = Retention, ExpiresOn = ExpiresOn, RegisteredOn = RegisteredOn, Group = Group, Watch = Watch,
        OfficeNumber = OfficeNumber, Note = Note,
    };
}
