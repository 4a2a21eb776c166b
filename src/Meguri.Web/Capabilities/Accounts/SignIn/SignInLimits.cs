using System.Net;
using System.Net.Sockets;
using Meguri.Platform.Access;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>
/// How often a sign-in may be tried. A password by who asks and for whom: a stranger who guesses locks himself out, not the account's holder.
/// </summary>
internal static class SignInLimits
{
    /// <summary>Passwords for one address from one place, and from one place in all.</summary>
    /// <param name="email">Normalized; an address without an account is counted like any.</param>
    /// <param name="peer">Who is connected; behind a proxy, whom the trusted proxy names.</param>
    public static Limit[] Password(string email, IPAddress? peer) =>
        [new($"password:{email}:{PlaceOf(peer)}", 10, TimeSpan.FromMinutes(5)), new($"passwords:{PlaceOf(peer)}", 100, TimeSpan.FromMinutes(5))];

    /// <summary>Mails to one address on somebody's word from one place, to one address in all, and from one place in all.</summary>
    public static Limit[] Mail(string email, IPAddress? peer) =>
    [
        new($"mail:{email}:{PlaceOf(peer)}", 3, TimeSpan.FromMinutes(15)), new($"mail:{email}", 20, TimeSpan.FromHours(1)),
        new($"mails:{PlaceOf(peer)}", 100, TimeSpan.FromMinutes(5)),
    ];

    /// <summary>One-time codes of an account.</summary>
    public static Limit Code(Guid account) => new($"code:{account}", 10, TimeSpan.FromMinutes(15));

    /// <summary>The account's password again, by somebody who is signed in.</summary>
    public static Limit OwnPassword(Guid account) => new($"own-password:{account}", 10, TimeSpan.FromMinutes(5));

    // Whoever has one address of IPv6 has a network of them.
    private static string PlaceOf(IPAddress? peer)
    {
        if (peer is null) return "";
        if (peer.IsIPv4MappedToIPv6) peer = peer.MapToIPv4();
        return peer.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(peer.GetAddressBytes().AsSpan(0, 8)) : peer.ToString();
    }
}
