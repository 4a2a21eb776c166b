namespace Meguri.Web.Shell;

/// <summary>How a page goes onto paper; a page with <c>/Shell/_PrintLayout.cshtml</c> leaves it in <c>ViewData["Print"]</c>.</summary>
public sealed record PrintPage
{
    /// <summary>A4 landscape instead of portrait.</summary>
    public bool Landscape { get; init; }

    /// <summary>Who issues it, at the foot on the left; the organization unless told.</summary>
    public string? Issuer { get; init; }

    /// <summary>At the foot in the middle: as of when, the check value of the content; today unless told.</summary>
    public string? Note { get; init; }

    /// <summary>The page on screen that it belongs to.</summary>
    public string? BackHref { get; init; }

    /// <summary>The foot of every sheet, for the margin boxes of the style sheet.</summary>
    /// <param name="issuer">On the left.</param>
    /// <param name="note">In the middle.</param>
    public static string Foot(string issuer, string note) => $"--paper-issuer: {Quoted(issuer)}; --paper-note: {Quoted(note)}";

    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ") + "\"";
}
