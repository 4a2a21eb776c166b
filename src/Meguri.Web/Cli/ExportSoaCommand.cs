using System.CommandLine;
using System.Globalization;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Controls;

namespace Meguri.Web.Cli;

/// <summary><c>export soa --org S --format xlsx|csv|docx [--lang ja|en] [--version N|draft] --out FILE</c>.</summary>
internal static class ExportSoaCommand
{
    public static Command Make()
    {
        var (data, json, org) = (CommandOptions.Data(), CommandOptions.AsJson(), CommandOptions.Organization());
        var asOf = CommandOptions.AsOf();
        var (format, language, target) = (CommandOptions.Format(), CommandOptions.Language(), CommandOptions.Out());
        var which = new Option<string?>("--version") { Description = CliWords.Option_Version };
        var export = new Command("soa", ControlWords.Soa) { data, json, org, format, language, which, target, asOf };
        export.SetAction(async (parsed, cancellation) =>
        {
            if (!Enum.TryParse<SoaFormat>(parsed.GetValue(format), ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
                throw new RefusedException(CliWords.BadFormat(parsed.GetValue(format)));
            await using var command = await CommandScope.OpenAsync(parsed.GetValue(data), cancellation);
            await command.EnterAsync(parsed.GetValue(org)!, parsed.GetValue(asOf), cancellation);
            var statement = await command.Get<Statements>().FindAsync(parsed.GetValue(which), cancellation);
            if (!statement.Ok) return CommandScope.Refuse(statement);
            var (path, wanted) = (parsed.GetValue(target)!, kind.ToString().ToLowerInvariant());
            var version = parsed.GetValue(which) is { } named ? "&version=" + Uri.EscapeDataString(named) : "";
            var rows = await command.HandOutAsync(path, wanted, Look.At($"/soa/export?format={wanted}&lang={parsed.GetValue(language)}{version}"), async stream =>
            {
                await command.Get<SoaExport>().WriteAsync(stream, statement.Value, kind, new CultureInfo(parsed.GetValue(language)!), cancellation);
                return statement.Value.Rows.Count;
            }, count => count, cancellation);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Write(new { rows, file = path }) : CliWords.Exported(path, rows));
            return CommandLine.Done;
        });
        return export;
    }
}
