using Meguri.Domain.Controls;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Finds the versions of the statement.</summary>
internal sealed class Versions(MeguriDb db)
{
    /// <summary>The approved version in force; null before the first approval.</summary>
    public Task<SoaVersion?> InForceAsync(CancellationToken cancellation) =>
        db.Set<SoaVersion>().AsNoTracking().SingleOrDefaultAsync(version => version.State == SoaState.Approved, cancellation);

    /// <summary>A version by its number.</summary>
    public Task<SoaVersion?> FindAsync(int number, CancellationToken cancellation) =>
        db.Set<SoaVersion>().AsNoTracking().SingleOrDefaultAsync(version => version.VersionNumber == number, cancellation);

    /// <summary>All versions, the newest first, without their rows.</summary>
    public async Task<IReadOnlyList<VersionLine>> ListAsync(CancellationToken cancellation) => await (
        from version in db.Set<SoaVersion>()
        join person in db.Set<Person>() on version.ApprovedBy equals (PersonId?)person.Id into approvers
        from approver in approvers.DefaultIfEmpty()
        orderby version.VersionNumber descending
        select new VersionLine(version.Id, version.VersionNumber, version.State, version.Note, version.FrozenAt, version.ApprovedAt, approver == null ? null : approver.Name, version.OnCertificate))
        .AsNoTracking().ToListAsync(cancellation);
}

/// <summary>A version without its rows.</summary>
/// <param name="Id">Which.</param>
/// <param name="Number">第1版 is 1.</param>
/// <param name="State">Draft, approved or superseded.</param>
/// <param name="Note">What changed, in words.</param>
/// <param name="FrozenAt">When its rows were frozen last.</param>
/// <param name="ApprovedAt">When it was approved.</param>
/// <param name="ApprovedBy">By whom.</param>
/// <param name="OnCertificate">True for the version that the certificate names.</param>
internal sealed record VersionLine(
    SoaVersionId Id, int Number, SoaState State, string? Note, DateTimeOffset FrozenAt, DateTimeOffset? ApprovedAt, string? ApprovedBy, bool OnCertificate);
