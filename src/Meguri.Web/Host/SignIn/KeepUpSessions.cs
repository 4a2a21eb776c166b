using Meguri.Platform.Access;

namespace Meguri.Web.Host;

/// <summary>Writes down every minute which sessions were used, and forgets old sessions, attempts and mails.</summary>
internal sealed class KeepUpSessions(IServiceScopeFactory scopes, TimeProvider time, ILogger<KeepUpSessions> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minutes = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        while (await minutes.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<Sessions>().KeepUpAsync(stoppingToken);
                await scope.ServiceProvider.GetRequiredService<Attempts>().ForgetAsync(stoppingToken);
                await scope.ServiceProvider.GetRequiredService<Platform.Mails.Outbox>().ForgetAsync(stoppingToken);
            }
            catch (Exception failed) when (failed is System.Data.Common.DbException or InvalidOperationException)
            {
                // The database is away for now; the next minute does what this one could not.
                log.LogWarning(failed, "Sessions were not kept up.");
            }
        }
    }
}
