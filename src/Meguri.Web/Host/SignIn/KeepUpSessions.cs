using Meguri.Platform.Access;

namespace Meguri.Web.Host;

/// <summary>Writes down every minute which sessions were used, and forgets old sessions, attempts and mails.</summary>
internal sealed class KeepUpSessions(IServiceScopeFactory scopes, TimeProvider time, ILogger<KeepUpSessions> log) : RecurringWork(log)
{
    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Sessions>().KeepUpAsync(cancellation);
        await scope.ServiceProvider.GetRequiredService<Attempts>().ForgetAsync(cancellation);
        await scope.ServiceProvider.GetRequiredService<Platform.Mails.Outbox>().ForgetAsync(cancellation);
    }

    protected override Task RestAsync(bool failed, CancellationToken cancellation) => Task.Delay(TimeSpan.FromMinutes(1), time, cancellation);
}
