using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Archives;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Host;
using Meguri.Web.Kit.Past;
using Meguri.Web.Shell;

namespace Meguri.Web.Cli;

/// <summary>One command's run: the folder taken, the services up, the schema current, the actor named.</summary>
internal sealed class CommandScope : IAsyncDisposable
{
    private readonly InstanceLock? taken;
    private readonly WebApplication app;
    private AsyncServiceScope scope;

    private CommandScope(InstanceLock? taken, WebApplication app, AsyncServiceScope scope) => (this.taken, this.app, this.scope) = (taken, app, scope);

    public IServiceProvider Services => scope.ServiceProvider;

    /// <summary>Takes the folder and opens the database; refuses while a server holds it or, on PostgreSQL, while the schema is old. Who migrates comes as the owner of the tables.</summary>
    public static async Task<CommandScope> OpenAsync(string? data, CancellationToken cancellation, bool migrates = false)
    {
        var folder = CommandOptions.Folder(data);
        var settings = migrates ? DatabaseReady.AsOwner(CommandOptions.Database(folder)) : CommandOptions.Database(folder);
        var taken = settings.IsEmbedded ? InstanceLock.TryTake(folder) ?? throw new RefusedException(CliWords.FolderTaken(folder.Path)) : null;
        var command = Begin(taken, settings);
        var db = command.Get<MeguriDb>();
        if (settings.IsEmbedded) await DatabaseReady.MigrateAsync(db, settings, cancellation);
        else if (!migrates) await DatabaseReady.RequireAsync(db, cancellation);
        return command;
    }

    /// <summary>Opens the database to read and no more, beside a server or without one; refuses one of another schema.</summary>
    public static async Task<CommandScope> ReadAsync(string? data, CancellationToken cancellation)
    {
        var folder = CommandOptions.ExistingFolder(data);
        var settings = CommandOptions.Database(folder).ToRead();
        if (settings.IsEmbedded && !File.Exists(folder.Database)) throw new RefusedException(CliWords.NothingThere(folder.Path));
        var command = Begin(null, settings);
        var db = command.Get<MeguriDb>();
        if (!settings.IsEmbedded) await DatabaseReady.RequireAsync(db, cancellation);
        await Looking.BeginAsync(db, cancellation);
        if (settings.IsEmbedded) await DatabaseReady.RequireCurrentAsync(db, "--data", cancellation);
        return command;
    }

    /// <summary>The services over a database, whatever state it is in.</summary>
    internal static CommandScope Begin(InstanceLock? taken, DatabaseSettings settings)
    {
        if (!settings.OnlyReads) DatabaseReady.RequireVersions(Environment.Version, KnownFaults.Sqlite);
        var app = MeguriHost.Build(MeguriHost.CreateBuilder(settings, site: CommandOptions.Site(settings.Folder)));
        var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeCommandLine(Environment.UserName);
        scope.ServiceProvider.GetRequiredService<Actor>().RequestId = Guid.CreateVersion7().ToString("n");
        return new CommandScope(taken, app, scope);
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Works for one organization from here on.</summary>
    public async Task EnterAsync(string slug, CancellationToken cancellation) => Get<CurrentOrganization>().Set(
        await Get<OrganizationDirectory>().FindAsync(slug, cancellation) ?? throw new RefusedException(CliWords.NoOrganization(slug)));

    /// <summary>Works with an organization as it was at the end of a day, to look and to export; as it is when none is given.</summary>
    public async Task EnterAsync(string slug, DateOnly? day, CancellationToken cancellation)
    {
        await EnterAsync(slug, cancellation);
        if (day is not { } asked || asked >= Get<CurrentOrganization>().Today) return;
        var past = await Get<PastRows>().AtEndOfAsync(asked, Services, cancellation) ?? throw new RefusedException(CliWords.NotThereYet(slug, asked));
        var (organization, actor) = (Get<CurrentOrganization>().Value, Get<Actor>());
        await scope.DisposeAsync();
        scope = app.Services.CreateAsyncScope();
        if (!await PastMiddleware.EnterAsync(Services, organization, past, actor, cancellation)) throw new RefusedException(CliWords.NotThereYet(slug, asked));
    }

    /// <summary>Writes a file out of the organization, whole or not at all; that it was taken out is in the trail before the file is there.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="format">Its format.</param>
    /// <param name="look">What is taken out.</param>
    /// <param name="write">Writes it, and says what it is.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="cancellation">Gives up; there is no file then.</param>
    public Task<T> HandOutAsync<T>(string path, string format, Look look, Func<Stream, Task<T>> write, Func<T, long?> rows, CancellationToken cancellation) => OutputFile.WriteAsync(path, write, async (file, written) =>
        await Get<Looks>().KeepAsync(look with { Taken = await TakenFile.OfAsync(file, Path.GetFileName(path), format, rows(written), cancellation) }, cancellation));

    /// <summary>Writes the problems to standard error.</summary>
    public static int Refuse(Result result)
    {
        foreach (var problem in result.Problems) Console.Error.WriteLine(Problems.Say(problem));
        return CommandLine.Refused;
    }

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await app.DisposeAsync();
        taken?.Dispose();
    }
}
