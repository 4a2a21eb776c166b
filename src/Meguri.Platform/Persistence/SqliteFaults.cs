namespace Meguri.Platform.Persistence;

/// <summary>What is known to be wrong with versions of SQLite, and what we do about it (docs/adr/0003-sqlite.md).</summary>
public static class SqliteFaults
{
    /// <summary>True for a version that can lose a commit when a checkpoint resets the log beside it: 3.7.0 to 3.51.2, but for 3.50.7 and 3.44.6 and what follows on them.</summary>
    public static bool ResetsTheLogUnderCommits(Version version) => version >= new Version(3, 7, 0) && version < new Version(3, 51, 3)
        && !(version.Minor == 50 && version.Build >= 7) && !(version.Minor == 44 && version.Build >= 6);
}
