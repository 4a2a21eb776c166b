using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Meguri.Web.Kit;

/// <summary>Short forms for the elements that tag helpers build.</summary>
internal static class Html
{
    public static TagBuilder Tag(string name, string? cssClass = null, IHtmlContent? content = null)
    {
        var tag = new TagBuilder(name);
        if (cssClass is not null) tag.AddCssClass(cssClass);
        if (content is not null) tag.InnerHtml.AppendHtml(content);
        return tag;
    }

    public static TagBuilder Tag(string name, string? cssClass, string text)
    {
        var tag = Tag(name, cssClass);
        tag.InnerHtml.Append(text);
        return tag;
    }

    public static TagBuilder Div(string cssClass, IHtmlContent? content = null) => Tag("div", cssClass, content);

    public static TagBuilder Div(string cssClass, string text) => Tag("div", cssClass, text);

    public static TagBuilder With(this TagBuilder tag, string name, string? value)
    {
        if (value is not null) tag.Attributes[name] = value;
        return tag;
    }

    public static TagBuilder Add(this TagBuilder tag, IHtmlContent? content)
    {
        if (content is not null) tag.InnerHtml.AppendHtml(content);
        return tag;
    }

    /// <summary>As it stands in a page.</summary>
    public static string ToHtml(this IHtmlContent html)
    {
        using var text = new StringWriter();
        html.WriteTo(text, HtmlEncoder.Default);
        return text.ToString();
    }

    public static TagBuilder Void(string name, string? cssClass = null)
    {
        var tag = Tag(name, cssClass);
        tag.TagRenderMode = TagRenderMode.SelfClosing;
        return tag;
    }
}
