using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Meguri.Web.Kit;

/// <summary>Draws what was typed and what is stored side by side, where they differ.</summary>
internal static class Versus
{
    /// <summary>Null when both are the same.</summary>
    public static IHtmlContent? Build(FieldPlan field, IReadOnlyList<string>? stored)
    {
        if (stored is null || field.Kind is FieldKind.Password or FieldKind.File) return null;
        var (mine, theirs) = (Plain(field, field.Values), Plain(field, stored));
        if (mine.SequenceEqual(theirs)) return null;
        // Without script one types it over; the button copies it.
        var take = Html.Tag("button", "btn btn-sm", KitWords.TakeIt).With("type", "button").With("hidden", "").With("data-take", JsonSerializer.Serialize(theirs)).With("data-name", field.Name);
        return Html.Div("versus")
            .Add(Side(KitWords.Typed, Say(field, mine)))
            .Add(Side(KitWords.Stored, Say(field, theirs)).Add(take));
    }

    private static TagBuilder Side(string title, string text) => Html.Div("versus-side").Add(Html.Div("k", title)).Add(Html.Div("versus-text", text));

    private static List<string> Plain(FieldPlan field, IReadOnlyList<string> values)
    {
        // A ticked box is sent with the "no" behind it.
        if (field.IsLoneCheckbox) return [values.Contains("true") ? "true" : "false"];
        var texts = values.Select(value => value.ReplaceLineEndings("\n").Trim()).Where(value => value.Length > 0);
        return field.Many ? [.. texts.Order(StringComparer.Ordinal)] : [.. texts];
    }

    private static string Say(FieldPlan field, List<string> values)
    {
        if (values.Count == 0) return "—";
        if (field.IsLoneCheckbox) return values[0] == "true" ? KitWords.Yes : KitWords.No;
        if (field.Kind == FieldKind.Date) return values[0].Replace('-', '/');
        return WordList.Of(values.Select(value => field.Choices.FirstOrDefault(choice => (choice.Value ?? choice.Text) == value)?.Text ?? value));
    }
}
