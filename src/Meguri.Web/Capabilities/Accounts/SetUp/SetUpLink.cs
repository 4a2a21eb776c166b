using System.Security.Cryptography;
using System.Text;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>The one-time link for the first organization. Lives in memory only: a restart makes another.</summary>
internal sealed class SetUpLink
{
    private byte[]? tokenHash;

    /// <summary>Makes the link's path; the token has 256 bits.</summary>
    public string Make()
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        tokenHash = Hash(token);
        return "/setup?token=" + token;
    }

    /// <summary>True for the token of the link while it is unused.</summary>
    public bool Fits(string? token) => tokenHash is not null && token is not null && CryptographicOperations.FixedTimeEquals(tokenHash, Hash(token));

    /// <summary>The link is used up.</summary>
    public void Use() => tokenHash = null;

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
