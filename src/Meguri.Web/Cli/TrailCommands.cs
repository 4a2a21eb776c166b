using System.CommandLine;
using System.Text;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;

namespace Meguri.Web.Cli;

/// <summary><c>trail verify</c>, <c>trail export</c> and <c>trail key</c>; of an organization's chain or of the installation's own.</summary>
internal static class TrailCommands
{
    public static Command Make() => new("trail", CliWords.Command_Trail) { Verify(), Export(), Key() };

    private static Command Verify()
    {
        var (data, json, chain) = (CommandOptions.Data(), CommandOptions.AsJson(), new ChainOptions());
        var verify = chain.On(new Command("verify", CliWords.Command_TrailVerify) { data, json });
        verify.SetAction(async (parsed, cancellation) =>
        {
            await using var command = await CommandScope.OpenAsync(parsed.GetValue(data), cancellation);
            await chain.EnterAsync(parsed, command, cancellation);
            var report = await command.Get<TrailVerifier>().VerifyAsync(command.Get<CurrentOrganization>().Id, cancellation);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Write(report)
                : report.Ok ? CliWords.TrailHolds(report.Activities, report.Events, report.Head) : CliWords.TrailBroken(report.BadSequence, report.Code));
            return report.Ok ? CommandLine.Done : CommandLine.Refused;
        });
        return verify;
    }

    private static Command Export()
    {
        var (data, json, chain, target) = (CommandOptions.Data(), CommandOptions.AsJson(), new ChainOptions(), CommandOptions.Out());
        var export = chain.On(new Command("export", CliWords.Command_TrailExport) { data, json, target });
        export.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(target)!;
            if (!path.EndsWith(".ndjson", StringComparison.Ordinal)) throw new RefusedException(CliWords.NotNdjson(path));
            await using var command = await CommandScope.OpenAsync(parsed.GetValue(data), cancellation);
            await chain.EnterAsync(parsed, command, cancellation);
            // Kept once the lines are written: the next export shows this one.
            var manifest = await command.HandOutAsync(path, "ndjson", new Look { Word = "trail" },
                file => command.Get<TrailExport>().WriteAsync(command.Get<CurrentOrganization>().Id, file, cancellation), written => written.Activities, cancellation);
            var stated = Encoding.UTF8.GetBytes(Json.Write(manifest) + "\n");
            await WriteAsync(path[..^".ndjson".Length] + ".manifest.json", stated);
            await WriteAsync(path[..^".ndjson".Length] + ".sig", Encoding.ASCII.GetBytes(command.Get<SigningKey>().Sign(stated) + "\n"));
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Write(manifest) : CliWords.TrailExported(path, manifest.Activities, manifest.Events, manifest.Key));
            return CommandLine.Done;
        });
        return export;
    }

    private static Command Key()
    {
        var (data, json) = (CommandOptions.Data(), CommandOptions.AsJson());
        var key = new Command("key", CliWords.Command_TrailKey) { data, json };
        key.SetAction(parsed =>
        {
            var shown = new SigningKey(CommandOptions.Folder(parsed.GetValue(data))).Public();
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Write(new { key = shown }) : shown);
            return CommandLine.Done;
        });
        return key;
    }

    private static Task<bool> WriteAsync(string path, byte[] bytes) => OutputFile.WriteAsync(path, async file =>
    {
        await file.WriteAsync(bytes);
        return true;
    });
}

/// <summary>Whose chain: an organization's, or the installation's own.</summary>
internal sealed class ChainOptions
{
    private readonly Option<string?> organization = new("--org") { Description = CliWords.Option_Org };
    private readonly Option<bool> installation = new("--installation") { Description = CliWords.Option_Installation };

    /// <summary>Adds both; exactly one is to be given.</summary>
    public Command On(Command command)
    {
        command.Add(organization);
        command.Add(installation);
        command.Validators.Add(result =>
        {
            if (result.GetValue(organization) is null == !result.GetValue(installation)) result.AddError(CliWords.OneChain);
        });
        return command;
    }

    public Task EnterAsync(ParseResult parsed, CommandScope command, CancellationToken cancellation) =>
        parsed.GetValue(organization) is { } slug ? command.EnterAsync(slug, cancellation) : Task.CompletedTask;
}
