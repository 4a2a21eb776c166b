using System.Threading.Channels;
using Meguri.Domain.Attachments;
using Meguri.Platform.Access;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Host;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.Attachments;

/// <summary>Whether files are checked for viruses here, and that there is one to be checked.</summary>
/// <param name="scanned">True where a scanner is configured.</param>
internal sealed class FileScans(bool scanned)
{
    private readonly Channel<bool> calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>True where a scanner is configured: a file is closed until it was checked.</summary>
    public bool Scanned => scanned;

    /// <summary>There is something to be checked.</summary>
    public void Wake() => calls.Writer.TryWrite(true);

    /// <summary>Waits until somebody calls, or for a while.</summary>
    public async Task WaitAsync(TimeSpan most, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(most);
        try
        {
            await calls.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nobody called: what the scanner could not say before is asked again.
        }
    }
}

/// <summary>Checks files for viruses. What the scanner cannot say anything of stays closed and is asked again.</summary>
internal sealed class ScanFiles(IServiceScopeFactory scopes, FileScans scans, Clamd clamd, ILogger<ScanFiles> log) : RecurringWork(log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var organization in await scope.ServiceProvider.GetRequiredService<OrganizationDirectory>().EveryAsync(cancellation)) await OneAsync(organization, cancellation);
    }

    protected override Task RestAsync(bool failed, CancellationToken cancellation) => scans.WaitAsync(Pause, cancellation);

    private async Task OneAsync(Organization organization, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(organization);
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem("clamd");
        var (db, trail, store) = (scope.ServiceProvider.GetRequiredService<MeguriDb>(), scope.ServiceProvider.GetRequiredService<Trail>(), scope.ServiceProvider.GetRequiredService<IFileStore>());
        foreach (var id in await db.Set<Attachment>().Where(Attachment.IsUnchecked).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancellation))
        {
            try
            {
                if (await db.Set<Attachment>().Where(Attachment.IsUnchecked).SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { } waiting) continue;
                await using var content = store.Open(organization.OrganizationId, waiting.Sha256);
                if (content is null) continue;
                waiting.Judge(await clamd.AskAsync(content, cancellation));
                trail.Begin("attachments.scan");
                await db.SaveChangesAsync(cancellation);
            }
            catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
            {
                // Of this one nothing is known yet; the next may be another matter.
                log.LogWarning("Attachment {Attachment} could not be checked: {Why}", id.Value, unknown.Message);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Removed, or checked by another instance, meanwhile; the save has let go of it.
            }
        }
    }
}

/// <summary>Takes away what began to arrive and never came to its end.</summary>
internal sealed class SweepFiles(IFileStore store, TimeProvider time, ILogger<SweepFiles> log) : RecurringWork(log)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    protected override Task WorkAsync(CancellationToken cancellation)
    {
        store.Sweep(time.GetUtcNow() - Hour);
        return Task.CompletedTask;
    }

    protected override Task RestAsync(bool failed, CancellationToken cancellation) => Task.Delay(Hour, time, cancellation);
}
