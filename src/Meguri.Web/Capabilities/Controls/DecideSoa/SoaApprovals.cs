using Meguri.Domain.Controls;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Versions of the statement among what waits for a decision.</summary>
internal sealed class SoaApprovals(MeguriDb db) : IApprovalSubject
{
    public string Kind => SoaVersion.SubjectKind;

    public string PermissionFor(string purpose) => ControlPermissions.Approve;

    public async Task<IReadOnlyDictionary<Guid, ApprovalItem>> DescribeAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation)
    {
        var ids = subjects.Select(SoaVersionId.From).ToList();
        var found = await db.Set<SoaVersion>().AsNoTracking().Where(version => ids.Contains(version.Id))
            .Select(version => new { version.Id, version.VersionNumber, version.Note }).ToListAsync(cancellation);
        return found.ToDictionary(
            version => version.Id.Value,
            version => new ApprovalItem(SoaText.TitleOf(version.VersionNumber), version.Note ?? "", $"/soa/versions/{version.VersionNumber}"));
    }
}
