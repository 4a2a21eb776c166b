using Meguri.Domain.Kernel;

namespace Meguri.Web.Kit.Registers;

/// <summary>
/// The one declaration of a register (design: one declaration gives list, filters, sort, columns, exports, history labels).
/// </summary>
internal sealed class Register<T> where T : Entity
{
    /// <summary>Its key: the file name of an export.</summary>
    public required string Key { get; init; }

    /// <summary>What it is called.</summary>
    public required Func<string> Title { get; init; }

    /// <summary>The fields, in the order of the columns.</summary>
    public required IReadOnlyList<RegisterField<T>> Fields { get; init; }

    /// <summary>Ready-made views; the first shows all.</summary>
    public IReadOnlyList<RegisterView<T>> Views { get; init; } = [];

    /// <summary>Rows in which a text occurs.</summary>
    public required Func<IQueryable<T>, string, IQueryable<T>> Search { get; init; }

    /// <summary>The page of a row, below the organization's address.</summary>
    public required Func<T, string> PathOf { get; init; }

    /// <summary>The field whose cell links to the row's page.</summary>
    public required string LinkField { get; init; }

    /// <summary>Reads what the fields need besides the rows: for all rows of a page at once, or for an export (null) for every row there may be.</summary>
    public Func<IReadOnlyList<T>?, CancellationToken, Task>? Prepare { get; init; }

    /// <summary>The order unless the reader chose another; a leading <c>-</c> turns it round.</summary>
    public required string DefaultSort { get; init; }

    /// <summary>A field, or null.</summary>
    public RegisterField<T>? Find(string key) => Fields.FirstOrDefault(f => f.Key == key);
}
