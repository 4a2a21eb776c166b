using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Meguri.Web.Kit;

/// <summary>
/// <c>&lt;m-chart label="…" option="@option" height="280"&gt;a table with the same figures&lt;/m-chart&gt;</c>: a chart by an ECharts option, drawn
/// where there is script; its content stands there otherwise and for screen readers.
/// </summary>
[HtmlTargetElement("m-chart", Attributes = "option,label")]
public sealed class ChartTagHelper : TagHelper
{
    /// <summary>What the picture shows, in one sentence.</summary>
    public string Label { get; set; } = "";

    /// <summary>The ECharts option; plain data only. Colours come from the theme unless it names some.</summary>
    public object Option { get; set; } = default!;

    /// <summary>Pixels.</summary>
    public int Height { get; set; } = 280;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("style", string.Create(CultureInfo.InvariantCulture, $"--chart-height:{Height}px"));
        output.Attributes.SetAttribute("data-label", Label);
        // The serializer writes < > & as escapes, so that nothing in the data can end the element.
        output.Content.SetHtmlContent(Html.Tag("script").With("type", "application/json").Add(new HtmlString(JsonSerializer.Serialize(Option, JsonSerializerOptions.Web))));
        output.Content.AppendHtml(Html.Div("chart-plain", content));
    }
}
