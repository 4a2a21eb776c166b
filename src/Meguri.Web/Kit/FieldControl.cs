using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Meguri.Web.Kit;

/// <summary>Draws the control of a field.</summary>
internal static class FieldControl
{
    public static IHtmlContent Build(FieldPlan field) => field.Kind switch
    {
        FieldKind.Multiline => Multiline(field),
        FieldKind.Select => Select(field),
        FieldKind.Radio => Group(field, "radio"),
        FieldKind.Segments => Segments(field),
        FieldKind.Checkbox when field.IsLoneCheckbox => YesOrNo(field),
        FieldKind.Checkbox => Group(field, "checkbox"),
        _ => Input(field),
    };

    private static TagBuilder Input(FieldPlan field)
    {
        var (type, mode) = field.Kind switch
        {
            FieldKind.Number => ("text", "decimal"),
            FieldKind.Date => ("date", null),
            FieldKind.Email => ("email", "email"),
            FieldKind.Password => ("password", null),
            FieldKind.File => ("file", null),
            _ => ("text", null as string),
        };
        var input = Common(Html.Void("input", "form-control"), field).With("type", type).With("inputmode", mode);
        // What was typed into a password box or chosen as a file never goes back to the page.
        if (field.Kind is not (FieldKind.Password or FieldKind.File)) input.With("value", field.Value);
        if (field.Kind == FieldKind.Number) input.With("data-number", "").AddCssClass("num-input");
        if (field.Kind == FieldKind.Date) input.With("max", "9999-12-31");
        return Extra(input, field);
    }

    private static TagBuilder Multiline(FieldPlan field)
    {
        var area = Common(Html.Tag("textarea", "form-control"), field)
            .With("rows", field.Rows.ToString(System.Globalization.CultureInfo.InvariantCulture));
        // The parser drops one line feed after <textarea>; with this one none of the text is lost.
        area.InnerHtml.AppendHtml("\n").Append(field.Value);
        return Extra(area, field);
    }

    private static TagBuilder Select(FieldPlan field)
    {
        var select = Common(Html.Tag("select", "form-select"), field).With("multiple", field.Many ? "multiple" : null);
        var chosen = Chosen(field);
        if (!field.Many && (field.Empty is not null || !field.Required || chosen.Count == 0))
            select.Add(Html.Tag("option", null, field.Empty ?? (field.Required ? KitWords.Choose : KitWords.None)).With("value", ""));
        foreach (var group in field.Choices.GroupBy(choice => choice.Group))
        {
            var parent = group.Key is null ? select : Html.Tag("optgroup").With("label", group.Key.Name);
            foreach (var choice in group) parent.Add(Option(choice, chosen));
            if (group.Key is not null) select.Add(parent);
        }
        return Extra(select, field);
    }

    private static TagBuilder Option(SelectListItem choice, HashSet<string> chosen) =>
        Html.Tag("option", null, choice.Text)
            .With("value", choice.Value ?? choice.Text)
            .With("selected", chosen.Contains(choice.Value ?? choice.Text) ? "selected" : null)
            .With("disabled", choice.Disabled ? "disabled" : null);

    private static TagBuilder Group(FieldPlan field, string type)
    {
        var box = Html.Div("field-choices");
        foreach (var (input, text) in Inputs(field, type, "form-check-input"))
            box.Add(Html.Tag("label", "form-check", input).Add(Html.Tag("span", "form-check-label", text)));
        return box;
    }

    private static TagBuilder Segments(FieldPlan field)
    {
        var box = Html.Div("form-selectgroup");
        foreach (var (input, text) in Inputs(field, "radio", "form-selectgroup-input"))
            box.Add(Html.Tag("label", "form-selectgroup-item", input).Add(Html.Tag("span", "form-selectgroup-label", text)));
        return box;
    }

    private static IEnumerable<(TagBuilder Input, string Text)> Inputs(FieldPlan field, string type, string cssClass)
    {
        var chosen = Chosen(field);
        var choices = field.Empty is null ? field.Choices : [new SelectListItem(field.Empty, ""), .. field.Choices];
        for (var i = 0; i < choices.Count; i++)
        {
            var value = choices[i].Value ?? choices[i].Text;
            var input = Html.Void("input", cssClass)
                .With("type", type)
                .With("name", field.Name)
                // The first one bears the field's id, so that the list of problems leads to it.
                .With("id", i == 0 ? field.Id : $"{field.Id}_{i}")
                .With("value", value)
                .With("checked", chosen.Contains(value) ? "checked" : null)
                .With("disabled", choices[i].Disabled ? "disabled" : null)
                .With("aria-invalid", field.Invalid ? "true" : null);
            if (field.Invalid) input.AddCssClass("is-invalid");
            yield return (Extra(input, field), choices[i].Text);
        }
    }

    private static TagBuilder YesOrNo(FieldPlan field)
    {
        var input = Common(Html.Void("input", "form-check-input"), field)
            .With("type", "checkbox")
            .With("value", "true")
            .With("checked", field.Values.Contains("true") ? "checked" : null);
        // A box that is not ticked sends nothing; this tells it from a form without the box.
        var no = Html.Void("input").With("type", "hidden").With("name", field.Name).With("value", "false");
        return Html.Div("form-check-box", Html.Tag("label", "form-check", Extra(input, field)).Add(Html.Tag("span", "form-check-label", field.Label)))
            .Add(no);
    }

    private static HashSet<string> Chosen(FieldPlan field)
    {
        var chosen = field.Values.Where(value => value.Length > 0).ToHashSet(StringComparer.Ordinal);
        if (chosen.Count == 0) chosen.UnionWith(field.Choices.Where(c => c.Selected).Select(c => c.Value ?? c.Text));
        return chosen;
    }

    private static TagBuilder Common(TagBuilder control, FieldPlan field)
    {
        if (field.Invalid) control.AddCssClass("is-invalid");
        return control
            .With("id", field.Id)
            .With("name", field.Name)
            .With("aria-describedby", field.DescribedBy)
            .With("aria-invalid", field.Invalid ? "true" : null)
            .With("aria-required", field.Required ? "true" : null);
    }

    private static TagBuilder Extra(TagBuilder control, FieldPlan field)
    {
        foreach (var (name, value) in field.Extra) control.Attributes[name] = value ?? "";
        return control;
    }
}
