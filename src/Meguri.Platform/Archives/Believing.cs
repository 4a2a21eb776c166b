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
    public static async Task<T> ThatAsync<T>(string part, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        // A fault of the machine says nothing of the part.
        catch (Exception unbelievable) when (unbelievable is JsonException or FormatException or KeyNotFoundException or InvalidDataException || DatabaseErrors.IsOfTheRows(unbelievable))
        {
            throw new RefusedArchiveException(ArchiveProblems.Forged(part), unbelievable);
        }
    }

    /// <summary>Takes something out of a value of JSON.</summary>
    /// <exception cref="FormatException">The value is of another kind.</exception>
    public static T Value<T>(JsonElement json, Func<JsonElement, T> take)
    {
        try
        {
            return take(json);
        }
        catch (InvalidOperationException otherKind)
        {
            throw new FormatException(otherKind.Message, otherKind);
        }
    }
}
