using System.Security.Cryptography;
using Meguri.Platform.Persistence;

namespace Meguri.Web.Host;

/// <summary>The key a form is sent with: a hidden field of every form, or the header <c>Idempotency-Key</c> of a program, which counts before the field.</summary>
internal static class FormKey
{
    /// <summary>The hidden field.</summary>
    public const string Field = "__IdempotencyKey";

    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>A fresh one.</summary>
    public static string Make() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The key of a request; null when it carries none.</summary>
    /// <param name="request">A POST whose form was read already.</param>
    /// <param name="key">The key.</param>
    /// <returns>False for a key that cannot be one.</returns>
    public static bool TryRead(HttpRequest request, out string? key)
    {
        var sent = request.Headers[Header];
        if (sent.Count == 0 && request.HasFormContentType) sent = request.Form[Field];
        key = sent.Count > 0 ? sent[0] : null;
        return sent.Count <= 1 && (key is null || key.Length is > 0 and <= FormAnswer.LongestKey && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
    }
}
