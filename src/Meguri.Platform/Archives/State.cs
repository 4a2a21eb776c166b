using System.Security.Cryptography;
using System.Text;
using Meguri.Domain.Kernel;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;

namespace Meguri.Platform.Archives;

/// <summary>What a section holds: rows counted, and one hash over all of them.</summary>
/// <param name="Id">The organization; the empty id for the installation.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Name">Its name.</param>
/// <param name="Hash">SHA-256 over each table's name and lines, tables without rows left out, and over each file's name and whether it holds what it did.</param>
/// <param name="Rows">Table → rows; only tables with rows.</param>
/// <param name="Trail">The end of its chain.</param>
/// <param name="Files">The files that its rows name and that hold what they did.</param>
/// <param name="Broken">Those that are missing or hold something else.</param>
public sealed record SectionState(
    Guid Id, string? Slug, string? Name, string Hash, IReadOnlyDictionary<string, long> Rows, TrailEnd Trail, IReadOnlyList<string> Files, IReadOnlyList<string> Broken);

/// <summary>The state of an installation: equal where and only where every row that is kept is equal, on whichever database.</summary>
/// <param name="Hash">SHA-256 over the sections' ids and hashes.</param>
/// <param name="Sections">The installation first.</param>
public sealed record State(string Hash, IReadOnlyList<SectionState> Sections)
{
    /// <summary>Reads everything as it stands at one moment, one row at a time.</summary>
    public static async Task<State> ReadAsync(MeguriDb db, IFileStore files, CancellationToken cancellation)
    {
        await using var rows = await StoredRows.OpenAsync(db, TableShape.AllOf(db), cancellation);
        return await OfAsync(rows, files, cancellation);
    }

    /// <summary>Reads one organization.</summary>
    /// <returns>Null when there is none of that address.</returns>
    public static async Task<SectionState?> ReadAsync(MeguriDb db, IFileStore files, string slug, CancellationToken cancellation)
    {
        await using var rows = await StoredRows.OpenAsync(db, TableShape.AllOf(db), cancellation);
        return (await rows.SectionsAsync(cancellation)).SingleOrDefault(s => s.Slug == slug) is { } section ? await OfAsync(rows, files, section, cancellation) : null;
    }

    internal static async Task<State> OfAsync(StoredRows rows, IFileStore files, CancellationToken cancellation, Func<Section, TableShape, Task<Stream>>? open = null)
    {
        var sections = new List<SectionState>();
        foreach (var section in await rows.SectionsAsync(cancellation)) sections.Add(await OfAsync(rows, files, section, cancellation, open));
        return new State(Sum(sections), sections);
    }

    /// <summary>Reads one section; writes each line into the stream that is opened for its table, when one is asked for.</summary>
    internal static async Task<SectionState> OfAsync(StoredRows rows, IFileStore files, Section section, CancellationToken cancellation, Func<Section, TableShape, Task<Stream>>? open = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var (whole, broken) = (new List<string>(), new List<string>());
        rows.Files.Clear();
        foreach (var table in rows.TablesOf(section))
        {
            Stream? part = null;
            try
            {
                await foreach (var line in rows.LinesAsync(section, table, cancellation))
                {
                    if (!counts.ContainsKey(table.Name))
                    {
                        (counts[table.Name], part) = (0, open is null ? null : await open(section, table));
                        hash.AppendData(Encoding.UTF8.GetBytes(table.Name + "\n"));
                    }
                    counts[table.Name]++;
                    hash.AppendData(line);
                    if (part is not null) await part.WriteAsync(line, cancellation);
                }
            }
            finally
            {
                if (part is not null) await part.DisposeAsync();
            }
        }
        foreach (var name in rows.Files)
        {
            var sound = await FileCheck.HashAsync(files, new OrganizationId(section.Id), name, cancellation) == name;
            (sound ? whole : broken).Add(name);
            hash.AppendData(Encoding.UTF8.GetBytes($"{name} {(sound ? "whole" : "broken")}\n"));
        }
        return new SectionState(section.Id, section.Slug, section.Name, TrailHash.Hex(hash.GetHashAndReset()), counts, await rows.EndAsync(section, cancellation), whole, broken);
    }

    internal static string Sum(IEnumerable<SectionState> sections) =>
        TrailHash.Hex(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(sections.Select(s => $"{s.Id} {s.Hash}\n")))));
}
