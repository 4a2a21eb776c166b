using Meguri.Platform.Persistence;

namespace Meguri.Web.Host;

/// <summary>Forgets old answers every hour.</summary>
internal sealed class ForgetAnswers(IServiceScopeFactory scopes, TimeProvider time, ILogger<ForgetAnswers> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<FormAnswers>().ForgetAsync(stoppingToken);
            }
            catch (Exception failed) when (failed is System.Data.Common.DbException or InvalidOperationException)
            {
                // The database is away for now; the next hour does what this one could not.
                log.LogWarning(failed, "Old form answers were not forgotten.");
            }
        }
    }
}
