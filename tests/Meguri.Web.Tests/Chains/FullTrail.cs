using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Chains;

/// <summary>An installation whose trail can no longer be written, as on a full disk.</summary>
internal static class FullTrail
{
    /// <summary>From now on.</summary>
    public static async Task OfAsync(DatabaseSettings settings, CancellationToken cancellation)
    {
        await using var owner = TestDatabases.Open(settings.AsOwner());
        foreach (var statement in settings.IsEmbedded
            ? ["CREATE TRIGGER full BEFORE INSERT ON trail_events BEGIN SELECT RAISE(ABORT, 'disk full'); END"]
            : new[] { "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full'; END $$", "CREATE TRIGGER full_disk BEFORE INSERT ON trail_events FOR EACH ROW EXECUTE FUNCTION full_disk()" })
            await owner.Database.ExecuteSqlRawAsync(statement, cancellation);
    }
}
