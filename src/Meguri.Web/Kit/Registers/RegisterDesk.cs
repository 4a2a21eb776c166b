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
        if (await source.PageAsync(reader, entry.Path, query, cancellation) is not { } list) return null;
        var here = list.Query.Address("").TrimStart('?');
        list.Tools = new Tools(entry, here,
            [.. (await views.OfAsync(entry, cancellation)).Select(v => new Saved(v.Name, $"{entry.Path}?{v.Query}", v.IsShared, v.Query == here))],
            access.May(RegistersModule.Share), entry.Bulk is { } bulk && access.May(bulk));
        return list;
    }

    /// <summary>The address the reader wants a register opened at; null for the list as declared, and for one that can no longer be read.</summary>
    public async Task<string?> BeginningAsync(RegisterEntry entry, CancellationToken cancellation) =>
        await views.DefaultAsync(entry, cancellation) is { } view && await CanonicalAsync(entry, view.Query, cancellation) is { } query ? $"{entry.Path}?{query}" : null;

    /// <summary>A query in the one way it is written; null when the register cannot be asked so.</summary>
    public Task<string?> CanonicalAsync(RegisterEntry entry, string query, CancellationToken cancellation) =>
        SourceOf(entry).CanonicalAsync(reader, new QueryCollection(QueryHelpers.ParseQuery(query)), cancellation);

    /// <summary>What stands around a list.</summary>
    /// <param name="Entry">The register.</param>
    /// <param name="Query">The list's query in the one way it is written.</param>
    /// <param name="Views">The saved views the reader sees.</param>
    /// <param name="MayShare">They may save views for everybody.</param>
    /// <param name="MayChange">They may change rows in bulk.</param>
    internal sealed record Tools(RegisterEntry Entry, string Query, IReadOnlyList<Saved> Views, bool MayShare, bool MayChange);

    /// <summary>A saved view in the list's head.</summary>
    internal sealed record Saved(string Name, string Path, bool Shared, bool Active);
}
