using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Meguri.Web.Kit;

/// <summary>One sentence for the next page: what was done, and perhaps where it can be undone.</summary>
/// <param name="Tone">How it went.</param>
/// <param name="Text">What happened.</param>
/// <param name="LinkHref">Where to look or undo.</param>
/// <param name="LinkText">What that link is called.</param>
public sealed record Flash(Tone Tone, string Text, string? LinkHref = null, string? LinkText = null);

/// <summary>Carries <see cref="Flash"/> over a redirect.</summary>
public static class FlashMessages
{
    private const string Key = "flash";

    // They travel in a cookie: where many saves show no page, as a program's, the last ones are enough.
    private const int Most = 4;

    /// <summary>Leaves a message for the next page.</summary>
    public static void Flash(this ITempDataDictionary temp, Tone tone, string text, string? linkHref = null, string? linkText = null)
    {
        var waiting = temp.Peek(Key) as string[] ?? [];
        temp[Key] = waiting.TakeLast(Most - 1).Append(JsonSerializer.Serialize(new Flash(tone, text, linkHref, linkText))).ToArray();
    }

    /// <summary>Takes the messages that wait; they are shown once.</summary>
    public static IReadOnlyList<Flash> TakeFlashes(this ITempDataDictionary temp) =>
        [.. (temp[Key] as string[] ?? []).Select(json => JsonSerializer.Deserialize<Flash>(json)!)];
}
