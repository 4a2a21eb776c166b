using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Meguri.Web.Kit;

/// <summary>
/// <c>&lt;m-heatmap map="@Model.Map" /&gt;</c>: a matrix of levels as a picture that is a table, so that it can be clicked, read aloud, and
/// printed.
/// </summary>
[HtmlTargetElement("m-heatmap", Attributes = "map", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HeatMapTagHelper : TagHelper
{
    /// <summary>What is drawn.</summary>
    public HeatMap Map { get; set; } = default!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "table";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "heatmap");
        output.Attributes.SetAttribute("aria-label", KitWords.HeatMapOf(Map.RowTitle, Map.ColumnTitle));
        var body = Html.Tag("tbody");
        for (var row = 0; row < Map.Rows.Count; row++)
        {
            var line = Html.Tag("tr");
            if (row == 0)
                line.Add(Html.Tag("th", "heatmap-side", Html.Tag("span", null, Map.RowTitle)).With("rowspan", Map.Rows.Count.ToString(CultureInfo.InvariantCulture)).With("scope", "rowgroup"));
            line.Add(Html.Tag("th", null, Map.Rows[row]).With("scope", "row"));
            for (var column = 0; column < Map.Columns.Count; column++) line.Add(Cell(Map.Cells[row][column]));
            body.Add(line);
        }
        var foot = Html.Tag("tr").Add(Html.Tag("td", "heatmap-corner").With("colspan", "2"));
        foreach (var column in Map.Columns) foot.Add(Html.Tag("th", null, column).With("scope", "col"));
        var title = Html.Tag("tr").Add(Html.Tag("td", "heatmap-corner").With("colspan", "2"))
            .Add(Html.Tag("th", null, Map.ColumnTitle).With("colspan", Map.Columns.Count.ToString(CultureInfo.InvariantCulture)).With("scope", "colgroup"));
        output.Content.AppendHtml(body).AppendHtml(Html.Tag("tfoot", null, foot).Add(title));
    }

    private static TagBuilder Cell(HeatCell cell)
    {
        var box = Html.Tag("td", cell.Tone.CssClass());
        if (cell.Here) box.AddCssClass("here");
        if (cell.Count is null or 0) return box.Add(Html.Tag("span", "heatmap-level", cell.Label));
        var inside = Html.Tag(cell.Href is null ? "span" : "a", "heatmap-count").With("href", cell.Href)
            .With("title", KitWords.HeatMapCell(cell.Label, cell.Count));
        inside.InnerHtml.Append(cell.Count.Value.ToString("N0", CultureInfo.CurrentCulture));
        return box.Add(inside.Add(Html.Tag("small", null, cell.Label)));
    }
}
