using Meguri.Domain.Kernel;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Persistence;

/// <summary>The database for production.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options, CurrentOrganization organization, Trail.Trail trail, ModelParts parts)
    : MeguriDb(options, organization, trail, parts)
{
    /// <inheritdoc/>
    protected internal override Task<IAsyncDisposable> EnterGateAsync(CancellationToken cancellation) => Task.FromResult<IAsyncDisposable>(NoGate.Instance);

    /// <inheritdoc/>
    protected internal override async Task<TrailHead> LockHeadAsync(OrganizationId chain, CancellationToken cancellation)
    {
        await Database.ExecuteSqlAsync(
            $"""INSERT INTO trail_heads ("OrganizationId", "Sequence", "Hash") VALUES ({chain.Value}, 0, {TrailHash.Zero}) ON CONFLICT DO NOTHING""", cancellation);
        return await Set<TrailHead>()
            .FromSql($"""SELECT * FROM trail_heads WHERE "OrganizationId" = {chain.Value} FOR UPDATE""")
            .AsNoTracking().SingleAsync(cancellation);
    }

    private sealed class NoGate : IAsyncDisposable
    {
        public static readonly NoGate Instance = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
