using Meguri.Domain.Kernel;

namespace Meguri.Platform.Tenancy;

/// <summary>An organization as the platform knows it: the wall, its address, its words, its calendar.</summary>
public sealed class Organization : Entity
{
    /// <summary>Where its pages start: <c>/{slug}/…</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>The name, as printed.</summary>
    public required string Name { get; set; }

    /// <summary>The name in English; falls back to <see cref="Name"/>.</summary>
    public string? EnglishName { get; set; }

    /// <summary>IANA name of the time zone due dates are in.</summary>
    public string TimeZone { get; set; } = "Asia/Tokyo";

    /// <summary>The month (1–12) the fiscal year starts in.</summary>
    public int FiscalYearStart { get; set; } = 4;

    /// <summary>The organization's own terms, by the keys of <see cref="Localization.Terms.Defaults"/>; the English one under the key with <c>@en</c>.</summary>
    public Dictionary<string, string> Terms { get; set; } = [];

    /// <summary>True when department staff may see the ledger rows of other departments.</summary>
    public bool DepartmentsSeeEachOther { get; set; } = true;

    /// <summary>Roles whose holders must sign in with a second factor.</summary>
    public List<Access.Role> SecondFactorFor { get; set; } = [];

    /// <summary>True when employees and department staff may sign in by a link from a mail, to see, answer and acknowledge.</summary>
    public bool SignInByMail { get; set; }

    /// <summary>The name in the reader's language.</summary>
    public string NameIn(System.Globalization.CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "en" && EnglishName is { Length: > 0 } english ? english : Name;
}
