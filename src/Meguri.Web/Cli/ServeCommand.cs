using System.CommandLine;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Capabilities.Accounts;
using Meguri.Web.Host;

namespace Meguri.Web.Cli;

/// <summary><c>serve</c>: the real thing.</summary>
internal static class ServeCommand
{
    public static Command Make()
    {
        var (data, port) = (CommandOptions.Data(), CommandOptions.Port());
        var serve = new Command("serve", CliWords.Command_Serve) { data, port };
        serve.SetAction(async (parsed, cancellation) =>
        {
            DatabaseReady.RequireVersions(Environment.Version, KnownFaults.Sqlite);
            var folder = CommandOptions.Folder(parsed.GetValue(data));
            if (folder.IsDemo) throw new RefusedException(CliWords.IsDemoFolder(folder.Path));
            var settings = CommandOptions.Database(folder);
            using var taken = settings.IsEmbedded ? InstanceLock.TryTake(folder) ?? throw new RefusedException(CliWords.FolderTaken(folder.Path)) : null;
            await using var app = MeguriHost.Build(MeguriHost.CreateBuilder(settings, site: CommandOptions.Site(folder)));
            var address = $"http://127.0.0.1:{parsed.GetValue(port)}";
            app.Urls.Add(address);
            await PrepareAsync(app, settings, address, cancellation);
            await RunAsync(app, address, cancellation);
            return CommandLine.Done;
        });
        return serve;
    }

    /// <summary>Listens until it is told to stop.</summary>
    public static async Task RunAsync(WebApplication app, string address, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException inUse)
        {
            throw new RefusedException(CliWords.PortTaken(address, inUse.Message));
        }
        Console.Out.WriteLine(CliWords.Listening(address));
        await app.WaitForShutdownAsync(cancellation);
    }

    private static async Task PrepareAsync(WebApplication app, DatabaseSettings settings, string address, CancellationToken cancellation)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MeguriDb>();
        if (settings.IsEmbedded) await DatabaseReady.MigrateAsync(db, settings, cancellation);
        else await DatabaseReady.RequireAsync(db, cancellation);
        if (!await scope.ServiceProvider.GetRequiredService<OrganizationDirectory>().AnyAsync(cancellation))
            Console.Out.WriteLine(CliWords.SetUpLink(address + app.Services.GetRequiredService<SetUpLink>().Make()));
    }
}
