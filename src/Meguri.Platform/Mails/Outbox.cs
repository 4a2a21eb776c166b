using System.Security.Cryptography;
using System.Text.Json;
using Meguri.Platform.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Mails;

/// <summary>
/// Mails that wait to be sent (docs/adr/0017-mail.md). A mail is part of the save of what it speaks of. Several instances may send:
/// each takes a mail for a while, and only who has it last says what became of it.
/// </summary>
public sealed class Outbox(MeguriDb db, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a sender has a mail.</summary>
    public static readonly TimeSpan Taken = TimeSpan.FromMinutes(5);

    /// <summary>How long what became of a mail can be looked up.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)];

    private readonly IDataProtector seal = protection.CreateProtector("Meguri.Mail");

    /// <summary>Puts a mail beside what is saved next.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="good">For how long what it offers is good; nothing for a mail that nobody is to get.</param>
    public Mail Add(MailText text, TimeSpan good)
    {
        var (now, written) = (time.GetUtcNow(), seal.Protect(JsonSerializer.Serialize(text)));
        var mail = new Mail { QueuedAt = now, GoodUntil = now + good, NextAt = good > TimeSpan.Zero ? now : null, Sealed = good > TimeSpan.Zero ? written : null };
        db.Set<Mail>().Add(mail);
        return mail;
    }

    /// <summary>Takes a mail that is due; null when there is none.</summary>
    public async Task<(Mail Mail, MailText Text)?> TakeAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        while (await db.Set<Mail>().AsNoTracking().Where(m => m.NextAt <= now).OrderBy(m => m.NextAt).ThenBy(m => m.Id).FirstOrDefaultAsync(cancellation) is { } due)
        {
            if (due.GoodUntil <= now || Unseal(due) is not { } text)
            {
                await SettleAsync(due, null, due.GoodUntil <= now ? "expired" : "sealed with a key that is gone", cancellation);
                continue;
            }
            await using (await db.EnterGateAsync(cancellation))
            {
                if (await Held(due).Where(m => m.NextAt == due.NextAt).ExecuteUpdateAsync(set => set
                    .SetProperty(m => m.NextAt, now + Taken).SetProperty(m => m.Lease, m => m.Lease + 1).SetProperty(m => m.Tries, m => m.Tries + 1), cancellation) == 0) continue;
            }
            (due.Lease, due.Tries) = (due.Lease + 1, due.Tries + 1);
            return (due, text);
        }
        return null;
    }

    /// <summary>A server took it on.</summary>
    public Task SentAsync(Mail mail, CancellationToken cancellation) => SettleAsync(mail, time.GetUtcNow(), null, cancellation);

    /// <summary>It will never go: the address is none, or a server refused it for good.</summary>
    public Task RefusedAsync(Mail mail, string why, CancellationToken cancellation) => SettleAsync(mail, null, why, cancellation);

    /// <summary>It did not go this time.</summary>
    public async Task LaterAsync(Mail mail, string why, CancellationToken cancellation)
    {
        var next = time.GetUtcNow() + Pauses[Math.Min(mail.Tries, Pauses.Length) - 1];
        await using var gate = await db.EnterGateAsync(cancellation);
        await Held(mail).ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAt, next).SetProperty(m => m.Why, Short(why)), cancellation);
    }

    /// <summary>Forgets what was settled long ago.</summary>
    public async Task ForgetAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - Remembered;
        await using var gate = await db.EnterGateAsync(cancellation);
        await db.Set<Mail>().Where(m => m.NextAt == null && m.QueuedAt <= before).ExecuteDeleteAsync(cancellation);
    }

    private async Task SettleAsync(Mail mail, DateTimeOffset? sentAt, string? why, CancellationToken cancellation)
    {
        await using var gate = await db.EnterGateAsync(cancellation);
        await Held(mail).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.NextAt, (DateTimeOffset?)null).SetProperty(m => m.Sealed, (string?)null)
            .SetProperty(m => m.SentAt, sentAt).SetProperty(m => m.Why, why == null ? null : Short(why)), cancellation);
    }

    private MailText? Unseal(Mail mail)
    {
        try
        {
            return JsonSerializer.Deserialize<MailText>(seal.Unprotect(mail.Sealed!));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IQueryable<Mail> Held(Mail mail) => db.Set<Mail>().Where(m => m.Id == mail.Id && m.Lease == mail.Lease);

    private static string Short(string text) => text.Length <= Mail.LongestWhy ? text : text[..Mail.LongestWhy];
}
