using Meguri.Domain.Exchange;

namespace Meguri.Domain.Organizations;

/// <summary>Reads 区分 as offices write it.</summary>
public static class PersonKinds
{
    private static readonly (PersonKind Kind, string[] Words)[] Known =
    [
        (PersonKind.Employee, ["正社員", "社員", "役員", "従業員", "出向", "出向社員", "employee"]),
        (PersonKind.Temporary, ["契約社員", "派遣", "派遣社員", "パート", "アルバイト", "嘱託", "臨時", "臨時社員", "temporary"]),
        (PersonKind.Partner, ["協力会社", "協力会社要員", "業務委託", "委託", "委託先", "パートナー", "常駐", "partner"]),
    ];

    /// <summary>The kind; an employee when nothing is written, null when it can't be read.</summary>
    public static PersonKind? Read(string? text)
    {
        var key = TextFolding.Key(text);
        if (key.Length == 0) return PersonKind.Employee;
        foreach (var (kind, words) in Known)
            if (words.Contains(key)) return kind;
        return null;
    }
}
