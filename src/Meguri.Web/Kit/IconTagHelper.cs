using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Meguri.Web.Kit;

/// <summary><c>&lt;m-icon name="database" /&gt;</c>: an outline icon; with <c>label</c> where no text beside it says what it means.</summary>
[HtmlTargetElement("m-icon", Attributes = "name", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper(Icons icons) : TagHelper
{
    /// <summary>The outline icon's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it means to a screen reader; none for decoration.</summary>
    public string? Label { get; set; }

    /// <summary>Further classes.</summary>
    public string? Class { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.SuppressOutput();
        output.PreElement.SetHtmlContent(icons.Draw(Name, Label, Class));
    }
}
