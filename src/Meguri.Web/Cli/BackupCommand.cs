using System.CommandLine;
using Meguri.Platform.Archives;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;

namespace Meguri.Web.Cli;

/// <summary><c>backup --out FILE</c>, beside a server or without one, and <c>backup --verify FILE</c>, which restores it into a place of its own and compares.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var (data, json) = (CommandOptions.Data(), CommandOptions.AsJson());
        var target = new Option<string?>("--out") { Description = CliWords.Option_BackupOut };
        var verify = new Option<string?>("--verify") { Description = CliWords.Option_BackupVerify };
        var backup = new Command("backup", CliWords.Command_Backup) { data, json, target, verify };
        backup.Validators.Add(result =>
        {
            if (result.GetValue(target) is null && result.GetValue(verify) is null) result.AddError(CliWords.OutOrVerify);
        });
        backup.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(target) is { } path) await WriteAsync(parsed.GetValue(data), path, parsed.GetValue(json), cancellation);
            if (parsed.GetValue(verify) is { } file) await VerifyAsync(file, parsed.GetValue(json), cancellation);
            return CommandLine.Done;
        });
        return backup;
    }

    private static async Task WriteAsync(string? data, string path, bool json, CancellationToken cancellation)
    {
        await using var command = await CommandScope.ReadAsync(data, cancellation);
        var writer = new ArchiveWriter(command.Get<MeguriDb>(), command.Get<IFileStore>(), command.Get<DataFolder>(), command.Get<TimeProvider>());
        var manifest = await OutputFile.WriteAsync(path, file => writer.WriteInstallationAsync(file, cancellation), secret: true);
        await SayBrokenAsync(manifest.Sections);
        Console.Out.WriteLine(json ? Json.Write(new { file = path, manifest.StateHash, manifest.Sections })
            : CliWords.BackedUp(path, manifest.Sections.Count - 1, Rows(manifest), manifest.StateHash));
    }

    private static async Task VerifyAsync(string path, bool json, CancellationToken cancellation)
    {
        using var archive = await Restoring.OpenAsync(path, ArchiveKind.Installation, cancellation);
        var place = Directory.CreateTempSubdirectory("meguri-verify-");
        try
        {
            var restored = await Restoring.IntoAsync(new DatabaseSettings(null, new DataFolder(place.FullName)), archive, cancellation);
            Console.Out.WriteLine(json ? Json.Write(new { file = path, stateHash = restored.State.Hash, restored.BrokenTrails, verified = true })
                : CliWords.BackupVerified(path, Rows(archive.Manifest), restored.State.Hash));
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    /// <summary>Names the files that are missing or changed and so went nowhere.</summary>
    internal static async Task SayBrokenAsync(IEnumerable<SectionState> sections)
    {
        foreach (var section in sections)
            foreach (var name in section.Broken) await Console.Error.WriteLineAsync(CliWords.FileBroken(section.Slug, name));
    }

    internal static long Rows(ArchiveManifest manifest) => manifest.Sections.Sum(section => section.Rows.Values.Sum());
}
