using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Meguri.Web.Kit;

/// <summary>
/// <c>&lt;m-card title="履歴"&gt;…&lt;/m-card&gt;</c>: a card, with places for <c>&lt;m-subtitle&gt;</c>, <c>&lt;m-actions&gt;</c> and
/// <c>&lt;m-foot&gt;</c>.
/// </summary>
[HtmlTargetElement("m-card")]
public sealed class CardTagHelper : TagHelper
{
    /// <summary>The heading; a card may go without.</summary>
    public string? Title { get; set; }

    /// <summary>A plain line beside the heading.</summary>
    public string? Subtitle { get; set; }

    /// <summary>No space around the content: for tables and lists that reach the edge.</summary>
    public bool Flush { get; set; }

    /// <summary>A small quiet heading inside, for the cards at the side of a page.</summary>
    public bool Quiet { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var slots = Slots.Open(context);
        var content = await output.GetChildContentAsync();
        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("card", HtmlEncoder.Default);
        if (Quiet) output.AddClass("card-quiet", HtmlEncoder.Default);
        if (Title is not null || slots.Actions is not null)
        {
            var head = Html.Div("card-header");
            var title = new TagBuilder("h2");
            title.AddCssClass("card-title");
            title.InnerHtml.Append(Title ?? "");
            head.InnerHtml.AppendHtml(title);
            if (slots.Subtitle is not null) head.InnerHtml.AppendHtml(Html.Div("k", slots.Subtitle));
            else if (Subtitle is not null) head.InnerHtml.AppendHtml(Html.Div("k", Subtitle));
            if (slots.Actions is not null) head.InnerHtml.AppendHtml(Html.Div("card-actions", slots.Actions));
            output.Content.AppendHtml(head);
        }
        output.Content.AppendHtml(Flush ? content : Html.Div("card-body", content));
        if (slots.Foot is not null) output.Content.AppendHtml(Html.Div("card-footer", slots.Foot));
    }
}
