using System.CommandLine;
using System.Diagnostics;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Meguri.Web.Sample;

namespace Meguri.Web.Cli;

/// <summary><c>demo</c>: the sample organization in a folder of its own, fresh at every start.</summary>
internal static class DemoCommand
{
    public static Command Make()
    {
        var (data, port) = (CommandOptions.Data(), CommandOptions.Port());
        var demo = new Command("demo", CliWords.Command_Demo) { data, port };
        demo.SetAction(async (parsed, cancellation) =>
        {
            DatabaseReady.RequireVersions(Environment.Version, KnownFaults.Sqlite);
            var folder = CommandOptions.Folder(parsed.GetValue(data), "meguri-demo");
            using var taken = InstanceLock.TryTake(folder) ?? throw new RefusedException(CliWords.FolderTaken(folder.Path));
            if (!folder.IsDemo && !folder.IsEmpty) throw new RefusedException(CliWords.NotADemoFolder(folder.Path));
            folder.BecomeDemo();
            var settings = new DatabaseSettings(null, folder);
            var clock = new SampleClock();
            var builder = MeguriHost.CreateBuilder(settings, clock);
            SampleServices.Add(builder.Services, clock);
            await using var app = MeguriHost.Build(builder);
            var address = $"http://127.0.0.1:{parsed.GetValue(port)}";
            app.Urls.Add(address);
            var watch = Stopwatch.StartNew();
            await using (var scope = app.Services.CreateAsyncScope())
                await Migrator.MigrateAsync(scope.ServiceProvider.GetRequiredService<MeguriDb>(), settings, cancellation);
            var accounts = await app.Services.GetRequiredService<SampleOrganization>().LoadAsync(app.Services, cancellation);
            await Console.Error.WriteLineAsync(CliWords.SampleLoaded(watch.Elapsed.TotalSeconds.ToString("0.0")));
            Console.Out.WriteLine(CliWords.DemoAccounts(SampleOrganization.Password));
            var widest = accounts.Max(account => account.Email.Length);
            foreach (var (email, role) in accounts) Console.Out.WriteLine($"  {email.PadRight(widest)}  {role}");
            await ServeCommand.RunAsync(app, $"{address}/{SampleOrganization.Slug}/home", cancellation);
            return CommandLine.Done;
        });
        return demo;
    }
}
