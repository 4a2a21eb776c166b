using System.CommandLine;
using Meguri.Platform.Archives;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;

namespace Meguri.Web.Cli;

/// <summary><c>copy --from … --to …</c>: from one database into another, SQLite or PostgreSQL, with the same state.</summary>
internal static class CopyCommand
{
    public static Command Make()
    {
        var json = CommandOptions.AsJson();
        var from = new Option<string>("--from") { Description = CliWords.Option_From, Required = true };
        var to = new Option<string>("--to") { Description = CliWords.Option_To, Required = true };
        var data = new Option<string?>("--data") { Description = CliWords.Option_CopyData };
        var copy = new Command("copy", CliWords.Command_Copy) { json, from, to, data };
        copy.SetAction(async (parsed, cancellation) =>
        {
            using var spare = new SpareFolder();
            var (source, target, beside) = (parsed.GetValue(from)!, parsed.GetValue(to)!, parsed.GetValue(data));
            if (beside is not null && !IsConnection(source) && !IsConnection(target)) throw new RefusedException(CliWords.CopyDataNeedsPostgres);
            var folder = beside is null ? spare.Folder : IsConnection(source) ? CommandOptions.ExistingFolder(beside) : CommandOptions.Folder(beside);
            await using var read = await OpenAsync(source, folder, reads: true, cancellation);
            await using var written = await OpenAsync(target, folder, reads: false, cancellation);
            // Where one end has no folder, files and keys stay where they are.
            var (left, right) = (Folder(read, beside), Folder(written, beside));
            var files = (left is null ? written : read).Get<IFileStore>();
            var state = await ArchiveLoading.CopyAsync(new CopyEnd(read.Get<MeguriDb>(), files, left),
                new CopyEnd(written.Get<MeguriDb>(), left is null || right is null || left.Path == right.Path ? files : written.Get<IFileStore>(), right), cancellation);
            await BackupCommand.SayBrokenAsync(state.Sections);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Write(new { stateHash = state.Hash, state.Sections })
                : CliWords.Copied(state.Sections.Count - 1, state.Sections.Sum(section => section.Rows.Values.Sum()), state.Hash));
            return CommandLine.Done;
        });
        return copy;
    }

    private static bool IsConnection(string place) => place.Contains('=', StringComparison.Ordinal);

    private static DataFolder? Folder(CommandScope end, string? beside) => end.Get<DatabaseSettings>() is var settings && (settings.IsEmbedded || beside is not null) ? settings.Folder : null;

    // A connection string of PostgreSQL, or a data folder.
    private static async Task<CommandScope> OpenAsync(string place, DataFolder beside, bool reads, CancellationToken cancellation)
    {
        if (!IsConnection(place)) return await OpenFolderAsync(place, reads, cancellation);
        var command = CommandScope.Begin(null, new DatabaseSettings(CommandOptions.Connection(place, reads ? "--from" : "--to"), beside));
        await DatabaseReady.RequireCurrentAsync(command.Get<MeguriDb>(), reads ? "--from" : "--to", cancellation);
        return command;
    }

    private static async Task<CommandScope> OpenFolderAsync(string place, bool reads, CancellationToken cancellation)
    {
        var folder = reads ? CommandOptions.ExistingFolder(place) : CommandOptions.Folder(place);
        if (reads && !File.Exists(folder.Database)) throw new RefusedException(CliWords.NothingThere(folder.Path));
        // What is written while it is copied would be missing.
        var taken = InstanceLock.TryTake(folder) ?? throw new RefusedException(CliWords.FolderTaken(folder.Path));
        var settings = new DatabaseSettings(null, folder);
        var command = CommandScope.Begin(taken, settings);
        if (!reads) await ArchiveLoading.RequireEmptyAsync(command.Get<MeguriDb>(), cancellation);
        await DatabaseReady.MigrateAsync(command.Get<MeguriDb>(), settings, cancellation);
        return command;
    }

    // The services ask for a folder where the command was told none.
    private sealed class SpareFolder : IDisposable
    {
        public DataFolder Folder { get; } = new(Directory.CreateTempSubdirectory("meguri-copy-").FullName);

        public void Dispose() => Directory.Delete(Folder.Path, recursive: true);
    }
}
