using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Meguri.Web.Kit;

/// <summary>Said along with a form and kept nowhere, such as the reason of a change: nothing stored stands beside it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SaidOnlyAttribute : Attribute;

/// <summary>What is stored by now under a form that was made before somebody else saved: fields show it beside what was typed.</summary>
/// <param name="Stored">The form as it would be made now.</param>
/// <param name="Who">Who saved last; null when that is not known.</param>
/// <param name="When">When, where the organization is.</param>
/// <param name="Href">Makes the form anew.</param>
internal sealed record StaleForm(object Stored, string? Who, DateTimeOffset? When, string Href)
{
    private const string Key = "stale-form";

    /// <summary>The one of this page, if any.</summary>
    public static StaleForm? Of(ViewDataDictionary data) => data[Key] as StaleForm;

    /// <summary>Gives it to the page.</summary>
    public void Show(ViewDataDictionary data) => data[Key] = this;

    /// <summary>The stored values of a field, as its control would hold them; null for what is not stored.</summary>
    /// <param name="name">The name the field is sent under: <c>Input.Steps[0].Text</c>.</param>
    public IReadOnlyList<string>? ValuesOf(string name)
    {
        object? at = Stored;
        foreach (var part in name.Split('.', '[').Skip(1))
        {
            if (part.EndsWith(']'))
            {
                var index = int.Parse(part.AsSpan(0, part.Length - 1), CultureInfo.InvariantCulture);
                // A line that is not stored has nothing beside it.
                if (at is not IList list || index >= list.Count || list[index] is not { } line) return null;
                at = line;
            }
            else if (at is not null)
            {
                if (at.GetType().GetProperty(part) is not { } property || property.IsDefined(typeof(SaidOnlyAttribute), inherit: true)) return null;
                at = property.GetValue(at);
            }
        }
        return FieldValue.Of(new ModelStateDictionary(), name, at);
    }
}
