using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Meguri.Web.Kit;

/// <summary>
/// <c>&lt;m-page-head title="情報資産管理台帳"&gt;</c>: the one heading of a page; it also names the browser's tab. Badges inside stand beside
/// the title; <c>&lt;m-subtitle&gt;</c> and <c>&lt;m-actions&gt;</c> have their places.
/// </summary>
[HtmlTargetElement("m-page-head", Attributes = "title")]
public sealed class PageHeadTagHelper(Icons icons) : TagHelper
{
    /// <summary>What this page is.</summary>
    public string Title { get; set; } = "";

    /// <summary>A plain line below it.</summary>
    public string? Subtitle { get; set; }

    /// <summary>Where one came from: the list this detail belongs to.</summary>
    public string? BackHref { get; set; }

    /// <summary>What that is called.</summary>
    public string? BackTitle { get; set; }

    /// <summary>Where the tab's title is left for the layout.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var slots = Slots.Open(context);
        var beside = await output.GetChildContentAsync();
        ViewContext.ViewData["Title"] ??= Title;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "page-head");
        var text = Html.Div("page-head-text");
        if (BackHref is not null)
            text.Add(Html.Tag("a", "page-back").With("href", BackHref).Add(icons.Draw("arrow-left")).Add(Html.Tag("span", null, BackTitle ?? "")));
        text.Add(Html.Div("page-head-line", Html.Tag("h1", null, Title)).Add(beside));
        if (slots.Subtitle is not null) text.Add(Html.Div("k", slots.Subtitle));
        else if (Subtitle is not null) text.Add(Html.Div("k", Subtitle));
        output.Content.AppendHtml(text);
        if (slots.Actions is not null) output.Content.AppendHtml(Html.Div("page-actions", slots.Actions));
    }
}
