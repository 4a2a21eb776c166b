using System.CommandLine;
using Meguri.Domain.Kernel;
using Meguri.Platform.Archives;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;

namespace Meguri.Web.Cli;

/// <summary><c>fsck</c>: names exactly the files that are missing, changed, or left over. Beside a server or without one; changes nothing.</summary>
internal static class FsckCommand
{
    public static Command Make()
    {
        var (data, json) = (CommandOptions.Data(), CommandOptions.AsJson());
        var fsck = new Command("fsck", CliWords.Command_Fsck) { data, json };
        fsck.SetAction(async (parsed, cancellation) =>
        {
            await using var command = await CommandScope.ReadAsync(parsed.GetValue(data), cancellation);
            var (db, store, found, files) = (command.Get<MeguriDb>(), command.Get<IFileStore>(), new List<(string Organization, FileFault Fault)>(), 0);
            await using var rows = await StoredRows.OpenAsync(db, TableShape.AllOf(db), cancellation);
            foreach (var section in (await rows.SectionsAsync(cancellation)).Where(s => !s.IsInstallation))
            {
                var wanted = await rows.FilesOfAsync(section, cancellation);
                files += wanted.Count;
                await foreach (var fault in FileCheck.FaultsAsync(store, new OrganizationId(section.Id), wanted, cancellation)) found.Add((section.Slug!, fault));
            }
            if (parsed.GetValue(json)) Console.Out.WriteLine(Json.Write(found.Select(f => new { f.Organization, f.Fault.Sha256, f.Fault.Kind })));
            else foreach (var (organization, fault) in found) Console.Out.WriteLine(Say(organization, fault));
            if (found.Count > 0) return CommandLine.Refused;
            if (!parsed.GetValue(json)) Console.Out.WriteLine(CliWords.FsckGood(files));
            return CommandLine.Done;
        });
        return fsck;
    }

    private static string Say(string organization, FileFault fault) => fault.Kind switch
    {
        FileFaultKind.Missing => CliWords.FsckMissing(organization, fault.Sha256),
        FileFaultKind.Changed => CliWords.FsckChanged(organization, fault.Sha256),
        _ => CliWords.FsckUnnamed(organization, fault.Sha256),
    };
}
