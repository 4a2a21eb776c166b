using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Platform.Trail;

/// <summary>
/// Databases of the past, made by <see cref="TrailReplay"/> when somebody asks for a day. The trail never changes, so what it made once
/// holds; the latest few are kept, under the name of the schema they were made with.
/// </summary>
public sealed class PastRows(DataFolder data) : IDisposable
{
    private const int Kept = 8;
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>An organization's rows at the end of a day where it is.</summary>
    /// <returns>Null when it was not there yet.</returns>
    public async Task<PastDay?> AtEndOfAsync(DateOnly day, IServiceProvider scope, CancellationToken cancellation)
    {
        var (db, current) = (scope.GetRequiredService<MeguriDb>(), scope.GetRequiredService<CurrentOrganization>());
        var replay = new TrailReplay(db);
        var end = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), current.Zone), TimeSpan.Zero);
        var last = await replay.LastBeforeAsync(current.Id, end, cancellation);
        if (last == 0) return null;
        var file = Path.Combine(data.Past, $"{current.Id.Value:n}-{last}-{db.Database.GetMigrations().LastOrDefault()}.db");
        await turn.WaitAsync(cancellation);
        try
        {
            if (!File.Exists(file)) await MakeAsync(replay, scope, current.Id, last, file, cancellation);
            return new PastDay(day, file);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>A context over one of them.</summary>
    internal static SqliteDb Open(IServiceProvider scope, string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString();
        var options = new DbContextOptionsBuilder<SqliteDb>();
        DatabaseServices.UseRows(options, connection);
        return new SqliteDb(options.Options, scope.GetRequiredService<CurrentOrganization>(), scope.GetRequiredService<Trail>(), scope.GetRequiredService<ModelParts>(), scope.GetRequiredService<WriteGate>());
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task MakeAsync(TrailReplay replay, IServiceProvider scope, OrganizationId chain, long last, string file, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(data.Past);
        else Directory.CreateDirectory(data.Past, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var old in new DirectoryInfo(data.Past).GetFiles().OrderByDescending(f => f.LastWriteTimeUtc).Skip(Kept - 1)) old.Delete();
        // Another process may be making the same.
        var beside = $"{file}.{Guid.CreateVersion7():n}";
        await using (var target = Open(scope, beside, SqliteOpenMode.ReadWriteCreate))
        {
            await target.Database.EnsureCreatedAsync(cancellation);
            await replay.RunAsync(target, chain, last, cancellation);
        }
        File.Move(beside, file, overwrite: true);
    }
}
