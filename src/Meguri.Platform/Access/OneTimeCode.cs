using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Meguri.Platform.Access;

/// <summary>
/// One-time codes by time (RFC 6238: HMAC-SHA-1, six digits, 30 seconds), as every authenticator app makes them. Identity's own provider
/// accepts two steps before and after and the same code twice; here it is one step, and a step that was used is used up.
/// </summary>
public static class OneTimeCode
{
    /// <summary>How long a code stands, in seconds.</summary>
    public const int Seconds = 30;

    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    private const int SecretBytes = 20;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A fresh secret of 160 bits.</summary>
    public static byte[] MakeSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The step an instant falls into.</summary>
    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / Seconds;

    /// <summary>The code of a step.</summary>
    public static string Of(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8], hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        HMACSHA1.HashData(secret, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The step a code belongs to: the present one or a neighbour, later than the last one used; null for any other code.</summary>
    public static long? Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long lastUsed)
    {
        long? found = null;
        var typed = Encoding.UTF8.GetBytes(code);
        // All three are computed and compared to the end: the time it takes says nothing.
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(secret, step)), typed) & step > lastUsed) found = step;
        return found;
    }

    /// <summary>Base32 (RFC 4648) without padding, as apps take a secret that is typed.</summary>
    public static string ToBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var value = 0;
            for (var i = bit; i < bit + 5; i++) value = value << 1 | (i / 8 < bytes.Length ? bytes[i / 8] >> (7 - i % 8) & 1 : 0);
            text.Append(Letters[value]);
        }
        return text.ToString();
    }
}
