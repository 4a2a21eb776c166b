using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Meguri.Web.Kit;

/// <summary>What a control shows: what was typed if it came back refused, else what the model holds.</summary>
internal static class FieldValue
{
    public static IReadOnlyList<string> Of(ModelStateDictionary state, string name, object? model)
    {
        if (state.TryGetValue(name, out var entry) && entry.RawValue is not null)
            return entry.RawValue as string[] ?? [entry.AttemptedValue ?? ""];
        return model is IEnumerable many and not string ? [.. many.Cast<object?>().Select(Text)] : [Text(model)];
    }

    public static string Text(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum choice => choice.ToString(),
        IFormattable text => text.ToString(null, CultureInfo.InvariantCulture),
        // A typed id is posted as its bare value.
        _ when value.GetType().GetProperty("Value") is { } bare => Text(bare.GetValue(value)),
        _ => value.ToString() ?? "",
    };
}
