using Meguri.Domain.Kernel;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Persistence;

/// <summary>
/// The database of both kinds. Rows of other organizations do not exist for it (named filter <see cref="Wall"/>), a save
/// without an activity throws, and what is saved, its number, its trail and its commit are one transaction.
/// </summary>
public abstract class MeguriDb(DbContextOptions options, CurrentOrganization organization, Trail.Trail trail, ModelParts parts)
    : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>The name of the filter that hides other organizations (wall c).</summary>
    public const string Wall = "organization";

    private bool bulk;
    private WriteUnit? unit;

    /// <inheritdoc/>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <summary>The organization whose rows are seen; read by the filters.</summary>
    public OrganizationId Organization => organization.Id;

    /// <summary>Gives a new row to the current organization (wall d) and tracks it.</summary>
    public override Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<TEntity> Add<TEntity>(TEntity entity)
    {
        if (entity is Entity owned) owned.BelongTo(organization.Id);
        return base.Add(entity);
    }

    /// <summary>Gives a new row to the current organization (wall d) and tracks it.</summary>
    public override Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry Add(object entity)
    {
        if (entity is Entity owned) owned.BelongTo(organization.Id);
        return base.Add(entity);
    }

    /// <summary>Gives new rows to the current organization (wall d) and tracks them.</summary>
    public override void AddRange(params object[] entities) => AddRange((IEnumerable<object>)entities);

    /// <summary>Gives new rows to the current organization (wall d) and tracks them.</summary>
    public override void AddRange(IEnumerable<object> entities)
    {
        foreach (var entity in entities) Add(entity);
    }

    /// <summary>Holds the form's version against the row's: a row saved by somebody else since makes the save throw.</summary>
    public void Expect(Entity entity, int version)
    {
        if (!Planted.StaleSave) Entry(entity).Property(nameof(Entity.Version)).OriginalValue = version;
    }

    /// <summary>Begins a unit: every save until it is disposed is part of it, and nothing is done before its commit.</summary>
    public WriteUnit BeginUnit() => unit = new WriteUnit(this, () => unit = null);

    /// <summary>Opens a transaction that several saves share: they become one activity, however many rows they are. Within a unit it is committed with the unit.</summary>
    public async Task<BulkSave> BeginBulkAsync(string act, string? reason, CancellationToken cancellation)
    {
        trail.Begin(act, reason);
        var (whole, at) = (unit, unit ?? new WriteUnit(this, () => { }));
        await at.OpenAsync(cancellation);
        (bulk, var closed) = (true, false);
        return new BulkSave(
            async token =>
            {
                await SaveChangesAsync(token);
                var sequence = await new TrailWriter(this, trail).CloseAsync(token);
                await base.SaveChangesAsync(true, token);
                if (whole is null) await at.CommitAsync(token);
                closed = true;
                return sequence;
            },
            async () =>
            {
                bulk = false;
                trail.Abandon();
                ChangeTracker.Clear();
                if (!closed) await at.UndoAsync();
            });
    }

    /// <summary>Saves, in a transaction of its own unless a unit or a bulk save is open.</summary>
    /// <exception cref="InvalidOperationException">No activity was begun, or a row is not the current organization's.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else saved the row since it was read.</exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!ChangeTracker.HasChanges()) return 0;
        SaveGuard.Check(ChangeTracker, organization);
        if (!bulk) return await WriteAsync(writer => writer.AddAsync(cancellationToken), acceptAllChangesOnSuccess, cancellationToken);
        await new TrailWriter(this, trail).AddAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Keeps a look as an activity of its own. Nothing else is saved with it.</summary>
    public async Task KeepAsync(Look look, CancellationToken cancellation)
    {
        trail.Begin(look.Act);
        await WriteAsync(writer => writer.AddAsync(look, cancellation), true, cancellation);
    }

    private async Task<int> WriteAsync(Func<TrailWriter, Task> add, bool acceptAllChangesOnSuccess, CancellationToken cancellation)
    {
        var writer = new TrailWriter(this, trail);
        var (whole, at) = (unit, unit ?? new WriteUnit(this, () => { }));
        try
        {
            await at.OpenAsync(cancellation);
            await add(writer);
            await writer.CloseAsync(cancellation);
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellation);
            if (whole is null || Planted.EarlyCommit) await at.CommitAsync(cancellation);
            return saved;
        }
        catch
        {
            ChangeTracker.Clear();
            await at.UndoAsync();
            throw;
        }
        finally
        {
            trail.Abandon();
        }
    }

    /// <summary>Only asynchronous saves know the gate and the trail.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save asynchronously.");

    /// <summary>Waits for the right to write, where the engine lets one write at a time.</summary>
    protected internal abstract Task<IAsyncDisposable> EnterGateAsync(CancellationToken cancellation);

    /// <summary>Reads the end of a chain and keeps it locked until the transaction ends.</summary>
    protected internal abstract Task<TrailHead> LockHeadAsync(OrganizationId chain, CancellationToken cancellation);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        PlatformMapping.Map(builder);
        foreach (var map in parts.Maps) map(builder);
        if (!Walls.C) return;
        foreach (var type in builder.Model.GetEntityTypes().Where(t => typeof(Entity).IsAssignableFrom(t.ClrType)).ToList())
            GetType().GetMethod(nameof(Hide), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.FlattenHierarchy)!
                .MakeGenericMethod(type.ClrType).Invoke(this, [builder]);
        builder.Entity<Activity>().HasQueryFilter(Wall, a => a.OrganizationId == Organization);
        builder.Entity<ActivityEvent>().HasQueryFilter(Wall, e => e.OrganizationId == Organization);
    }

    /// <summary>Puts the wall before a type's rows.</summary>
    protected void Hide<T>(ModelBuilder builder) where T : Entity =>
        builder.Entity<T>().HasQueryFilter(Wall, e => e.OrganizationId == Organization);
}

/// <summary>Several saves in one transaction and one activity; undone unless committed.</summary>
public sealed class BulkSave(Func<CancellationToken, Task<long?>> commit, Func<Task> end) : IAsyncDisposable
{
    /// <summary>The activity's place in the current organization's chain, once committed; null when nothing was saved.</summary>
    public long? Sequence { get; private set; }

    /// <summary>Saves what is pending, closes the activity and commits.</summary>
    public async Task CommitAsync(CancellationToken cancellation) => Sequence = await commit(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await end();
}
