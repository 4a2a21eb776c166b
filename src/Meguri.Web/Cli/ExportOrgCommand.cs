using System.CommandLine;
using Meguri.Platform.Archives;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;

namespace Meguri.Web.Cli;

/// <summary><c>export org --org S --out FILE</c>: everything of an organization, to be taken elsewhere (docs/archive.md).</summary>
internal static class ExportOrgCommand
{
    public static Command Make()
    {
        var (data, json, org, target) = (CommandOptions.Data(), CommandOptions.AsJson(), CommandOptions.Organization(), CommandOptions.Out());
        var export = new Command("org", CliWords.Command_ExportOrg) { data, json, org, target };
        export.SetAction(async (parsed, cancellation) =>
        {
            var (path, slug) = (parsed.GetValue(target)!, parsed.GetValue(org)!);
            await using var command = await CommandScope.OpenAsync(parsed.GetValue(data), cancellation);
            await command.EnterAsync(slug, cancellation);
            var writer = new ArchiveWriter(command.Get<MeguriDb>(), command.Get<IFileStore>(), command.Get<DataFolder>(), command.Get<TimeProvider>());
            // Kept once it is written: the next one shows this one.
            var manifest = await command.HandOutAsync(path, "zip", new Look { Word = "organization" },
                file => writer.WriteOrganizationAsync(file, slug, cancellation), written => BackupCommand.Rows(written), cancellation);
            await BackupCommand.SayBrokenAsync(manifest.Sections);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Write(new { file = path, manifest.StateHash, section = manifest.Sections[0] })
                : CliWords.OrgExported(path, BackupCommand.Rows(manifest), manifest.StateHash));
            return CommandLine.Done;
        });
        return export;
    }
}
