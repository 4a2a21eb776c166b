using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Chains;

/// <summary>The trail keeps so much that every row can be made again from it.</summary>
public sealed class Replay(Installations installations) : WebTest(installations)
{
    [Fact]
    public async Task Trail_OfTheSample_DoneAgain_MakesEveryRowAsItIs()
    {
        var sample = await Installations.SampleAsync();
        var settings = new DatabaseSettings(null, new DataFolder(Directory.CreateTempSubdirectory("meguri-replay-").FullName));
        var current = new CurrentOrganization(TimeProvider.System);
        current.Set(sample.Organization);
        await using var again = (SqliteDb)TestDatabases.Open(settings, current);
        await again.Database.EnsureCreatedAsync(Stop);
        await sample.InAsync(async services =>
        {
            var (db, id) = (services.GetRequiredService<MeguriDb>(), sample.Organization.OrganizationId);
            var replay = new TrailReplay(db);
            await replay.RunAsync(again, id, await replay.LastBeforeAsync(id, DateTimeOffset.MaxValue, Stop), Stop);
            var compared = 0;
            foreach (var kind in db.Model.GetEntityTypes().Where(t => typeof(Entity).IsAssignableFrom(t.ClrType)))
            {
                var (are, were) = (await RowsAsync(db, kind.ClrType), await RowsAsync(again, kind.ClrType));
                were.Except(are).ShouldBeEmpty($"{kind.DisplayName()}: only in the replay");
                are.Except(were).ShouldBeEmpty($"{kind.DisplayName()}: not in the replay");
                compared += are.Count;
            }
            compared.ShouldBeGreaterThan(1000);
        });
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(settings.Folder.Path, recursive: true);
    }

    private static Task<List<string>> RowsAsync(MeguriDb db, Type kind) =>
        (Task<List<string>>)typeof(Replay).GetMethod(nameof(RowsOfAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(kind).Invoke(null, [db])!;

    private static async Task<List<string>> RowsOfAsync<T>(MeguriDb db) where T : Entity
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        return [.. (await db.Set<T>().ToListAsync(Stop)).Select(row => string.Join(" | ", type.GetProperties().Select(p => $"{p.Name}={Json.Write(db.Entry(row).Property(p.Name).CurrentValue)}"))).Order(StringComparer.Ordinal)];
    }
}
