using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Meguri.Web.Kit;

/// <summary><c>&lt;m-problems /&gt;</c>: all that is wrong with a form, above it, each with a link to its field; nothing when nothing is. Of a form that somebody saved before, who and when, and the way to take theirs.</summary>
[HtmlTargetElement("m-problems", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProblemsTagHelper(Icons icons) : TagHelper
{
    /// <summary>Where the problems are.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var problems = ViewContext.ViewData.ModelState
            .SelectMany(entry => entry.Value!.Errors.Select(error => (entry.Key, error.ErrorMessage)))
            .ToList();
        var stale = StaleForm.Of(ViewContext.ViewData);
        if (problems.Count == 0 && stale is null)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var tone = stale is null ? "tone-red" : "tone-yellow";
        foreach (var (name, value) in new[] { ("class", "notice " + tone), ("id", "problems"), ("role", "alert"), ("tabindex", "-1"), ("autofocus", "autofocus") })
            output.Attributes.SetAttribute(name, value);
        if (stale is not null)
        {
            output.Content.AppendHtml(icons.Draw("alert-triangle")).AppendHtml(Say(stale));
            return;
        }
        var list = Html.Tag("ul");
        foreach (var (key, words) in problems)
            list.Add(key.Length == 0
                ? Html.Tag("li", null, words)
                : Html.Tag("li").Add(Html.Tag("a", null, words).With("href", "#" + TagBuilder.CreateSanitizedId(key, "_"))));
        output.Content
            .AppendHtml(icons.Draw("alert-circle"))
            .AppendHtml(Html.Div("notice-text", Html.Tag("p", "notice-title", KitWords.ProblemsTitle(problems.Count))).Add(list));
    }

    private static TagBuilder Say(StaleForm stale) => Html.Div("notice-text", Html.Tag("p", "notice-title", KitWords.StaleTitle))
        .Add(stale.Who is null ? null : Html.Tag("p", "mb-1", KitWords.StaleBy(stale.Who, stale.When!.Value.DateTime.ToText())))
        .Add(Html.Tag("p", "mb-1", KitWords.StaleLead))
        .Add(Html.Tag("a", "notice-link", KitWords.TakeTheirs).With("href", stale.Href));
}
