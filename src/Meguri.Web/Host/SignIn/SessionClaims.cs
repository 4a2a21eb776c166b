using System.Security.Claims;
using Meguri.Platform.Access;

namespace Meguri.Web.Host;

/// <summary>What the sealed cookie says of the session it belongs to.</summary>
internal static class SessionClaims
{
    private const string IdType = "meguri:session";
    private const string MethodType = "meguri:method";

    /// <summary>As the cookie carries it.</summary>
    public static IEnumerable<Claim> Of(Session session) => [new(IdType, session.Id.ToString("N")), .. Of(session.Method)];

    /// <summary>The way in alone, on its way to a session.</summary>
    public static IEnumerable<Claim> Of(SignInMethod method) => [new(MethodType, method.ToString())];

    /// <summary>The way in that claims speak of.</summary>
    public static SignInMethod? MethodOf(IEnumerable<Claim> claims) =>
        Enum.TryParse<SignInMethod>(claims.FirstOrDefault(c => c.Type == MethodType)?.Value, out var method) ? method : null;

    /// <summary>Account, session and the way in; null for a visitor and for a cookie without them.</summary>
    public static (Guid Account, Guid Session, SignInMethod Method)? Read(ClaimsPrincipal? user) =>
        user?.Identity?.IsAuthenticated == true && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
        && Guid.TryParseExact(user.FindFirstValue(IdType), "N", out var session) && MethodOf(user.Claims) is { } method
            ? (account, session, method) : null;
}
