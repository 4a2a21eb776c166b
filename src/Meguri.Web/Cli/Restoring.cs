using Meguri.Platform.Archives;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.Data.Sqlite;

namespace Meguri.Web.Cli;

/// <summary>Loads an archive into a folder and a database of nobody's yet, and compares.</summary>
internal static class Restoring
{
    /// <summary>Opens an archive; what is wrong with it is said before anything is touched.</summary>
    public static async Task<ArchiveFile> OpenAsync(string path, ArchiveKind kind, CancellationToken cancellation)
    {
        try
        {
            return await ArchiveFile.OpenAsync(path, kind, cancellation);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(CliWords.FileUnreadable(path));
        }
    }

    /// <summary>Refuses an archive that would not fit. Rows of PostgreSQL need no room here; files may lie on a disk of their own once their folder is there.</summary>
    public static void RequireRoom(ArchiveFile archive, DatabaseSettings settings)
    {
        var apart = !settings.IsEmbedded || Directory.Exists(settings.Folder.Files);
        archive.RequireRoom(settings.IsEmbedded ? FreeAt(settings.Folder.Path) : null, apart ? FreeAt(Directory.Exists(settings.Folder.Files) ? settings.Folder.Files : settings.Folder.Path) : null);
    }

    // A disk that cannot be asked refuses nobody.
    private static long? FreeAt(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Loads keys and rows and holds the state against the archive's; the embedded database is closed and on the disk afterwards.</summary>
    /// <param name="settings">An empty folder; an empty database, as its owner.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="cancellation">Gives up; the place is then good for nothing.</param>
    public static async Task<Restored> IntoAsync(DatabaseSettings settings, ArchiveFile archive, CancellationToken cancellation)
    {
        Restored restored;
        RequireRoom(archive, settings);
        await ArchiveLoading.KeysAsync(settings.Folder, archive, cancellation);
        await using (var command = CommandScope.Begin(null, settings))
        {
            var state = await ArchiveLoading.LoadAsync(command.Get<MeguriDb>(), command.Get<IFileStore>(), settings, archive, cancellation);
            restored = new Restored(state, await BrokenTrailsAsync(command.Services, state, cancellation));
            if (settings.IsEmbedded) await ArchiveLoading.SettleAsync(command.Get<MeguriDb>(), cancellation);
        }
        if (!settings.IsEmbedded) return restored;
        SqliteConnection.ClearAllPools();
        Durable.Flush(settings.Folder.Database);
        return restored;
    }

    // A trail that was broken when it was saved is restored as it was: what is lost otherwise is more. But it is said.
    private static async Task<IReadOnlyList<string>> BrokenTrailsAsync(IServiceProvider services, State state, CancellationToken cancellation)
    {
        var broken = new List<string>();
        foreach (var section in state.Sections)
        {
            await using var scope = services.CreateAsyncScope();
            var current = scope.ServiceProvider.GetRequiredService<CurrentOrganization>();
            if (section.Slug is { } slug && await scope.ServiceProvider.GetRequiredService<OrganizationDirectory>().FindAsync(slug, cancellation) is { } organization) current.Set(organization);
            var report = await scope.ServiceProvider.GetRequiredService<TrailVerifier>().VerifyAsync(current.Id, cancellation);
            if (report.Ok) continue;
            broken.Add(section.Slug ?? "installation");
            await Console.Error.WriteLineAsync($"{section.Slug ?? "installation"}: {CliWords.TrailBroken(report.BadSequence, report.Code)}");
        }
        return broken;
    }
}

/// <summary>What was restored.</summary>
/// <param name="State">As it was read back.</param>
/// <param name="BrokenTrails">Whose trails do not hold; they did not when they were saved.</param>
internal sealed record Restored(State State, IReadOnlyList<string> BrokenTrails);
