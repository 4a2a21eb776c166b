namespace Meguri.Web.Host;

/// <summary>Work that is done again and again behind the pages. What goes wrong is written down and tried again later: no fault of it ends the program.</summary>
internal abstract class RecurringWork(ILogger log) : BackgroundService
{
    /// <summary>Does what there is to do now.</summary>
    protected abstract Task WorkAsync(CancellationToken cancellation);

    /// <summary>Waits until there may be more to do.</summary>
    /// <param name="failed">True when it went wrong: the database may be away for a while.</param>
    /// <param name="cancellation">The program ends.</param>
    protected abstract Task RestAsync(bool failed, CancellationToken cancellation);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var failed = false;
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                failed = true;
                log.LogWarning(fault, "Went wrong this time, and is tried again.");
            }
            await RestAsync(failed, stoppingToken);
        }
    }
}
