namespace Meguri.Platform.Files;

/// <summary>How much an organization may keep.</summary>
/// <param name="File">The longest file, in bytes; <see cref="Longest"/> at most.</param>
/// <param name="Files">How many files.</param>
/// <param name="Total">How much they may be together, in bytes.</param>
/// <param name="Day">How much may arrive in 24 hours, in bytes.</param>
public sealed record FileLimits(long File = FileLimits.Longest, int Files = 100_000, long Total = 10L << 30, long Day = 2L << 30)
{
    /// <summary>The longest file there can be, in bytes.</summary>
    public const long Longest = 50L << 20;
}
