using Meguri.Platform.Mails;
using Meguri.Platform.Persistence;
using Meguri.Web.Host.Mails;
using Microsoft.Extensions.DependencyInjection;
using SmtpServer.Protocol;

namespace Meguri.Web.Mails;

/// <summary>What becomes of a mail: none is lost, none is sent by two.</summary>
public sealed class SendingMails(Installations installations) : MailTest(installations)
{
    private const string To = "hanako@example.jp";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Theory, Databases]
    public async Task Sent_IsErasedButForItsFate(Database database)
    {
        var organization = await SendingAsync(database);
        await QueueAsync(organization.Installation, To);
        var message = (await Server.ToAsync(To))[0];
        (message.Subject, message.TextBody!.Trim(), message.From.ToString()).ShouldBe(("件名", "本文 ①", "\"Meguri\" <meguri@isms.example.jp>"));
        var mail = (await SettledAsync(organization.Installation, m => m.SentAt is not null)).ShouldHaveSingleItem();
        (mail.Sealed, mail.NextAt, mail.Why).ShouldBe((null, null, null));
        message.MessageId.ShouldBe($"{mail.Id:N}@isms.example.jp");
    }

    [Theory, Databases]
    public async Task Waiting_IsSealed(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        await QueueAsync(installation, To);
        var mail = (await MailsAsync(installation)).ShouldHaveSingleItem();
        mail.Sealed.ShouldNotBeNull().ShouldNotContain("hanako");
    }

    [Theory, Databases]
    [Requirement("K09")]
    public async Task Refused_ForGood_IsNotTriedAgain(Database database)
    {
        Server.Answer = _ => new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such mailbox");
        var organization = await SendingAsync(database);
        await QueueAsync(organization.Installation, To);
        var mail = (await SettledAsync(organization.Installation, m => m.NextAt is null)).ShouldHaveSingleItem();
        (mail.SentAt, mail.Sealed).ShouldBe((null, null));
        mail.Why.ShouldNotBeNull().ShouldContain("550");
    }

    [Theory, Databases]
    [Requirement("K09")]
    public async Task Refused_ForNow_IsTriedAgainAsTheSameMessage(Database database)
    {
        Server.Answer = _ => new SmtpResponse(SmtpReplyCode.Aborted, "busy");
        var organization = await SendingAsync(database);
        await QueueAsync(organization.Installation, To);
        await SettledAsync(organization.Installation, m => m.Why is not null && m.NextAt is not null);
        Server.Answer = _ => SmtpResponse.Ok;
        using (organization.Installation.Clock.Ahead(TimeSpan.FromMinutes(2)))
            (await SettledAsync(organization.Installation, m => m.SentAt is not null)).ShouldHaveSingleItem().Tries.ShouldBe(2);
        Server.Reached.Select(m => m.MessageId).Distinct().Count().ShouldBe(1);
    }

    [Theory, Databases]
    [Requirement("K09", "X04")]
    public async Task Server_ThatIsAway_KeepsTheMail(Database database)
    {
        var organization = await SendingAsync(database);
        await Server.DisposeAsync();
        await QueueAsync(organization.Installation, To);
        var mail = (await SettledAsync(organization.Installation, m => m.Why is not null)).ShouldHaveSingleItem();
        (mail.SentAt, mail.Tries).ShouldBe((null, 1));
        mail.NextAt.ShouldNotBeNull();
        mail.Sealed.ShouldNotBeNull();
    }

    [Theory]
    [Databases("not an address")]
    [Databases("a@example.jp\r\nBcc: b@example.jp")]
    [Databases("a@example.jp, b@example.jp")]
    public async Task Address_ThatIsNone_IsNotSent(Database database, string address)
    {
        var organization = await SendingAsync(database);
        await QueueAsync(organization.Installation, address);
        (await SettledAsync(organization.Installation, m => m.NextAt is null)).ShouldHaveSingleItem().SentAt.ShouldBeNull();
        Server.Reached.ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Overdue_IsNotSent(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        await QueueAsync(installation, To);
        using (installation.Clock.Ahead(Day * 2)) (await TakeAsync(installation)).ShouldBeNull();
        (await MailsAsync(installation)).ShouldHaveSingleItem().Why.ShouldBe("expired");
    }

    [Theory, Databases]
    public async Task Sealed_WithAKeyThatIsGone_IsSettled_AndHoldsUpNobody(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        await installation.InAsync(null, async services =>
        {
            services.GetRequiredService<MeguriDb>().Set<Mail>().Add(new Mail { Sealed = "CfDJ8", QueuedAt = installation.Clock.GetUtcNow(), GoodUntil = installation.Clock.GetUtcNow() + Day, NextAt = installation.Clock.GetUtcNow() });
            await services.GetRequiredService<MeguriDb>().SaveChangesAsync(Stop);
        });
        await QueueAsync(installation, To);
        (await TakeAsync(installation)).ShouldNotBeNull();
        (await MailsAsync(installation)).Count(m => m.NextAt is null && m.Why == "sealed with a key that is gone").ShouldBe(1);
    }

    [Theory]
    [Databases("smtps")]
    [Databases("smtp")]
    [Requirement("K09")]
    public async Task Server_WhoseCertificateNobodyKnows_GetsNothing(Database database, string scheme)
    {
        await using var server = MailServer.Start(withTls: scheme == "smtps" ? MailServer.Tls.FromTheStart : MailServer.Tls.Offered);
        var installation = await Installations.FreshAsync(database, server.Over(scheme));
        await QueueAsync(installation, To);
        var mail = (await SettledAsync(installation, m => m.Why is not null)).ShouldHaveSingleItem();
        (mail.SentAt, mail.NextAt is null).ShouldBe((null, false));
        server.Reached.ShouldBeEmpty();
    }

    [Theory, Databases]
    [Requirement("K09")]
    public async Task Server_ThatNoLongerOffersTls_GetsNothing(Database database)
    {
        var installation = await Installations.FreshAsync(database, Server.Over("smtp"));
        await QueueAsync(installation, To);
        (await SettledAsync(installation, m => m.Why is not null)).ShouldHaveSingleItem().SentAt.ShouldBeNull();
        Server.Reached.ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Taken_ByTwoAtOnce_IsHadByOne(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        await QueueAsync(installation, To);
        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TakeAsync(installation)));
        taken.Count(t => t is not null).ShouldBe(1);
    }

    [Theory, Databases]
    public async Task Sender_ThatWasAwayTooLong_HasNoSayAnyMore(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        await QueueAsync(installation, To);
        var first = (await TakeAsync(installation)).ShouldNotBeNull();
        using var later = installation.Clock.Ahead(Outbox.Taken * 2);
        var second = (await TakeAsync(installation)).ShouldNotBeNull();
        await installation.InAsync(null, services => services.GetRequiredService<Outbox>().RefusedAsync(first, "late", Stop));
        (await MailsAsync(installation)).ShouldHaveSingleItem().NextAt.ShouldNotBeNull();
        await installation.InAsync(null, services => services.GetRequiredService<Outbox>().SentAsync(second, Stop));
        (await MailsAsync(installation)).ShouldHaveSingleItem().SentAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("smtps://user:p%40ss@mail.example.jp", "mail.example.jp:465 SslOnConnect user/p@ss")]
    [InlineData("smtp://user:pass@mail.example.jp", "mail.example.jp:587 StartTls user/pass")]
    [InlineData("smtp://mail.example.jp:2525", "mail.example.jp:2525 StartTls ")]
    [InlineData("smtp://127.0.0.1:25?tls=none", "127.0.0.1:25 None ")]
    [InlineData("smtp://mail.example.jp:25?tls=none", null)]
    [InlineData("smtp://user:pass@127.0.0.1:25?tls=none", null)]
    [InlineData("smtp://user@mail.example.jp", null)]
    [InlineData("mail.example.jp:25", null)]
    [InlineData("https://mail.example.jp", null)]
    public void Server_IsReadOrRefused(string text, string? read)
    {
        var settings = MailSettings.Read(text, "Meguri <isms@example.jp>");
        (settings is null ? null : $"{settings.Host}:{settings.Port} {settings.Security} {(settings.User is { } user ? user.UserName + "/" + user.Password : "")}").ShouldBe(read);
        MailSettings.Read(text, "nobody").ShouldBeNull();
    }

    private static async Task<Mail?> TakeAsync(Installation installation)
    {
        Mail? taken = null;
        await installation.InAsync(null, async services => taken = (await services.GetRequiredService<Outbox>().TakeAsync(Stop))?.Mail);
        return taken;
    }

    private static Task QueueAsync(Installation installation, string to) => installation.InAsync(null, async services =>
    {
        services.GetRequiredService<Outbox>().Add(new MailText(to, "花子", "件名", "本文 ①"), Day);
        await services.GetRequiredService<MeguriDb>().SaveChangesAsync(Stop);
    });
}
