using System.CommandLine;
using Meguri.Domain.Kernel;
using Meguri.Platform.Archives;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;

namespace Meguri.Web.Cli;

/// <summary><c>fsck</c>: names exactly the files that are missing, changed, or left over. Beside a server or without one; changes nothing.</summary>
internal static class FsckCommand
{
    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    public static Command Make()
    {
        var (data, json) = (CommandOptions.Data(), CommandOptions.AsJson());
        var fsck = new Command("fsck", CliWords.Command_Fsck) { data, json };
        fsck.SetAction(async (parsed, cancellation) =>
        {
            await using var command = await CommandScope.ReadAsync(parsed.GetValue(data), cancellation);
            var (db, store, found, files) = (command.Get<MeguriDb>(), command.Get<IFileStore>(), new List<(string Organization, FileFault Fault)>(), 0);
            // A file is kept before its row is: what is younger than this is nobody's yet, and no leftover.
            var before = command.Get<TimeProvider>().GetUtcNow() - Settled;
            await using var rows = await StoredRows.OpenAsync(db, TableShape.AllOf(db), cancellation);
            var sections = (await rows.SectionsAsync(cancellation)).Where(s => !s.IsInstallation).ToList();
            foreach (var section in sections)
            {
                var wanted = await rows.FilesOfAsync(section, cancellation);
                files += wanted.Count;
                await foreach (var fault in FileCheck.FaultsAsync(store, new OrganizationId(section.Id), wanted, before, cancellation)) found.Add((section.Slug!, fault));
            }
            var strays = store.Strays([.. sections.Select(s => new OrganizationId(s.Id))], before);
            if (parsed.GetValue(json))
                Console.Out.WriteLine(Json.Write(found.Select(f => new Said(f.Organization, f.Fault.Sha256, f.Fault.Kind, null)).Concat(strays.Select(path => new Said(null, null, FileFaultKind.Unnamed, path)))));
            else
            {
                foreach (var (organization, fault) in found) Console.Out.WriteLine(Say(organization, fault));
                foreach (var path in strays) Console.Out.WriteLine(CliWords.FsckUnnamed("files/", path));
            }
            if (found.Count + strays.Count > 0) return CommandLine.Refused;
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

    // A stray has a path below the folder of files; everything else an organization and a hash.
    private sealed record Said(string? Organization, string? Sha256, FileFaultKind Kind, string? Path);
}
