using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;

namespace Meguri.Web.Kit.Imports;

/// <summary>What an import of one register knows: its columns, how a row is read and what it changes. New for each run.</summary>
internal abstract class Importer
{
    /// <summary>Rows that are read, compared and saved together.</summary>
    public const int BatchSize = 500;

    /// <summary>The register's key.</summary>
    public abstract string Key { get; }

    /// <summary>Who may import.</summary>
    public abstract string Permission { get; }

    /// <summary>What a file may bring.</summary>
    public abstract IReadOnlyList<ColumnDefinition> Columns { get; }

    /// <summary>What a column is called.</summary>
    public abstract string LabelOf(string key);

    /// <summary>Reads what every row is compared with.</summary>
    public abstract Task PrepareAsync(CancellationToken cancellation);

    /// <summary>Reads a row; its problems go into the row. Null when it can't be applied.</summary>
    public abstract ImportDraft? Read(ImportRow row);

    /// <summary>Adds and changes the tracked entities of a batch; saves nothing. What an entity refuses, the draft takes (<see cref="ImportDraft.Took"/>).</summary>
    public abstract Task ApplyAsync(IReadOnlyList<ImportDraft> drafts, CancellationToken cancellation);

    /// <summary>After the last batch; saves nothing itself.</summary>
    public virtual Task FinishAsync(ImportReport report, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>A row that can be applied. <see cref="Importer.ApplyAsync"/> names the entity it became.</summary>
internal abstract class ImportDraft(ImportRow row)
{
    /// <summary>Where it comes from.</summary>
    public ImportRow Row { get; } = row;

    /// <summary>How the preview calls it.</summary>
    public required string Title { get; init; }

    /// <summary>The entity, once it was applied.</summary>
    public Entity? Entity { get; set; }

    /// <summary>Takes what the entity said. What only shows beside what is stored, such as a last day before the first one, is an error of the row like any other.</summary>
    /// <param name="result">What the entity said.</param>
    /// <returns>True when it was done.</returns>
    public bool Took(Result result)
    {
        foreach (var problem in result.Problems) Row.Refuse(problem.Field ?? "", problem);
        return result.Ok;
    }
}
