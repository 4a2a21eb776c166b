using Meguri.Platform.Access;
using Meguri.Platform.Mails;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Mails;

/// <summary>On an installation that sends its mails to a server of the class.</summary>
public abstract class MailTest(Installations installations) : WebTest(installations), IAsyncLifetime
{
    private Installation? site;

    /// <summary>The server.</summary>
    internal MailServer Server { get; } = MailServer.Start();

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (site is not null) await site.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>A fresh organization on it.</summary>
    protected async Task<TestOrganization> SendingAsync(Database database) => await (site ??= await Installations.FreshAsync(database, Server.Settings)).OrganizationAsync();

    /// <summary>From now on its employees and department staff may come by a link from a mail.</summary>
    protected static Task AllowAsync(TestOrganization organization, params Role[] secondFactorFor) => organization.InAsync(async services =>
    {
        var db = services.GetRequiredService<MeguriDb>();
        var row = await db.Set<Organization>().SingleAsync(Stop);
        (row.SignInByMail, row.SecondFactorFor) = (true, [.. secondFactorFor]);
        services.GetRequiredService<Trail>().Begin("test.prepare");
        await db.SaveChangesAsync(Stop);
    });

    /// <summary>The mails that wait or were settled, the latest last.</summary>
    protected static async Task<List<Mail>> MailsAsync(Installation installation)
    {
        List<Mail> found = [];
        await installation.InAsync(null, async services => found = await services.GetRequiredService<MeguriDb>().Set<Mail>().AsNoTracking().OrderBy(m => m.QueuedAt).ThenBy(m => m.Id).ToListAsync(Stop));
        return found;
    }

    /// <summary>Waits until every mail is as told.</summary>
    protected static async Task<List<Mail>> SettledAsync(Installation installation, Func<Mail, bool> settled)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var mails = await MailsAsync(installation);
            if (mails.Count > 0 && mails.TrueForAll(m => settled(m))) return mails;
            await Task.Delay(100, Stop);
        }
        throw new TimeoutException("The mails were not settled.");
    }
}
