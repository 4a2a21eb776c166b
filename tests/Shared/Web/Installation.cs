using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Accounts;
using Meguri.Web.Host;
using Meguri.Web.Sample;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Meguri.Tests;

/// <summary>Meguri running on a database of its own, reached over HTTP like any: the same host, antiforgery and all.</summary>
public sealed class Installation : IAsyncDisposable
{
    private static int organizations;
    private readonly WebApplication app;
    private readonly TestClock? clock;
    private readonly FaultLog faults;
    private bool gone;

    private Installation(WebApplication app, DatabaseSettings settings, TestClock? clock, FaultLog faults, CommandLog commands) =>
        (this.app, Settings, this.clock, this.faults, Commands) = (app, settings, clock, faults, commands);

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address => app.Urls.First();

    /// <summary>Its database and its data folder.</summary>
    public DatabaseSettings Settings { get; }

    /// <summary>What the program takes for the time.</summary>
    /// <exception cref="InvalidOperationException">The sample organization has a clock of its own.</exception>
    public TestClock Clock => clock ?? throw new InvalidOperationException("The sample's clock is not a test's to set.");

    /// <summary>Its services, outside any request.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>What it logged as errors lately.</summary>
    public IReadOnlyCollection<string> Faults => faults.Faults;

    /// <summary>What it sends to its database.</summary>
    public CommandLog Commands { get; }

    /// <summary>Starts on a free port of this machine.</summary>
    /// <param name="settings">Where its data is.</param>
    /// <param name="more">Routes that a test adds to the program's.</param>
    /// <param name="site">What it believes to be called outside, and how it sends mail.</param>
    internal static async Task<Installation> StartAsync(DatabaseSettings settings, Action<WebApplication>? more = null, SiteSettings? site = null)
    {
        var (clock, faults, commands) = (new TestClock(), new FaultLog(), new CommandLog());
        var app = Build(settings, clock, faults, commands, site: site);
        more?.Invoke(app);
        await app.StartAsync();
        return new Installation(app, settings, clock, faults, commands);
    }

    /// <summary>The same with the sample organization in it, as <c>demo</c> shows it.</summary>
    internal static async Task<Installation> StartSampleAsync(DatabaseSettings settings, LogLines? lines = null)
    {
        var (clock, faults, commands) = (new SampleClock(), new FaultLog(), new CommandLog());
        var app = Build(settings, clock, faults, commands, services =>
        {
            SampleServices.Add(services, clock);
            if (lines is not null) services.AddSingleton<ILoggerProvider>(lines).Configure<LoggerFilterOptions>(options => options.AddFilter<LogLines>(null, LogLevel.Information));
        });
        await app.Services.GetRequiredService<SampleOrganization>().LoadAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        return new Installation(app, settings, null, faults, commands);
    }

    /// <summary>The program as it is served, not started yet.</summary>
    internal static WebApplication Build(DatabaseSettings settings, TimeProvider? clock = null, FaultLog? faults = null, CommandLog? commands = null, Action<IServiceCollection>? also = null, SiteSettings? site = null)
    {
        var builder = MeguriHost.CreateBuilder(settings, clock, site);
        builder.Logging.ClearProviders();
        if (faults is not null) builder.Logging.AddProvider(faults);
        if (commands is not null)
        {
            builder.Services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(commands));
            builder.Services.ConfigureDbContext<PostgresDb>(options => options.AddInterceptors(commands));
        }
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // Hashing a password takes a tenth of a second on purpose; hundreds of test accounts need not wait for it.
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
        also?.Invoke(builder.Services);
        return MeguriHost.Build(builder);
    }

    /// <summary>A fresh organization with its administrator; its address is <c>test-1</c> and so on unless told.</summary>
    public async Task<TestOrganization> OrganizationAsync(string? slug = null, string name = "めぐり商事株式会社")
    {
        slug ??= "test-" + Interlocked.Increment(ref organizations);
        var input = new CreateOrganization.Input(slug, name, null, TestOrganization.AdministratorOf(slug), "管理 太郎", TestOrganization.Password);
        await InAsync(null, async services => Must(await services.GetRequiredService<CreateOrganization>().Handle(input, CancellationToken.None)));
        return await FindAsync(slug);
    }

    /// <summary>An organization that is there.</summary>
    public async Task<TestOrganization> FindAsync(string slug)
    {
        Organization? found = null;
        await InAsync(null, async services => found = await services.GetRequiredService<OrganizationDirectory>().FindAsync(slug, CancellationToken.None));
        return new TestOrganization(this, found!);
    }

    /// <summary>All organizations and, as null, the installation itself: whoever looks at all of them looks at one after the other.</summary>
    public async Task<IReadOnlyList<Organization?>> OrganizationsAsync()
    {
        List<Organization?> found = [null];
        await InAsync(null, async services => found.AddRange(await services.GetRequiredService<MeguriDb>().Set<Organization>()
            .IgnoreQueryFilters([MeguriDb.Wall]).TagWith(RowSecurityCommands.DirectoryTag).AsNoTracking().OrderBy(o => o.Slug).ToListAsync()));
        return found;
    }

    /// <summary>What the events of an act changed that stand in the installation's own chain, as those on accounts do.</summary>
    public async Task<List<string>> ChangesAsync(string act)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MeguriDb>();
        return await (
            from activity in db.Set<Activity>()
            join @event in db.Set<ActivityEvent>() on activity.Sequence equals @event.Sequence
            where activity.Act == act
            select @event.Changes).ToListAsync();
    }

    /// <summary>Works with the program's own services, as the installation itself, in an organization when one is given.</summary>
    public async Task InAsync(Organization? organization, Func<IServiceProvider, Task> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem("test");
        if (organization is not null) scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(organization);
        await work(scope.ServiceProvider);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A test that has stopped its own need not tell the class, which stops what is left.
        if (gone) return;
        gone = true;
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>The value, or the problems as an exception: what a test prepares must not be refused.</summary>
    internal static T Must<T>(Domain.Kernel.Result<T>? result) => result is { Ok: true }
        ? result.Value! : throw new InvalidOperationException("Refused: " + string.Join(", ", result?.Problems.Select(p => p.ToString()) ?? ["nothing there"]));
}
