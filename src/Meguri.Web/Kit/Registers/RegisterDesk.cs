using Meguri.Platform.Access;
using Microsoft.AspNetCore.WebUtilities;

namespace Meguri.Web.Kit.Registers;

/// <summary>Opens the registers of the manifests: the list with all that belongs to it.</summary>
internal sealed class RegisterDesk(RegisterReader reader, SavedViews views, Access access, IServiceProvider services)
{
    /// <summary>The source of an entry.</summary>
    public RegisterSource SourceOf(RegisterEntry entry) => (RegisterSource)services.GetRequiredService(entry.Source);

    /// <summary>A page of the list with its tools; null when the address asks for what there is not.</summary>
    public async Task<RegisterList?> OpenAsync(RegisterEntry entry, IQueryCollection query, CancellationToken cancellation)
    {
        var source = SourceOf(entry);
        var list = await source.PageAsync(reader, entry.Path, query, cancellation);
        var worn = list is null ? await WornAsync(entry, query, cancellation) : null;
        if (worn is not null) list = await source.PageAsync(reader, entry.Path, worn.Left, cancellation);
        if (list is null) return null;
        var here = list.Query.Address("").TrimStart('?');
        list.Tools = new Tools(entry, here,
            [.. (await views.OfAsync(entry, cancellation)).Select(v => new Saved(v.Name, $"{entry.Path}?{v.Query}", v.IsShared, v.Query == here || v.Id == worn?.View.Id))],
            access.May(RegistersModule.Share), entry.Bulk is { } bulk && access.May(bulk), worn);
        return list;
    }

    /// <summary>The address the reader wants a register opened at; null for the list as declared, and for one that can no longer be read.</summary>
    public async Task<string?> BeginningAsync(RegisterEntry entry, CancellationToken cancellation)
    {
        if (await views.DefaultAsync(entry, cancellation) is not { } view) return null;
        if (await CanonicalAsync(entry, view.Query, cancellation) is { } query) return $"{entry.Path}?{query}";
        return await WornAsync(entry, Parse(view.Query), cancellation) is null ? null : $"{entry.Path}?{view.Query}";
    }

    /// <summary>A query in the one way it is written; null when the register cannot be asked so.</summary>
    public Task<string?> CanonicalAsync(RegisterEntry entry, string query, CancellationToken cancellation) =>
        SourceOf(entry).CanonicalAsync(reader, Parse(query), cancellation);

    private static QueryCollection Parse(string query) => new(QueryHelpers.ParseQuery(query));

    /// <summary>The saved view at this address, when all that is wrong with it is that values it filters by are gone.</summary>
    private async Task<WornView?> WornAsync(RegisterEntry entry, IQueryCollection query, CancellationToken cancellation)
    {
        if ((await views.OfAsync(entry, cancellation)).FirstOrDefault(view => WornView.IsAt(view, query)) is not { } view) return null;
        return await SourceOf(entry).LostAsync(reader, query, cancellation) is { Count: > 0 } lost
            ? new WornView(view, lost, WornView.Without(query, lost), !view.IsShared || access.May(RegistersModule.Share)) : null;
    }

    /// <summary>What stands around a list.</summary>
    /// <param name="Entry">The register.</param>
    /// <param name="Query">The list's query in the one way it is written.</param>
    /// <param name="Views">The saved views the reader sees.</param>
    /// <param name="MayShare">They may save views for everybody.</param>
    /// <param name="MayChange">They may change rows in bulk.</param>
    /// <param name="Worn">The saved view that is open, when filters of it are gone.</param>
    internal sealed record Tools(RegisterEntry Entry, string Query, IReadOnlyList<Saved> Views, bool MayShare, bool MayChange, WornView? Worn);

    /// <summary>A saved view in the list's head.</summary>
    internal sealed record Saved(string Name, string Path, bool Shared, bool Active);
}
