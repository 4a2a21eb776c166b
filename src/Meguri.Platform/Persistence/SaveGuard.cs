using Meguri.Domain.Kernel;
using Meguri.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Meguri.Platform.Persistence;

/// <summary>Wall d: nothing of another organization, and nothing without one, is ever written.</summary>
internal static class SaveGuard
{
    public static void Check(ChangeTracker tracker, CurrentOrganization organization)
    {
        foreach (var entry in tracker.Entries<Entity>())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            if (Walls.D && (!organization.IsSet || entry.Entity.OrganizationId != organization.Id))
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another organization was about to be saved.");
            if (entry.State == EntityState.Modified)
            {
                var version = entry.Property(e => e.Version);
                version.CurrentValue = version.OriginalValue + 1;
            }
        }
    }
}
