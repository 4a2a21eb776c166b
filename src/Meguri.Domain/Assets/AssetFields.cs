using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;

namespace Meguri.Domain.Assets;

/// <summary>What is known of an asset; the meaning of each field stands at <see cref="Asset"/>.</summary>
public sealed record AssetFields
{
    /// <summary>情報資産の名称; required.</summary>
    public string Name { get; init; } = "";

    /// <summary>業務分類.</summary>
    public string? Business { get; init; }

    /// <summary>種類.</summary>
    public string? Kind { get; init; }

    /// <summary>企業内機密情報の区分.</summary>
    public SecretClass? Secret { get; init; }

    /// <summary>媒体・保存先.</summary>
    public string? Medium { get; init; }

    /// <summary>管理部門; required.</summary>
    public DepartmentId DepartmentId { get; init; }

    /// <summary>管理責任者.</summary>
    public PersonId? OwnerId { get; init; }

    /// <summary>The owner by name, when nobody of that name is known.</summary>
    public string? OwnerName { get; init; }

    /// <summary>利用者範囲.</summary>
    public string? Users { get; init; }

    /// <summary>保管場所.</summary>
    public string? Place { get; init; }

    /// <summary>機密性.</summary>
    public int? Confidentiality { get; init; }

    /// <summary>完全性.</summary>
    public int? Integrity { get; init; }

    /// <summary>可用性.</summary>
    public int? Availability { get; init; }

    /// <summary>ビジネスへの影響.</summary>
    public BusinessImpact? Impact { get; init; }

    /// <summary>個人情報.</summary>
    public bool HasPersonalData { get; init; }

    /// <summary>要配慮個人情報.</summary>
    public bool HasSensitiveData { get; init; }

    /// <summary>特定個人情報.</summary>
    public bool HasMyNumber { get; init; }

    /// <summary>保管期間.</summary>
    public string? Retention { get; init; }

    /// <summary>保管期限.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>登録日.</summary>
    public DateOnly? RegisteredOn { get; init; }

    /// <summary>グループ.</summary>
    public string? Group { get; init; }

    /// <summary>守る・注視.</summary>
    public AssetWatch Watch { get; init; }

    /// <summary>The office's own number.</summary>
    public string? OfficeNumber { get; init; }

    /// <summary>備考.</summary>
    public string? Note { get; init; }

    /// <summary>What stands in the way of entering this.</summary>
    public Result Check(AssetScale scale)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(Name)) problems.Add(AssetProblems.NameMissing);
        else if (Name.Length > 200) problems.Add(AssetProblems.NameTooLong);
        if (DepartmentId == default) problems.Add(AssetProblems.DepartmentMissing);
        foreach (var (value, field) in new[] { (Confidentiality, nameof(Confidentiality)), (Integrity, nameof(Integrity)), (Availability, nameof(Availability)) })
            if (value is { } rated && !scale.Has(rated)) problems.Add(AssetProblems.OutsideScale(field, rated, scale));
        return Result.From(problems);
    }

    /// <summary>保管期限 from 保管期間 and 登録日: <c>7年</c> counts from the registration date; an event or 永年 gives none.</summary>
    public DateOnly? ComputedExpiry()
    {
        if (Retention is null || RegisteredOn is not { } start) return null;
        var read = RetentionReading.Read(Retention);
        if (read.Permanent || read.Event is not null || read is { Years: null, Months: null, Days: null }) return null;
        return start.AddYears(read.Years ?? 0).AddMonths(read.Months ?? 0).AddDays(read.Days ?? 0);
    }
}

/// <summary>The scale of C, I and A: whole numbers from one end to the other; 1–3 unless the organization changed it.</summary>
/// <param name="Lowest">The least value.</param>
/// <param name="Highest">The greatest value.</param>
public sealed record AssetScale(int Lowest = 1, int Highest = 3)
{
    /// <summary>True for a value on the scale.</summary>
    public bool Has(int value) => value >= Lowest && value <= Highest;

    /// <summary>Every value, lowest first.</summary>
    public IEnumerable<int> Values => Enumerable.Range(Lowest, Highest - Lowest + 1);
}

/// <summary>ビジネスへの影響 (F-03).</summary>
public enum BusinessImpact
{
    /// <summary>A: large.</summary>
    A,

    /// <summary>B: medium.</summary>
    B,

    /// <summary>C: small.</summary>
    C,
}

/// <summary>企業内機密情報: the five classes of what a company keeps to itself (S2-13).</summary>
public enum SecretClass
{
    /// <summary>経営情報: plans for expansion, stock.</summary>
    Management,

    /// <summary>財務情報: joint ventures, budgets, applications for loans.</summary>
    Finance,

    /// <summary>研究開発情報: research reports, specifications.</summary>
    Research,

    /// <summary>マーケティング及び広報情報: personal data of customers, promotions.</summary>
    Marketing,

    /// <summary>人事情報: pay, transfers.</summary>
    Personnel,
}

/// <summary>Whether an asset must be protected or merely watched (S4-7).</summary>
public enum AssetWatch
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>守らなければならない情報.</summary>
    Protect,

    /// <summary>リスクは低いが注視する情報.</summary>
    Watch,
}
