using Meguri.Domain.Kernel;

namespace Meguri.Platform.Archives;

/// <summary>What an archive is of.</summary>
public enum ArchiveKind
{
    /// <summary>A whole installation, keys and all.</summary>
    Installation,

    /// <summary>One organization, to be taken elsewhere.</summary>
    Organization,
}

/// <summary>The list of what is in an archive.</summary>
/// <param name="Format">The format and its version: <see cref="Name"/>.</param>
/// <param name="Kind">What it is of.</param>
/// <param name="Program">The program that made it, with its version.</param>
/// <param name="MadeAt">When: UTC with three decimals.</param>
/// <param name="Schema">The migrations of the database it was made from, by name, in order.</param>
/// <param name="Tables">What each table looks like.</param>
/// <param name="StateHash">The state that it holds.</param>
/// <param name="Sections">The installation and its organizations, or one organization.</param>
/// <param name="Parts">Everything in it but this list.</param>
public sealed record ArchiveManifest(
    string Format, ArchiveKind Kind, string Program, string MadeAt, IReadOnlyList<string> Schema, IReadOnlyList<TableShape> Tables, string StateHash,
    IReadOnlyList<SectionState> Sections, IReadOnlyList<ArchivePart> Parts)
{
    /// <summary>The format and its version.</summary>
    public const string Name = "meguri-archive/1";

    /// <summary>Where it stands in the archive.</summary>
    public const string File = "manifest.json";

    /// <summary>Where rows stand.</summary>
    public const string Rows = "rows/";

    /// <summary>Where files stand.</summary>
    public const string Files = "files/";

    /// <summary>Where the rows of a table stand.</summary>
    public static string RowsOf(Guid section, string table) => $"{Rows}{(section == OrganizationId.Installation.Value ? "installation" : section.ToString())}/{table}.jsonl";

    /// <summary>Where a file stands.</summary>
    public static string FileOf(Guid section, string sha256) => $"{Files}{section}/{sha256}";
}

/// <summary>A part of an archive.</summary>
/// <param name="Name">Its name, with forward slashes.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">SHA-256 over it.</param>
public sealed record ArchivePart(string Name, long Bytes, string Sha256);
