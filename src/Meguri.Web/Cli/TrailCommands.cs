using System.CommandLine;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;

namespace Meguri.Web.Cli;

/// <summary><c>trail verify</c>.</summary>
internal static class TrailCommands
{
    public static Command Make()
    {
        var (data, json, org) = (CommandOptions.Data(), CommandOptions.AsJson(), CommandOptions.Organization());
        var verify = new Command("verify", CliWords.Command_TrailVerify) { data, json, org };
        verify.SetAction(async (parsed, cancellation) =>
        {
            await using var command = await CommandScope.OpenAsync(parsed.GetValue(data), cancellation);
            await command.EnterAsync(parsed.GetValue(org)!, cancellation);
            var report = await new TrailVerifier(command.Get<MeguriDb>()).VerifyAsync(command.Get<CurrentOrganization>().Id, cancellation);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Write(report)
                : report.Ok ? CliWords.TrailHolds(report.Activities, report.Events, report.Head) : CliWords.TrailBroken(report.BadSequence, report.Code));
            return report.Ok ? CommandLine.Done : CommandLine.Refused;
        });
        return new Command("trail", CliWords.Command_Trail) { verify };
    }
}
