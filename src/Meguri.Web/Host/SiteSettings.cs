using System.Net;
using Meguri.Platform.Files;
using Meguri.Web.Host.Mails;

namespace Meguri.Web.Host;

/// <summary>How the installation is reached from outside.</summary>
/// <param name="PublicUrl">Where browsers find it, without a path; null when nobody said so.</param>
/// <param name="Mail">How it sends mail, which needs a public address for the links; null when it does not.</param>
/// <param name="Files">How much an organization may keep; null for what is usual.</param>
/// <param name="Scanner">ClamAV's daemon; null when files are not checked.</param>
internal sealed record SiteSettings(Uri? PublicUrl = null, MailSettings? Mail = null, FileLimits? Files = null, EndPoint? Scanner = null)
{
    /// <summary>The hosts that are answered; empty for any. This machine itself may always ask, for health checks.</summary>
    public IList<string> Hosts => PublicUrl is null ? [] : [PublicUrl.IdnHost, "localhost", "127.0.0.1", "[::1]"];

    /// <summary>An address for a link: what the configuration says, never what a request says of itself when it is configured.</summary>
    public string Absolute(HttpRequest request, string path) => OriginOf(request) + path;

    /// <summary>An address for a link in a mail; only what the configuration says.</summary>
    /// <exception cref="InvalidOperationException">It has no public address, and so no mail.</exception>
    public string InMail(string path) => (PublicUrl ?? throw new InvalidOperationException("Without a public address there is no mail.")).GetLeftPart(UriPartial.Authority) + path;

    /// <summary>Scheme and host as a browser writes them.</summary>
    public string OriginOf(HttpRequest request) => PublicUrl is { } url ? url.GetLeftPart(UriPartial.Authority) : $"{request.Scheme}://{request.Host}";

    /// <summary>The domain passkeys are bound to; null where browsers allow none (an address in numbers, no TLS but on this machine).</summary>
    public string? PasskeyDomain(HttpRequest request) =>
        Uri.TryCreate(OriginOf(request), UriKind.Absolute, out var origin) && origin.HostNameType == UriHostNameType.Dns && !IPAddress.TryParse(origin.IdnHost, out _)
        && (origin.Scheme == Uri.UriSchemeHttps || origin.IdnHost == "localhost") ? origin.IdnHost : null;

    /// <summary>Reads a public address; null when it is none: a scheme and a host, nothing behind.</summary>
    public static Uri? Read(string text) =>
        Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url.PathAndQuery == "/" && url.Fragment.Length == 0 && url.UserInfo.Length == 0 ? url : null;
}
