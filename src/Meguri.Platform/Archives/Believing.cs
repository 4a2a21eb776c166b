using System.Data.Common;
using System.Text.Json;
using Meguri.Platform.Persistence;

namespace Meguri.Platform.Archives;

/// <summary>Does something with what an archive holds. Whoever put it together may have sealed anything: what cannot be read, or has no place in the database, is refused by its name.</summary>
internal static class Believing
{
    /// <summary>Does it.</summary>
    /// <param name="part">What is read.</param>
    /// <param name="act">What is done with it, within a transaction that a refusal undoes.</param>
    /// <exception cref="RefusedArchiveException">It cannot be what Meguri wrote.</exception>
    public static async Task ThatAsync(string part, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception unbelievable) when (IsOfThePart(unbelievable))
        {
            throw new RefusedArchiveException(ArchiveProblems.Forged(part), unbelievable);
        }
    }

    // A database that is away or full says nothing of the part.
    private static bool IsOfThePart(Exception exception) => exception is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or InvalidDataException
        || exception is DbException && !DatabaseErrors.IsAway(exception) && !DatabaseErrors.IsFull(exception);
}
