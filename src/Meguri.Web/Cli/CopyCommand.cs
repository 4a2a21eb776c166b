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
        var copy = new Command("copy", CliWords.Command_Copy) { json, from, to };
        copy.SetAction(async (parsed, cancellation) =>
        {
            using var spare = new SpareFolder();
            await using var source = await OpenAsync(parsed.GetValue(from)!, spare, reads: true, cancellation);
            await using var target = await OpenAsync(parsed.GetValue(to)!, spare, reads: false, cancellation);
            var state = await ArchiveLoading.CopyAsync(source.Get<MeguriDb>(), Files(source, target), target.Get<MeguriDb>(), Files(target, source), cancellation);
            await BackupCommand.SayBrokenAsync(state.Sections);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Write(new { stateHash = state.Hash, state.Sections })
                : CliWords.Copied(state.Sections.Count - 1, state.Sections.Sum(section => section.Rows.Values.Sum()), state.Hash));
            return CommandLine.Done;
        });
        return copy;
    }

    // Files stand in a data folder, whichever database goes with it: where one end has none, they stay where they are.
    private static IFileStore Files(CommandScope end, CommandScope other) => (end.Get<DatabaseSettings>().IsEmbedded ? end : other).Get<IFileStore>();

    // A connection string of PostgreSQL, or a data folder.
    private static async Task<CommandScope> OpenAsync(string place, SpareFolder spare, bool reads, CancellationToken cancellation)
    {
        if (!place.Contains('=', StringComparison.Ordinal)) return await OpenFolderAsync(place, reads, cancellation);
        var command = CommandScope.Begin(null, new DatabaseSettings(CommandOptions.Connection(place, reads ? "--from" : "--to"), spare.Folder));
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

    // Keys are no part of a database; the services ask for a folder all the same.
    private sealed class SpareFolder : IDisposable
    {
        public DataFolder Folder { get; } = new(Directory.CreateTempSubdirectory("meguri-copy-").FullName);

        public void Dispose() => Directory.Delete(Folder.Path, recursive: true);
    }
}
