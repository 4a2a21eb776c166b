using System.Collections;
using Meguri.Platform.Localization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Meguri.Web.Kit;

/// <summary>All that is known of a field before its control is drawn.</summary>
internal sealed class FieldPlan
{
    public required string Name { get; init; }
    public required string Id { get; init; }
    public required string Label { get; init; }
    public required ModelMetadata Metadata { get; init; }
    public required FieldKind Kind { get; init; }
    public required IReadOnlyList<string> Values { get; init; }
    public required IReadOnlyList<SelectListItem> Choices { get; init; }
    public required bool Required { get; init; }
    public required string? Empty { get; init; }
    public required int Rows { get; init; }
    public required bool HasHint { get; init; }
    public required IReadOnlyList<string> Problems { get; init; }
    public required IReadOnlyList<(string Name, string? Value)> Extra { get; init; }

    public string Value => Values.Count > 0 ? Values[0] : "";
    public bool Invalid => Problems.Count > 0;
    public bool Many => IsMany(Metadata);
    public bool IsLoneCheckbox => Kind == FieldKind.Checkbox && Choices.Count == 0;
    public bool IsGroup => Kind is FieldKind.Radio or FieldKind.Segments || (Kind == FieldKind.Checkbox && Choices.Count > 0);
    public string HintId => Id + "_hint";
    public string ProblemId => Id + "_problem";

    public string? DescribedBy => (HasHint, Invalid) switch
    {
        (true, true) => $"{HintId} {ProblemId}",
        (true, false) => HintId,
        (false, true) => ProblemId,
        _ => null,
    };

    public static FieldKind KindOf(ModelMetadata metadata, bool hasItems)
    {
        var type = metadata.UnderlyingOrModelType;
        if (IsMany(metadata) && hasItems) return FieldKind.Checkbox;
        if (hasItems) return FieldKind.Select;
        if (type.IsEnum) return Enum.GetValues(type).Length <= 5 ? FieldKind.Radio : FieldKind.Select;
        if (type == typeof(bool)) return FieldKind.Checkbox;
        if (type == typeof(DateOnly) || type == typeof(DateTime)) return FieldKind.Date;
        if (type == typeof(IFormFile)) return FieldKind.File;
        if (type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(byte) || type == typeof(decimal) || type == typeof(double))
            return FieldKind.Number;
        return metadata.DataTypeName switch
        {
            "MultilineText" => FieldKind.Multiline,
            "Password" => FieldKind.Password,
            "EmailAddress" => FieldKind.Email,
            _ => FieldKind.Text,
        };
    }

    public static IReadOnlyList<SelectListItem> ChoicesOf(ModelMetadata metadata, IEnumerable<SelectListItem>? items, WordBook? words)
    {
        if (items is not null) return [.. items];
        var type = metadata.UnderlyingOrModelType;
        if (!type.IsEnum) return [];
        if (words is null) throw new InvalidOperationException($"No words for the choices of {type.Name}.");
        return [.. Enum.GetNames(type).Select(name => new SelectListItem(words[$"{type.Name}_{name}"], name))];
    }

    // A tick, a list of ticks and an enum that cannot be null are never empty: nothing to remind of.
    public static bool MustBeFilled(ModelMetadata metadata) =>
        metadata.IsRequired && !IsMany(metadata) && metadata.UnderlyingOrModelType != typeof(bool)
        && (metadata.IsNullableValueType || !metadata.ModelType.IsEnum);

    private static bool IsMany(ModelMetadata metadata) =>
        metadata.ModelType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(metadata.ModelType);
}
