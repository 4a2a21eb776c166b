using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Meguri.Web.Kit;

/// <summary>
/// <c>&lt;m-confirm ask="…" text="…" yes="廃棄する" class="btn-danger"&gt;廃棄する&lt;/m-confirm&gt;</c>: a submit button for what cannot be undone;
/// it asks once. Without script it submits at once, so the use case must not trust that anybody was asked.
/// </summary>
[HtmlTargetElement("m-confirm", Attributes = "ask")]
public sealed class ConfirmTagHelper : TagHelper
{
    /// <summary>The question.</summary>
    public string Ask { get; set; } = "";

    /// <summary>What will happen, what is kept.</summary>
    public string? Text { get; set; }

    /// <summary>The word on the button that does it; else the button's own.</summary>
    public string? Yes { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "submit");
        output.AddClass("btn", HtmlEncoder.Default);
        output.Attributes.SetAttribute("data-confirm", Ask);
        if (Text is not null) output.Attributes.SetAttribute("data-confirm-text", Text);
        if (Yes is not null) output.Attributes.SetAttribute("data-confirm-yes", Yes);
    }
}
