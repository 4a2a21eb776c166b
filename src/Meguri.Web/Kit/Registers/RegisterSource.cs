using Meguri.Domain.Kernel;

namespace Meguri.Web.Kit.Registers;

/// <summary>What the kit's pages ask of a register, whatever its rows are. A capability derives from <see cref="RegisterSource{T}"/>.</summary>
internal abstract class RegisterSource
{
    /// <summary>One page of the list; null when the address asks for what there is not.</summary>
    public abstract Task<RegisterList?> PageAsync(RegisterReader reader, string path, IQueryCollection query, CancellationToken cancellation);

    /// <summary>The address's query in the one way it is written; null when it asks for what there is not.</summary>
    public abstract Task<string?> CanonicalAsync(RegisterReader reader, IQueryCollection query, CancellationToken cancellation);

    /// <summary>The filters whose value the register no longer has; null when the address asks for anything else that there is not.</summary>
    public abstract Task<IReadOnlyList<LostFilter>?> LostAsync(RegisterReader reader, IQueryCollection query, CancellationToken cancellation);

    /// <summary>The rows as paper shows them; null when the address asks for what there is not.</summary>
    public abstract Task<RegisterPaper?> PaperAsync(RegisterReader reader, IQueryCollection query, CancellationToken cancellation);

    /// <summary>Writes a file, returns its rows; null when the address asks for what there is not.</summary>
    public abstract Task<int?> WriteAsync(RegisterExport export, IQueryCollection query, string format, Stream stream, CancellationToken cancellation);

    /// <summary>Which rows a bulk change is about; null when one of them is not there for the reader.</summary>
    public abstract Task<BulkChoice?> ChooseAsync(BulkRunner runner, IReadOnlyCollection<Guid>? ids, IQueryCollection query, CancellationToken cancellation);

    /// <summary>What may be set in many rows at once.</summary>
    public abstract Task<IReadOnlyList<BulkField>> BulkFieldsAsync(CancellationToken cancellation);

    /// <summary>Looks ahead, or changes the rows; null when one of them is not there for the reader.</summary>
    public abstract Task<BulkOutcome?> ChangeAsync(BulkRunner runner, BulkOrder order, CancellationToken cancellation);
}

/// <summary>A register as its capability gives it to the kit: the declaration, the rows the reader may see, and what may be changed in bulk.</summary>
internal abstract class RegisterSource<T> : RegisterSource where T : Entity
{
    /// <summary>The declaration and the rows the reader may see, for an address.</summary>
    public abstract Task<(Register<T> Register, IQueryable<T> Rows)> OfAsync(IQueryCollection query, CancellationToken cancellation);

    /// <summary>Changes in bulk; null for none.</summary>
    protected virtual BulkChange<T>? Bulk => null;

    public sealed override async Task<RegisterList?> PageAsync(RegisterReader reader, string path, IQueryCollection query, CancellationToken cancellation)
    {
        var (register, rows) = await OfAsync(query, cancellation);
        return await reader.PageAsync(register, rows, path, query, cancellation);
    }

    public sealed override async Task<string?> CanonicalAsync(RegisterReader reader, IQueryCollection query, CancellationToken cancellation)
    {
        var (register, rows) = await OfAsync(query, cancellation);
        return (await reader.NarrowAsync(register, rows, query, cancellation))?.Asked.Address("").TrimStart('?');
    }

    public sealed override async Task<IReadOnlyList<LostFilter>?> LostAsync(RegisterReader reader, IQueryCollection query, CancellationToken cancellation)
    {
        var (register, rows) = await OfAsync(query, cancellation);
        return await reader.LostAsync(register, rows, query, cancellation);
    }

    public sealed override async Task<RegisterPaper?> PaperAsync(RegisterReader reader, IQueryCollection query, CancellationToken cancellation)
    {
        var (register, rows) = await OfAsync(query, cancellation);
        return await reader.PaperAsync(register, rows, query, cancellation);
    }

    public sealed override async Task<int?> WriteAsync(RegisterExport export, IQueryCollection query, string format, Stream stream, CancellationToken cancellation)
    {
        var (register, rows) = await OfAsync(query, cancellation);
        return await export.WriteAsync(register, rows, query, format, stream, cancellation);
    }

    public sealed override async Task<BulkChoice?> ChooseAsync(BulkRunner runner, IReadOnlyCollection<Guid>? ids, IQueryCollection query, CancellationToken cancellation)
    {
        var (register, rows) = await OfAsync(query, cancellation);
        return await runner.ChooseAsync(register, rows, ids, query, cancellation);
    }

    public sealed override async Task<IReadOnlyList<BulkField>> BulkFieldsAsync(CancellationToken cancellation) => Bulk is null ? [] : await Bulk.FieldsAsync(cancellation);

    public sealed override async Task<BulkOutcome?> ChangeAsync(BulkRunner runner, BulkOrder order, CancellationToken cancellation)
    {
        if (Bulk is not { } bulk) return null;
        var (register, rows) = await OfAsync(order.Query, cancellation);
        return await runner.RunAsync(register, bulk, rows, order, cancellation);
    }
}
