using Meguri.Web.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Meguri.Web.Platform;

/// <summary>What is done behind the pages goes on, whatever went wrong.</summary>
public sealed class RecurringWorks
{
    public static TheoryData<Exception> Faults =>
    [
        new DbUpdateException("The disk is full."), new UnauthorizedAccessException("Somebody else's."), new IOException("A bad sector."), new NullReferenceException(),
    ];

    [Theory, MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    [Requirement("K04")]
    public async Task Work_ThatWentWrong_IsDoneAgain_AndTheProgramGoesOn(Exception fault)
    {
        using var work = new Work(fault);
        using var host = new HostBuilder().ConfigureServices(services => services.Add(new(typeof(IHostedService), work))).Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        await work.Done.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        work.Rests.ShouldBe([true, true, false]);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Work(Exception fault) : RecurringWork(NullLogger.Instance)
    {
        private int times;

        public TaskCompletionSource Done { get; } = new();

        public List<bool> Rests { get; } = [];

        protected override Task WorkAsync(CancellationToken cancellation) => ++times <= 2 ? Task.FromException(fault) : Task.CompletedTask;

        protected override Task RestAsync(bool failed, CancellationToken cancellation)
        {
            Rests.Add(failed);
            if (failed) return Task.CompletedTask;
            Done.TrySetResult();
            return Task.Delay(Timeout.Infinite, cancellation);
        }
    }
}
