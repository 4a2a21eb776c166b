using System.Net;
using MailKit.Security;
using MimeKit;

namespace Meguri.Web.Host.Mails;

/// <summary>The server that takes mails on, and whom they come from.</summary>
/// <param name="Host">Its name; the certificate has to be one for it.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">TLS from the start or by STARTTLS; none only on this machine.</param>
/// <param name="User">Who signs in there; null for nobody.</param>
/// <param name="From">The sender.</param>
internal sealed record MailSettings(string Host, int Port, SecureSocketOptions Security, NetworkCredential? User, MailboxAddress From)
{
    /// <summary>
    /// Reads <c>smtps://user:password@host:465</c> (TLS from the start) or <c>smtp://user:password@host:587</c> (STARTTLS or nothing);
    /// <c>smtp://127.0.0.1:25?tls=none</c> for a server on this machine, without a password. Null when it is none of these.
    /// </summary>
    public static MailSettings? Read(string server, string? from)
    {
        if (!Uri.TryCreate(server, UriKind.Absolute, out var url) || url.Scheme is not ("smtp" or "smtps") || url.Host.Length == 0 || url.AbsolutePath is not ("" or "/")) return null;
        if (!MailboxAddress.TryParse(from, out var sender) || !sender.Address.Contains('@', StringComparison.Ordinal)) return null;
        var plain = url.Query == "?tls=none";
        if (plain ? !url.IsLoopback || url.Scheme != "smtp" || url.UserInfo.Length > 0 : url.Query.Length > 0) return null;
        var user = url.UserInfo.Split(':', 2) is [{ Length: > 0 } name, var password] ? new NetworkCredential(Uri.UnescapeDataString(name), Uri.UnescapeDataString(password)) : null;
        if (user is null && url.UserInfo.Length > 0) return null;
        var (security, port) = plain ? (SecureSocketOptions.None, 25) : url.Scheme == "smtps" ? (SecureSocketOptions.SslOnConnect, 465) : (SecureSocketOptions.StartTls, 587);
        return new MailSettings(url.IdnHost, url.Port > 0 ? url.Port : port, security, user, sender);
    }
}
