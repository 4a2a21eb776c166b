using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;

namespace Meguri.Web.Kit.Registers;

/// <summary>One field of a register: everything that list, filter, export, history and import need to know of it.</summary>
internal sealed class RegisterField<T>(string key, Func<string> label, Func<T, RegisterContext, object?> value) where T : Entity
{
    /// <summary>The property's name; also its key in addresses and mappings.</summary>
    public string Key { get; } = key;

    /// <summary>What it is called.</summary>
    public Func<string> Label { get; } = label;

    /// <summary>The value as exports write it: text, number, date or null.</summary>
    public Func<T, RegisterContext, object?> Value { get; } = value;

    /// <summary>How the list shows it; the value's text unless said otherwise.</summary>
    public Func<T, RegisterContext, RegisterCell>? Cell { get; init; }

    /// <summary>Shown unless the reader chose other columns.</summary>
    public bool Shown { get; init; }

    /// <summary>False for what other fields say already: exports carry each fact once.</summary>
    public bool Exported { get; init; } = true;

    /// <summary>The order by this field, when lists can be in it.</summary>
    public Sorting<T>? Sorting { get; init; }

    /// <summary>The filter on this field, when there is one.</summary>
    public RegisterFilter<T>? Filter { get; init; }

    /// <summary>The person a row names here; their names are read for all rows of a page at once.</summary>
    public Func<T, PersonId?>? Person { get; init; }

    /// <summary>Width in an exported sheet, in characters.</summary>
    public double Width { get; init; } = 16;
}

/// <summary>A filter: its choices, and what a chosen value leaves.</summary>
/// <param name="Choices">What can be chosen, value and label.</param>
/// <param name="Apply">The rows left; null when the value is none of the choices.</param>
internal sealed record RegisterFilter<T>(
    Func<RegisterContext, IEnumerable<(string Value, string Label)>> Choices,
    Func<IQueryable<T>, string, RegisterContext, IQueryable<T>?> Apply);

/// <summary>A ready-made view of a register, such as 管理者なし.</summary>
/// <param name="Key">Its key in addresses.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Apply">The rows it shows.</param>
internal sealed record RegisterView<T>(string Key, Func<string> Label, Func<IQueryable<T>, RegisterContext, IQueryable<T>> Apply);

/// <summary>What values need beyond their row.</summary>
internal sealed class RegisterContext(DepartmentTree departments, DateOnly today)
{
    /// <summary>The departments.</summary>
    public DepartmentTree Departments { get; } = departments;

    /// <summary>Today where the organization is.</summary>
    public DateOnly Today { get; } = today;

    /// <summary>Names of the people the rows at hand refer to.</summary>
    public Dictionary<PersonId, string> People { get; } = [];

    /// <summary>A person's name; null for nobody.</summary>
    public string? NameOf(PersonId? person) => person is { } id ? People.GetValueOrDefault(id) : null;
}

/// <summary>What stands in one cell of a list.</summary>
/// <param name="Text">The text; empty shows a dash.</param>
/// <param name="Sub">A second, quieter line.</param>
/// <param name="Badges">Badges instead of text.</param>
/// <param name="Numeric">Right-aligned, with figures of one width.</param>
/// <param name="Nowrap">Kept on one line.</param>
internal sealed record RegisterCell(string? Text, string? Sub = null, IReadOnlyList<(string Text, Tone Tone)>? Badges = null, bool Numeric = false, bool Nowrap = false);
