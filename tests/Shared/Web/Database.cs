namespace Meguri.Tests;

/// <summary>The databases Meguri runs on.</summary>
public enum Database
{
    /// <summary>The embedded one.</summary>
    Sqlite,

    /// <summary>The one for production.</summary>
    Postgres,
}
