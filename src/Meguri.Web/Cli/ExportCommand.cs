using System.CommandLine;
using System.Globalization;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Risks;
using Meguri.Web.Kit.Registers;

namespace Meguri.Web.Cli;

/// <summary><c>export REGISTER --org S --format xlsx|csv --out FILE</c> for every register of the manifests, <c>export soa</c> and <c>export org</c>.</summary>
internal static class ExportCommand
{
    public static Command Make()
    {
        var export = new Command("export", CliWords.Command_Export);
        foreach (var entry in Modules.Registers) export.Add(Make(entry));
        export.Add(ExportSoaCommand.Make());
        export.Add(ExportOrgCommand.Make());
        return export;
    }

    private static Command Make(RegisterEntry entry)
    {
        var (data, json, org) = (CommandOptions.Data(), CommandOptions.AsJson(), CommandOptions.Organization());
        var asOf = CommandOptions.AsOf();
        var (format, language, target) = (CommandOptions.Format(), CommandOptions.Language(), CommandOptions.Out());
        var export = new Command(entry.Key, entry.Title()) { data, json, org, format, language, target, asOf };
        export.SetAction(async (parsed, cancellation) =>
        {
            var wanted = parsed.GetValue(format)!;
            if (wanted is not ("xlsx" or "csv")) throw new RefusedException(CliWords.BadFormat(wanted));
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = new CultureInfo(parsed.GetValue(language)!);
            await using var command = await CommandScope.OpenAsync(parsed.GetValue(data), cancellation);
            await command.EnterAsync(parsed.GetValue(org)!, parsed.GetValue(asOf), cancellation);
            var path = parsed.GetValue(target)!;
            if (entry.Source == typeof(RiskLists) && await command.Get<Assessments>().LatestAsync(cancellation) is null) throw new RefusedException(CliWords.NoAssessment);
            var rows = await command.HandOutAsync(path, wanted, Look.At($"{entry.Below("export")}?format={wanted}"), async stream => await command.Get<RegisterDesk>().SourceOf(entry)
                .WriteAsync(command.Get<RegisterExport>(), QueryCollection.Empty, wanted, stream, cancellation) ?? 0, count => count, cancellation);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Write(new { rows, file = path }) : CliWords.Exported(path, rows));
            return CommandLine.Done;
        });
        return export;
    }
}
