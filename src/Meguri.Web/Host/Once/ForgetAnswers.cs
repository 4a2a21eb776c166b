using Meguri.Platform.Persistence;

namespace Meguri.Web.Host;

/// <summary>Forgets old answers every hour.</summary>
internal sealed class ForgetAnswers(IServiceScopeFactory scopes, TimeProvider time, ILogger<ForgetAnswers> log) : RecurringWork(log)
{
    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FormAnswers>().ForgetAsync(cancellation);
    }

    protected override Task RestAsync(bool failed, CancellationToken cancellation) => Task.Delay(TimeSpan.FromHours(1), time, cancellation);
}
