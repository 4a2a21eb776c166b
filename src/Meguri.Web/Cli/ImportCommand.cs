using System.CommandLine;
using Meguri.Platform.Exchange;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Kit.Imports;

namespace Meguri.Web.Cli;

/// <summary><c>import people|assets FILE --org S [--dry-run] [--only-valid]</c>.</summary>
internal static class ImportCommand
{
    public static Command Make() => new("import", CliWords.Command_Import)
    {
        Make<PersonImporter>("people", CliWords.Command_ImportPeople),
        Make<AssetImporter>("assets", CliWords.Command_ImportAssets),
        ImportOrgCommand.Make(),
    };

    private static Command Make<TImporter>(string name, string description) where TImporter : Importer
    {
        var (data, json, org) = (CommandOptions.Data(), CommandOptions.AsJson(), CommandOptions.Organization());
        var path = new Argument<string>("FILE") { Description = CliWords.Argument_File };
        var dryRun = new Option<bool>("--dry-run") { Description = CliWords.Option_DryRun };
        var onlyValid = new Option<bool>("--only-valid") { Description = CliWords.Option_OnlyValid };
        var import = new Command(name, description) { path, data, json, org, dryRun, onlyValid };
        import.SetAction(async (parsed, cancellation) =>
        {
            await using var file = Open(parsed.GetValue(path)!);
            await using var command = await CommandScope.OpenAsync(parsed.GetValue(data), cancellation);
            await command.EnterAsync(parsed.GetValue(org)!, cancellation);
            var sheet = SheetReader.Open(file, null, cancellation);
            if (!sheet.Ok) return CommandScope.Refuse(sheet);
            var options = new ImportOptions(parsed.GetValue(dryRun), parsed.GetValue(onlyValid));
            var result = await command.Get<ImportRunner>().RunAsync(command.Get<TImporter>(), sheet.Value, options, null, cancellation);
            if (!result.Ok) return CommandScope.Refuse(result);
            Print(result.Value, parsed.GetValue(json));
            return result.Value.Rejected > 0 && !options.OnlyValid ? CommandLine.Refused : CommandLine.Done;
        });
        return import;
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(CliWords.FileUnreadable(path));
        }
    }

    private static void Print(ImportReport report, bool json)
    {
        foreach (var warning in report.Warnings) Console.Error.WriteLine(CliWords.RowMessage(warning.Row, warning.Column, warning.Message));
        foreach (var missing in report.Missing) Console.Error.WriteLine(CliWords.NotInFile(missing));
        if (json)
        {
            Console.Out.WriteLine(Json.Write(new { report.Rows, report.Valid, report.Added, report.Changed, report.Unchanged, report.Errors }));
            return;
        }
        Console.Out.WriteLine(CliWords.ImportFigures(report.Rows, report.Valid, report.Added, report.Changed, report.Unchanged, report.Rejected));
        foreach (var error in report.Errors) Console.Out.WriteLine(CliWords.RowMessage(error.Row, error.Column, error.Message));
    }
}
