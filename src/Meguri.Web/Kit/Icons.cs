using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Meguri.Web.Kit;

/// <summary>Draws icons of the sprite that the build makes of every outline icon named in pages and classes.</summary>
/// <param name="files">Puts the version of the sprite into its address.</param>
public sealed class Icons(IFileVersionProvider files)
{
    private const string Sprite = "/dist/icons.svg";
    private readonly ConcurrentDictionary<(string Name, string? Class), IHtmlContent> drawn = new();

    /// <summary>An icon as an inline drawing; hidden from screen readers unless <paramref name="label"/> says what it means.</summary>
    /// <param name="name">The outline icon's name: <c>database</c>.</param>
    /// <param name="label">What it means where no text beside it says so.</param>
    /// <param name="cssClass">Further classes.</param>
    public IHtmlContent Draw(string name, string? label = null, string? cssClass = null) =>
        label is null ? drawn.GetOrAdd((name, cssClass), icon => new HtmlString(Render(icon.Name, null, icon.Class).ToHtml())) : Render(name, label, cssClass);

    private TagBuilder Render(string name, string? label, string? cssClass)
    {
        var svg = new TagBuilder("svg");
        svg.AddCssClass(cssClass is null ? "icon" : $"icon {cssClass}");
        foreach (var (key, value) in Strokes) svg.Attributes[key] = value;
        if (label is null)
        {
            svg.Attributes["aria-hidden"] = "true";
        }
        else
        {
            svg.Attributes["role"] = "img";
            svg.Attributes["aria-label"] = label;
        }
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{files.AddFileVersionToPath("", Sprite)}#{name}";
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }

    private static readonly (string Key, string Value)[] Strokes =
    [
        ("viewBox", "0 0 24 24"), ("width", "20"), ("height", "20"), ("fill", "none"), ("stroke", "currentColor"),
        ("stroke-linecap", "round"), ("stroke-linejoin", "round"),
    ];
}
