using Microsoft.Data.Sqlite;

namespace Meguri.Platform.Persistence;

/// <summary>Versions of what Meguri stands on that are known to be at fault; it does not run on them.</summary>
public static class KnownFaults
{
    /// <summary>The oldest runtime whose Data Protection cannot be made to believe forged cookies (CVE-2026-40372).</summary>
    public static Version OldestRuntime { get; } = new(10, 0, 7);

    /// <summary>The SQLite that is loaded.</summary>
    public static Version Sqlite
    {
        get
        {
            using var connection = new SqliteConnection();
            return Version.Parse(connection.ServerVersion);
        }
    }

    /// <summary>True for a version of SQLite that can lose a commit when a checkpoint resets the log beside it (docs/adr/0003-sqlite.md): 3.7.0 to 3.51.2, but for 3.50.7 and 3.44.6 and what follows on them.</summary>
    public static bool ResetsTheLogUnderCommits(Version version) => version >= new Version(3, 7, 0) && version < new Version(3, 51, 3)
        && !(version.Minor == 50 && version.Build >= 7) && !(version.Minor == 44 && version.Build >= 6);
}
