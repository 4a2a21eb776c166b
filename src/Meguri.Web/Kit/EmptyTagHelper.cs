using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Meguri.Web.Kit;

/// <summary>
/// <c>&lt;m-empty icon="database" title="まだ資産がありません" text="…"&gt;&lt;m-actions&gt;…&lt;/m-actions&gt;&lt;/m-empty&gt;</c>: an empty page that says
/// what to do first.
/// </summary>
[HtmlTargetElement("m-empty", Attributes = "title")]
public sealed class EmptyTagHelper(Icons icons) : TagHelper
{
    /// <summary>The outline icon's name.</summary>
    public string Icon { get; set; } = "inbox";

    /// <summary>What there is not.</summary>
    public string Title { get; set; } = "";

    /// <summary>What to do first.</summary>
    public string? Text { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var slots = Slots.Open(context);
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "m-empty");
        output.Content
            .AppendHtml(Html.Div("m-empty-icon", icons.Draw(Icon)))
            .AppendHtml(Html.Tag("p", "m-empty-title", Title));
        if (Text is not null) output.Content.AppendHtml(Html.Tag("p", "m-empty-text", Text));
        if (!content.IsEmptyOrWhiteSpace) output.Content.AppendHtml(Html.Div(slots.Actions is null ? "m-empty-actions" : "m-empty-text", content));
        if (slots.Actions is not null) output.Content.AppendHtml(Html.Div("m-empty-actions", slots.Actions));
    }
}
