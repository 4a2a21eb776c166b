using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Meguri.Web.Kit;

/// <summary><c>&lt;m-flash /&gt;</c>: the messages the page before left; the layouts hold it. They stay until the next page.</summary>
[HtmlTargetElement("m-flash", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FlashTagHelper(Icons icons) : TagHelper
{
    /// <summary>Where the messages wait.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.SuppressOutput();
        foreach (var flash in ViewContext.TempData.TakeFlashes())
        {
            var text = Html.Div("notice-text", flash.Text);
            if (flash.LinkHref is not null) text.Add(Html.Tag("a", "notice-link", flash.LinkText ?? "").With("href", flash.LinkHref));
            output.PostElement.AppendHtml(Html.Div("notice " + flash.Tone.CssClass())
                .With("role", flash.Tone == Tone.Red ? "alert" : "status")
                .Add(icons.Draw(IconOf(flash.Tone)))
                .Add(text));
        }
    }

    private static string IconOf(Tone tone) => tone switch
    {
        Tone.Green => "circle-check",
        Tone.Red => "alert-circle",
        Tone.Yellow => "alert-triangle",
        _ => "info-circle",
    };
}
