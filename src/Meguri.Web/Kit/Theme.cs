namespace Meguri.Web.Kit;

/// <summary>Light, dark or as the reader's machine has it.</summary>
public enum Theme
{
    /// <summary>As the machine has it.</summary>
    Auto,

    /// <summary>Always light.</summary>
    Light,

    /// <summary>Always dark.</summary>
    Dark,
}

/// <summary>The reader's choice, kept in a cookie that the theme switch writes.</summary>
public static class ThemeCookie
{
    /// <summary>Name of the cookie; its values are <c>light</c> and <c>dark</c>.</summary>
    public const string Name = "theme";

    /// <summary>The choice of this request; anything unknown is <see cref="Theme.Auto"/>.</summary>
    public static Theme Read(HttpContext http) => http.Request.Cookies[Name] switch
    {
        "light" => Theme.Light,
        "dark" => Theme.Dark,
        _ => Theme.Auto,
    };

    /// <summary>The value of <c>data-bs-theme</c>; null leaves it to the machine.</summary>
    public static string? Attribute(this Theme theme) => theme == Theme.Auto ? null : theme.ToString().ToLowerInvariant();
}
