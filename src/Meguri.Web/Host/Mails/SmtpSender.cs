using MailKit.Net.Smtp;
using Meguri.Platform.Mails;
using MimeKit;

namespace Meguri.Web.Host.Mails;

/// <summary>Hands one mail to the server.</summary>
internal sealed class SmtpSender(MailSettings settings, SiteSettings site)
{
    /// <summary>How long the server may take for each step.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="MailRefusedException">It will never go.</exception>
    /// <exception cref="Exception">It did not go this time: the server is away, hangs, or is busy.</exception>
    public async Task SendAsync(Mail mail, MailText text, CancellationToken cancellation)
    {
        using var message = Compose(mail, text);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience * 2);
        // As the framework's own clients do: an office's firewall that lets no question about revocation out would stop every mail.
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds, CheckCertificateRevocation = false };
        await client.ConnectAsync(settings.Host, settings.Port, settings.Security, limit.Token);
        if (settings.User is { } user) await client.AuthenticateAsync(user, limit.Token);
        try
        {
            await client.SendAsync(message, limit.Token);
        }
        catch (SmtpCommandException refused) when ((int)refused.StatusCode >= 500 && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
        {
            throw new MailRefusedException($"{(int)refused.StatusCode} {refused.Message}");
        }
        try
        {
            await client.DisconnectAsync(true, limit.Token);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or MailKit.ProtocolException or System.Net.Sockets.SocketException)
        {
            // It was taken on; that the farewell was lost changes nothing.
        }
    }

    private MimeMessage Compose(Mail mail, MailText text)
    {
        // Parsed, not written into a header: a line break or a second recipient in an address is none.
        if (!MailboxAddress.TryParse(text.To, out var to) || to.Address != text.To) throw new MailRefusedException("not an address");
        var message = new MimeMessage(new[] { settings.From }, new[] { new MailboxAddress(text.Name, to.Address) }, text.Subject, new TextPart("plain") { Text = text.Text, ContentTransferEncoding = ContentEncoding.QuotedPrintable })
        {
            MessageId = $"{mail.Id:N}@{site.PublicUrl!.IdnHost}",
            Date = mail.QueuedAt,
        };
        // Nobody's out-of-office note is to answer.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}

/// <summary>A mail that no server takes on.</summary>
internal sealed class MailRefusedException(string why) : Exception(why);
