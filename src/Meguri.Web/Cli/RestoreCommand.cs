using System.CommandLine;
using Meguri.Platform.Archives;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;

namespace Meguri.Web.Cli;

/// <summary><c>restore FILE --data DIR</c>: into a folder that holds nothing, and PostgreSQL's empty database where it is set.</summary>
internal static class RestoreCommand
{
    public static Command Make()
    {
        var (data, json) = (CommandOptions.Data(), CommandOptions.AsJson());
        var file = new Argument<string>("FILE") { Description = CliWords.Argument_Archive };
        var instead = new Option<string?>("--instead-of") { Description = CliWords.Option_InsteadOf };
        var agreed = new Option<bool>("--yes") { Description = CliWords.Option_Yes };
        var restore = new Command("restore", CliWords.Command_Restore) { file, data, json, instead, agreed };
        restore.SetAction(async (parsed, cancellation) =>
        {
            using var archive = await Restoring.OpenAsync(parsed.GetValue(file)!, ArchiveKind.Installation, cancellation);
            var entrants = await Entrant.OfAsync(archive, cancellation);
            await AgreeAsync(entrants, parsed.GetValue(instead), parsed.GetValue(agreed), cancellation);
            var path = CommandOptions.PathOf(parsed.GetValue(data));
            var restored = await IntoAsync(path, archive, cancellation);
            Console.Out.WriteLine(parsed.GetValue(json)
                ? Json.Write(new { folder = path, stateHash = restored.State.Hash, restored.State.Sections, restored.BrokenTrails, entrants })
                : CliWords.Restored(path, restored.State.Sections.Count - 1, BackupCommand.Rows(archive.Manifest), restored.State.Hash));
            if (parsed.GetValue(json)) return CommandLine.Done;
            Console.Out.WriteLine(CliWords.EntrantsAfterRestore(entrants.Select(e => e.Email).Distinct().Count()));
            foreach (var one in entrants) Console.Out.WriteLine($"  {one.Email}  {one.Organization}  {one.Role}");
            return CommandLine.Done;
        });
        return restore;
    }

    // Whose access was taken after the backup was made gets it back: whoever restores has to know.
    private static async Task AgreeAsync(IReadOnlyList<Entrant> entrants, string? instead, bool agreed, CancellationToken cancellation)
    {
        if (instead is null)
        {
            await Console.Error.WriteLineAsync(CliWords.NothingToCompare);
            return;
        }
        await using var command = await CommandScope.ReadAsync(instead, cancellation);
        var now = (await command.Get<OrganizationDirectory>().EverybodyAsync(cancellation)).SelectMany(p => p.Roles.Select(role => new Entrant(p.Email, p.Slug, role.ToString())));
        var back = entrants.Except(now).ToList();
        foreach (var one in back) await Console.Error.WriteLineAsync(CliWords.ComesBack(one.Email, one.Organization, one.Role));
        if (back.Count > 0 && !agreed) throw new RefusedException(CliWords.SayYes(back.Count));
    }

    private static async Task<Restored> IntoAsync(string path, ArchiveFile archive, CancellationToken cancellation)
    {
        var folder = CommandOptions.Make(path);
        using var taken = InstanceLock.TryTake(folder) ?? throw new RefusedException(CliWords.FolderTaken(folder.Path));
        // What a restore that was cut off left behind; it began in an empty folder as well.
        if (Directory.Exists(folder.Restoring)) folder.Undo();
        if (!folder.IsFree) throw new RefusedException(CliWords.FolderNotEmpty(folder.Path));
        var settings = DatabaseReady.AsOwner(CommandOptions.Database(folder));
        var work = new DataFolder(folder.Restoring);
        try
        {
            var restored = await Restoring.IntoAsync(settings with { Folder = work }, archive, cancellation);
            folder.TakeOver(work);
            return restored;
        }
        catch
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Undo();
            throw;
        }
    }
}
