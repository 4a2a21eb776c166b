using System.Text.Encodings.Web;
using Meguri.Platform.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Meguri.Web.Kit;

/// <summary>
/// <c>&lt;m-field for="Input.Name" label="@AssetWords.Name" hint="…" /&gt;</c>: label, control, hint and what is wrong with it, tied together
/// for screen readers. The control follows the type: text, number, date, yes or no, an enum as radio buttons (up to five) or a
/// list, a list of choices where <c>items</c> are given. Content inside takes the place of the control. Attributes it does not know
/// go to the control.
/// </summary>
[HtmlTargetElement("m-field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(Icons icons) : TagHelper
{
    /// <summary>The property that is bound.</summary>
    public ModelExpression For { get; set; } = default!;

    /// <summary>What is asked for; else the property's display name. One of both must be there.</summary>
    public string? Label { get; set; }

    /// <summary>One sentence that helps to fill it in.</summary>
    public string? Hint { get; set; }

    /// <summary>The control, where the type does not say it.</summary>
    public FieldKind As { get; set; }

    /// <summary>The choices.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Where the labels of an enum are: <c>Type_Value</c> in a capability's words.</summary>
    public WordBook? Words { get; set; }

    /// <summary>Behind the control: 円, 年, 件.</summary>
    public string? Unit { get; set; }

    /// <summary>Whether it must be filled in; else what the property's type and attributes say.</summary>
    public bool? Required { get; set; }

    /// <summary>What an empty choice is called; a list that need not be answered has one by itself.</summary>
    public string? Empty { get; set; }

    /// <summary>Lines of a control of several lines.</summary>
    public int Rows { get; set; } = 3;

    /// <summary>Where the values come back from.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var field = Describe(output);
        var given = await output.GetChildContentAsync();
        var control = given.IsEmptyOrWhiteSpace ? FieldControl.Build(field) : given;
        var grouped = field.IsGroup && given.IsEmptyOrWhiteSpace;

        output.TagName = grouped ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("field", HtmlEncoder.Default);
        if (field.Invalid) output.AddClass("field-invalid", HtmlEncoder.Default);
        if (grouped && field.DescribedBy is { } described) output.Attributes.SetAttribute("aria-describedby", described);

        if (field.Kind != FieldKind.Checkbox || grouped)
        {
            // A legend takes the mark inside, for it stands on a line of its own.
            var must = field.Required ? Html.Tag("span", "field-must", KitWords.Required).With("aria-hidden", "true") : null;
            if (grouped) output.Content.AppendHtml(Html.Tag("legend", "form-label", field.Label).Add(must));
            else output.Content.AppendHtml(Html.Tag("label", "form-label", field.Label).With("for", field.Id)).AppendHtml(must ?? HtmlString.Empty as IHtmlContent);
        }
        if (Hint is not null && !field.IsLoneCheckbox) output.Content.AppendHtml(Html.Div("form-hint", Hint).With("id", field.HintId));
        output.Content.AppendHtml(Unit is null ? control : Html.Div("input-group", control).Add(Html.Tag("span", "input-group-text", Unit)));
        if (Hint is not null && field.IsLoneCheckbox) output.Content.AppendHtml(Html.Div("form-hint", Hint).With("id", field.HintId));
        if (field.Invalid) output.Content.AppendHtml(Errors(field));
        if (StaleForm.Of(ViewContext.ViewData) is { } stale && Versus.Build(field, stale.ValuesOf(field.Name)) is { } versus) output.Content.AppendHtml(versus);
    }

    private FieldPlan Describe(TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var state = ViewContext.ViewData.ModelState;
        var field = new FieldPlan
        {
            Name = name,
            Id = TagBuilder.CreateSanitizedId(name, "_"),
            Label = Label ?? For.Metadata.DisplayName ?? throw new InvalidOperationException($"No label for {name}."),
            Metadata = For.Metadata,
            Kind = As == FieldKind.Auto ? FieldPlan.KindOf(For.Metadata, Items is not null) : As,
            Values = FieldValue.Of(state, name, For.Model),
            Choices = FieldPlan.ChoicesOf(For.Metadata, Items, Words),
            Required = Required ?? FieldPlan.MustBeFilled(For.Metadata),
            Empty = Empty,
            Rows = Rows,
            HasHint = Hint is not null,
            Problems = state.TryGetValue(name, out var entry) ? [.. entry.Errors.Select(error => error.ErrorMessage)] : [],
            Extra = [.. output.Attributes.Where(a => a.Name != "class").Select(a => (a.Name, Value: Plain(a.Value)))],
        };
        foreach (var (key, _) in field.Extra) output.Attributes.RemoveAll(key);
        return field;
    }

    private TagBuilder Errors(FieldPlan field)
    {
        var box = Html.Div("field-problem").With("id", field.ProblemId).Add(icons.Draw("alert-circle"));
        var words = Html.Tag("span");
        words.InnerHtml.Append(string.Join(" ", field.Problems));
        return box.Add(words);
    }

    private static string? Plain(object? value) => value switch
    {
        null => null,
        IHtmlContent html => System.Net.WebUtility.HtmlDecode(html.ToHtml()),
        _ => value.ToString(),
    };
}
