using System.CommandLine;
using Meguri.Platform.Persistence;

namespace Meguri.Web.Cli;

/// <summary><c>migrate</c>.</summary>
internal static class MigrateCommand
{
    public static Command Make()
    {
        var (data, json) = (CommandOptions.Data(), CommandOptions.AsJson());
        var migrate = new Command("migrate", CliWords.Command_Migrate) { data, json };
        migrate.SetAction(async (parsed, cancellation) =>
        {
            await using var command = await CommandScope.OpenAsync(parsed.GetValue(data), cancellation, migrates: true);
            await DatabaseReady.MigrateAsync(command.Get<MeguriDb>(), command.Get<DatabaseSettings>(), cancellation);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Write(new { current = true }) : CliWords.Migrated);
            return CommandLine.Done;
        });
        return migrate;
    }
}
