using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Meguri.Web.Kit;

/// <summary><c>&lt;m-badge tone="Red"&gt;期限切れ&lt;/m-badge&gt;</c>: a short word with a tone. <c>solid</c> for levels that must be seen from afar.</summary>
[HtmlTargetElement("m-badge")]
public sealed class BadgeTagHelper : TagHelper
{
    /// <summary>What the colour says.</summary>
    public Tone Tone { get; set; }

    /// <summary>Full colour instead of a tint.</summary>
    public bool Solid { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"badge {Tone.CssClass()}{(Solid ? " solid" : "")}");
    }
}
