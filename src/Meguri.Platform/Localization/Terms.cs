using System.Globalization;
using System.Text;

namespace Meguri.Platform.Localization;

/// <summary>
/// The organization's own words for the things every ISMS has. Ambient like the culture: set for a request, a job or a
/// command, read by every <see cref="WordBook"/>.
/// </summary>
public sealed class Terms
{
    /// <summary>What follows a key for the English word.</summary>
    public const string EnglishMark = "@en";

    private static readonly AsyncLocal<Terms?> Ambient = new();
    private readonly IReadOnlyDictionary<string, string> own;

    private Terms(IReadOnlyDictionary<string, string> own) => this.own = own;

    /// <summary>What can be named anew, with what it is called unless an organization says otherwise (ja, en).</summary>
    public static IReadOnlyDictionary<string, (string Ja, string En)> Defaults { get; } = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["office"] = ("ISMS事務局", "ISMS office"),
        ["committee"] = ("情報セキュリティ委員会", "information security committee"),
        ["ismsManager"] = ("ISMS管理責任者", "ISMS manager"),
        ["ciso"] = ("CISO", "CISO"),
        ["departmentOfficer"] = ("情報セキュリティ責任者", "departmental security officer"),
        ["departmentManager"] = ("情報セキュリティ管理者", "departmental security manager"),
        ["departmentStaff"] = ("ISMS担当者", "department ISMS staff"),
    };

    /// <summary>Holds for everything that runs below the caller.</summary>
    public static void Use(IReadOnlyDictionary<string, string> own) => Ambient.Value = new Terms(own);

    /// <summary>Replaces <c>{term}</c> by what the organization calls it.</summary>
    public static string PutInto(string word)
    {
        if (word.IndexOf('{') < 0) return word;
        var text = new StringBuilder(word);
        foreach (var (key, (ja, en)) in Defaults)
        {
            var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
            var name = Ambient.Value?.own.GetValueOrDefault(english ? key + EnglishMark : key) ?? (english ? en : ja);
            text.Replace("{" + key + "}", name);
        }
        return text.ToString();
    }
}
