using System.Text.RegularExpressions;
using Meguri.Web.Http;

namespace Meguri.Web.Access;

/// <summary>Answers as they can be compared: without what is made anew for each, such as tokens.</summary>
internal static partial class PlainAnswer
{
    /// <summary>Status and text of an answer, without the words one asked with.</summary>
    public static string Of(BareAnswer answer, params string[] asked)
    {
        var text = Made().Replace(answer.Text, "");
        foreach (var word in asked) text = text.Replace(word, "ASKED", StringComparison.Ordinal);
        return $"{(int)answer.Status} {text}";
    }

    // Antiforgery tokens and keys of forms, the nonce of a style, and when a file was written.
    [GeneratedRegex("""(?<=name="(__RequestVerificationToken|__IdempotencyKey)"[^>]*value=")[^"]*|(?<=nonce=")[^"]*|<dcterms:\w+[^>]*>[^<]*""")]
    private static partial Regex Made();
}
