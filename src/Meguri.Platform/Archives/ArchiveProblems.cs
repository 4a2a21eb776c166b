using Meguri.Domain.Kernel;

namespace Meguri.Platform.Archives;

/// <summary>Every refusal of an archive. Nothing was touched when one is said.</summary>
public static class ArchiveProblems
{
    /// <summary>Damaged, cut off, or no archive at all: the check sum at its end is not that of its bytes. Value: the file.</summary>
    public static Problem Damaged(string file) => new("archive_damaged", null, file);

    /// <summary>Whole, but made by another program, or without a list of what is in it. Value: the file.</summary>
    public static Problem Foreign(string file) => new("archive_foreign", null, file);

    /// <summary>Made by a newer Meguri. Value: the program that made it.</summary>
    public static Problem Newer(string program) => new("archive_newer", null, program);

    /// <summary>An organization from an older Meguri; its rows have no place in the present schema. Value: the program that made it.</summary>
    public static Problem Older(string program) => new("archive_older", null, program);

    /// <summary>What is in it is not what its list says. Value: the part.</summary>
    public static Problem Forged(string part) => new("archive_forged", null, part);

    /// <summary>A backup where one organization is asked for, or the other way round.</summary>
    public static Problem OtherKind { get; } = new("archive_other_kind");

    /// <summary>The database it is to be loaded into holds something.</summary>
    public static Problem TargetNotEmpty { get; } = new("archive_target_not_empty");

    /// <summary>The database it is to be loaded into has a newer schema than the archive; only one without a schema can take it.</summary>
    public static Problem TargetAhead { get; } = new("archive_target_ahead");

    /// <summary>What was loaded is not what was saved; it was taken back. Values: the hash it should have, and the one it has.</summary>
    public static Problem Differs(string wanted, string found) => new("archive_differs", null, wanted, found);

    /// <summary>It would unpack to more than there is room for. Values: how many MiB it needs, and how many there are.</summary>
    public static Problem NoRoom(decimal needed, long free) => new("archive_no_room", null, needed, free);

    /// <summary>The folder has another key of the same name. Values: the folder, and the key.</summary>
    public static Problem OtherKey(string folder, string key) => new("archive_other_key", null, folder, key);

    /// <summary>The organization is here already. Value: its address.</summary>
    public static Problem OrganizationThere(string slug) => new("archive_organization_there", null, slug);
}

/// <summary>An archive that is refused.</summary>
public sealed class RefusedArchiveException(Problem problem, Exception? cause = null) : Exception(problem.Code, cause)
{
    /// <summary>Why.</summary>
    public Problem Problem { get; } = problem;
}
