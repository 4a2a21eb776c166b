using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Meguri.Web.Kit;

/// <summary><c>&lt;m-progress label="実施済" value="74" of="88" /&gt;</c>: how much of something is done; without <c>of</c> it is under way.</summary>
[HtmlTargetElement("m-progress", Attributes = "label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProgressTagHelper : TagHelper
{
    /// <summary>What is counted.</summary>
    public string Label { get; set; } = "";

    /// <summary>How many are done.</summary>
    public long Value { get; set; }

    /// <summary>Of how many; null while nobody knows yet.</summary>
    public long? Of { get; set; }

    /// <summary>What the colour says.</summary>
    public Tone Tone { get; set; } = Tone.Accent;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("m-progress", HtmlEncoder.Default);
        output.AddClass(Tone.CssClass(), HtmlEncoder.Default);
        var bar = Html.Tag("progress").With("aria-label", Label);
        if (Of is { } all)
            bar.With("max", Math.Max(all, 1).ToString(CultureInfo.InvariantCulture)).With("value", Value.ToString(CultureInfo.InvariantCulture));
        var figures = Of is { } total
            ? string.Create(CultureInfo.CurrentCulture, $"{Value:N0} / {total:N0}")
            : Value.ToString("N0", CultureInfo.CurrentCulture);
        output.Content.AppendHtml(Html.Tag("span", null, Label)).AppendHtml(Html.Tag("span", null, figures)).AppendHtml(bar);
    }
}
