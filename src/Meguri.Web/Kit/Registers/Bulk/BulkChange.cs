using Meguri.Domain.Kernel;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Meguri.Web.Kit.Registers;

/// <summary>What of a register may be set in many rows at once, and how a row takes it: through its aggregate's own method.</summary>
internal abstract class BulkChange<T> where T : Entity
{
    /// <summary>The right to it.</summary>
    public abstract string Permission { get; }

    /// <summary>The activity's name in the trail.</summary>
    public abstract string Act { get; }

    /// <summary>The fields, in the order of the form; their keys are those of the register.</summary>
    public abstract Task<IReadOnlyList<BulkField>> FieldsAsync(CancellationToken cancellation);

    /// <summary>The rows the actor may change.</summary>
    public abstract Task<IQueryable<T>> EditableAsync(CancellationToken cancellation);

    /// <summary>Changes rows the actor may change; a result for each, in their order. What belongs to the same save is changed with them.</summary>
    public abstract Task<IReadOnlyList<Result>> ApplyAsync(IReadOnlyList<T> rows, BulkValues values, CancellationToken cancellation);
}

/// <summary>A field that may be set in many rows at once.</summary>
/// <param name="Key">The register's field.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Choices">What may be set; null for a text.</param>
/// <param name="Clears">Whether it may be emptied.</param>
internal sealed record BulkField(string Key, string Label, IReadOnlyList<SelectListItem>? Choices = null, bool Clears = false)
{
    /// <summary>Most characters of a text.</summary>
    public const int Longest = 200;

    /// <summary>Texts to choose from while typing.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>True for what may be set.</summary>
    public bool Takes(string value) =>
        value.Length == 0 ? Clears : Choices is null ? value.Length <= Longest && !value.Any(char.IsControl) : Choices.Any(c => c.Value == value);

    /// <summary>The choices of an enum.</summary>
    public static IReadOnlyList<SelectListItem> Of<TChoice>(Platform.Localization.WordBook words) where TChoice : struct, Enum =>
        [.. Enum.GetValues<TChoice>().Select(value => new SelectListItem(words.Of(value), value.ToString()))];
}

/// <summary>What is to be set: field → value; an empty one clears the field.</summary>
internal sealed class BulkValues(IReadOnlyDictionary<string, string> values)
{
    /// <summary>As they were sent.</summary>
    public IReadOnlyDictionary<string, string> All => values;

    /// <summary>True when the field is to be set.</summary>
    public bool Has(string key) => values.ContainsKey(key);

    /// <summary>The new text, or what is there when the field stays as it is.</summary>
    public string? Text(string key, string? now) => values.TryGetValue(key, out var value) ? value.Length == 0 ? null : value : now;

    /// <summary>The new id, or what is there when the field stays as it is.</summary>
    public TId? Id<TId>(string key, TId? now) where TId : struct, IId<TId> =>
        values.TryGetValue(key, out var value) ? Guid.TryParse(value, out var id) ? TId.From(id) : null : now;

    /// <summary>The new choice, or what is there when the field stays as it is.</summary>
    public TChoice? Choice<TChoice>(string key, TChoice? now) where TChoice : struct, Enum =>
        values.TryGetValue(key, out var value) ? Enum.TryParse<TChoice>(value, out var choice) ? choice : null : now;
}
