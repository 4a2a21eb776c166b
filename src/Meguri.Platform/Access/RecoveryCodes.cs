using System.Security.Cryptography;
using System.Text;

namespace Meguri.Platform.Access;

/// <summary>Codes on paper for whoever lost the device: 60 bits each, shown once, kept as hashes, each good for one sign-in.</summary>
public static class RecoveryCodes
{
    /// <summary>How many are made at a time.</summary>
    public const int Count = 10;

    private const int Length = 12;

    // Without the letters and digits that look alike on paper.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Fresh codes, written <c>XXXX-XXXX-XXXX</c>.</summary>
    public static IReadOnlyList<string> Make() => [.. Enumerable.Range(0, Count).Select(_ =>
        string.Join('-', RandomNumberGenerator.GetString(Letters, Length).Chunk(4).Select(part => new string(part))))];

    /// <summary>What is kept of a code; null for what cannot be one.</summary>
    public static string? Hash(Guid account, string code)
    {
        var typed = new string([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return typed.Length == Length ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account:N}:{typed}"))) : null;
    }
}
