using System.Data.Common;
using Meguri.Platform.Mails;

namespace Meguri.Web.Host.Mails;

/// <summary>Sends what waits. A server that is away or hangs holds up nobody but the mails.</summary>
internal sealed class SendMails(IServiceScopeFactory scopes, SmtpSender sender, ILogger<SendMails> log) : RecurringWork(log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // The database may be away; the mails wait in it.
    protected override Task RestAsync(bool failed, CancellationToken cancellation) => Task.Delay(failed ? Pause * 10 : Pause, cancellation);

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        while (await outbox.TakeAsync(cancellation) is var (mail, text))
        {
            try
            {
                await sender.SendAsync(mail, text, cancellation);
                await outbox.SentAsync(mail, CancellationToken.None);
            }
            catch (MailRefusedException refused)
            {
                // Whom it was for and what it said stay out of the log.
                log.LogWarning("Mail {Mail} will not be sent: {Why}", mail.Id, refused.Message);
                await outbox.RefusedAsync(mail, refused.Message, CancellationToken.None);
            }
            catch (Exception failed) when (failed is not DbException && !cancellation.IsCancellationRequested)
            {
                log.LogWarning("Mail {Mail} was not sent this time: {Why}", mail.Id, failed.Message);
                await outbox.LaterAsync(mail, failed.Message, cancellation);
            }
        }
    }
}
