using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;

namespace Meguri.Domain.Assets;

/// <summary>An entry of the ledger of information assets (情報資産管理台帳; A.5.9, F-01).</summary>
public sealed class Asset : Entity, INumbered
{
    private Asset() { }

    private Asset(AssetFields fields) => Take(fields);

    /// <inheritdoc/>
    public static string Series => "A";

    /// <summary>Its id.</summary>
    public AssetId Id { get; private set; } = NewId.Of<AssetId>();

    /// <inheritdoc/>
    public int Number { get; private set; }

    /// <summary>The number as people see it: <c>A-0042</c>.</summary>
    public string NumberText => Kernel.NumberText.Of(Series, Number);

    /// <summary>情報資産の名称.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The folded name: with the department it is the natural key of the ledger.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>業務分類.</summary>
    public string? Business { get; private set; }

    /// <summary>種類: what the content is.</summary>
    public string? Kind { get; private set; }

    /// <summary>企業内機密情報の区分; null for what is no secret of the company.</summary>
    public SecretClass? Secret { get; private set; }

    /// <summary>媒体・保存先.</summary>
    public string? Medium { get; private set; }

    /// <summary>管理部門.</summary>
    public DepartmentId DepartmentId { get; private set; }

    /// <summary>管理責任者 (asset owner).</summary>
    public PersonId? OwnerId { get; private set; }

    /// <summary>The owner as the ledger names them, when nobody of that name is known.</summary>
    public string? OwnerName { get; private set; }

    /// <summary>利用者範囲.</summary>
    public string? Users { get; private set; }

    /// <summary>保管場所.</summary>
    public string? Place { get; private set; }

    /// <summary>機密性 on the organization's scale; null is 未評価.</summary>
    public int? Confidentiality { get; private set; }

    /// <summary>完全性 on the organization's scale; null is 未評価.</summary>
    public int? Integrity { get; private set; }

    /// <summary>可用性 on the organization's scale; null is 未評価.</summary>
    public int? Availability { get; private set; }

    /// <summary>重要度: the highest of the three; null while none is rated.</summary>
    public int? Importance { get; private set; }

    /// <summary>ビジネスへの影響 A・B・C (F-03).</summary>
    public BusinessImpact? Impact { get; private set; }

    /// <summary>個人情報.</summary>
    public bool HasPersonalData { get; private set; }

    /// <summary>要配慮個人情報.</summary>
    public bool HasSensitiveData { get; private set; }

    /// <summary>特定個人情報.</summary>
    public bool HasMyNumber { get; private set; }

    /// <summary>保管期間, as written: <c>7年</c>, <c>永年</c>, <c>契約終了後5年</c>.</summary>
    public string? Retention { get; private set; }

    /// <summary>保管期限: the day it ends, typed or computed from the registration date.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    /// <summary>登録日・記入日.</summary>
    public DateOnly? RegisteredOn { get; private set; }

    /// <summary>最終見直し日: when somebody last found the entry to be true (棚卸し; S1-10).</summary>
    public DateOnly? ReviewedOn { get; private set; }

    /// <summary>廃棄日; a disposed asset stays in the ledger.</summary>
    public DateOnly? DisposedOn { get; private set; }

    /// <summary>グループ: assets that are assessed together (S3-28).</summary>
    public string? Group { get; private set; }

    /// <summary>守る・注視 (S4-7).</summary>
    public AssetWatch Watch { get; private set; }

    /// <summary>The number the office's own ledger gave it; no key.</summary>
    public string? OfficeNumber { get; private set; }

    /// <summary>備考.</summary>
    public string? Note { get; private set; }

    /// <summary>The rating of one property.</summary>
    public int? ValueOf(SecurityProperty property) => property switch
    {
        SecurityProperty.Confidentiality => Confidentiality,
        SecurityProperty.Integrity => Integrity,
        _ => Availability,
    };

    /// <summary>Enters an asset.</summary>
    /// <param name="fields">What is known of it.</param>
    /// <param name="scale">The organization's scale for C, I and A.</param>
    public static Result<Asset> Register(AssetFields fields, AssetScale scale)
    {
        var check = fields.Check(scale);
        return check.Ok ? new Asset(fields) : Result<Asset>.Refused(check);
    }

    /// <summary>Changes what is known.</summary>
    public Result Change(AssetFields fields, AssetScale scale)
    {
        var check = fields.Check(scale);
        if (check.Ok) Take(fields);
        return check;
    }

    /// <summary>Notes that the entry was looked at and is true; what is gone needs no look.</summary>
    public Result Review(DateOnly day)
    {
        if (DisposedOn is not null) return AssetProblems.AlreadyDisposed;
        ReviewedOn = day;
        return Result.Done;
    }

    /// <summary>True when nobody has looked at the entry for a year, nor entered it within one.</summary>
    public bool IsReviewDue(DateOnly today) => DisposedOn is null && !(ReviewedOn > YearBefore(today)) && !(RegisteredOn > YearBefore(today));

    /// <summary>Entries last looked at on this day or before it are due.</summary>
    public static DateOnly YearBefore(DateOnly today) => today.AddYears(-1);

    /// <summary>Notes the disposal (廃棄); the entry stays.</summary>
    public Result Dispose(DateOnly day)
    {
        if (DisposedOn is not null) return AssetProblems.AlreadyDisposed;
        if (day < RegisteredOn) return OrganizationProblems.EndsBeforeItBegins(nameof(DisposedOn));
        DisposedOn = day;
        return Result.Done;
    }

    /// <summary>Takes the disposal back.</summary>
    public void Restore() => DisposedOn = null;

    /// <summary>What is known, as a form or a file would carry it.</summary>
    public AssetFields Fields() => new()
    {
        Name = Name, Business = Business, Kind = Kind, Secret = Secret, Medium = Medium, DepartmentId = DepartmentId, OwnerId = OwnerId, OwnerName = OwnerName,
        Users = Users, Place = Place, Confidentiality = Confidentiality, Integrity = Integrity, Availability = Availability, Impact = Impact,
        HasPersonalData = HasPersonalData, HasSensitiveData = HasSensitiveData, HasMyNumber = HasMyNumber, Retention = Retention,
        ExpiresOn = ExpiresOn, RegisteredOn = RegisteredOn, Group = Group, Watch = Watch, OfficeNumber = OfficeNumber, Note = Note,
    };

    private void Take(AssetFields fields)
    {
        (Name, NameKey) = (fields.Name.Trim(), TextFolding.Key(fields.Name));
        (Business, Kind, Secret, Medium, Users, Place, Group) = (fields.Business, fields.Kind, fields.Secret, fields.Medium, fields.Users, fields.Place, fields.Group);
        (DepartmentId, OwnerId, OwnerName) = (fields.DepartmentId, fields.OwnerId, fields.OwnerId is null ? fields.OwnerName : null);
        (Confidentiality, Integrity, Availability, Impact) = (fields.Confidentiality, fields.Integrity, fields.Availability, fields.Impact);
        Importance = new[] { Confidentiality, Integrity, Availability }.Max();
        (HasPersonalData, HasSensitiveData, HasMyNumber) = (fields.HasPersonalData, fields.HasSensitiveData, fields.HasMyNumber);
        (Retention, RegisteredOn) = (fields.Retention, fields.RegisteredOn);
        ExpiresOn = fields.ExpiresOn ?? fields.ComputedExpiry();
        (Watch, OfficeNumber, Note) = (fields.Watch, fields.OfficeNumber, fields.Note);
    }
}
