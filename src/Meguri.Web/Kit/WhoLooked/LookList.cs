using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.WhoLooked;

/// <summary>What was looked at and taken out, newest first, read off the index of the trail's subjects.</summary>
internal sealed class LookList(MeguriDb db, Access access)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 50;

    /// <summary>A page of them.</summary>
    /// <param name="subject"><see cref="Look.Page"/>, <see cref="Look.File"/>, or null for both.</param>
    /// <param name="before">Only what is older than this place in the chain.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The rows, and where the next page begins; null when this is the last.</returns>
    public async Task<(IReadOnlyList<LookRow> Rows, long? Next)> PageAsync(string? subject, long? before, CancellationToken cancellation)
    {
        access.Demand(LooksModule.See);
        var found = new List<LookRow>();
        // A seek for each: the index is by subject first, and then by place.
        foreach (var one in subject is null ? new[] { Look.File, Look.Page } : [subject]) found.AddRange(await OfAsync(one, before ?? long.MaxValue, cancellation));
        var rows = found.OrderByDescending(row => row.Sequence).Take(PageSize).ToList();
        return (rows, found.Count > PageSize ? rows[^1].Sequence : null);
    }

    private async Task<IEnumerable<LookRow>> OfAsync(string subject, long before, CancellationToken cancellation)
    {
        var rows = await (
            from e in db.Set<ActivityEvent>()
            join a in db.Set<Activity>() on new { e.OrganizationId, e.Sequence } equals new { a.OrganizationId, a.Sequence }
            where e.Subject == subject && e.SubjectId == Guid.Empty && e.Sequence < before
            orderby e.Sequence descending
            select new { e.Sequence, a.At, a.ActorName, a.Act, e.Changes }).AsNoTracking().Take(PageSize + 1).ToListAsync(cancellation);
        return rows.Select(row => new LookRow(row.Sequence, row.At, row.ActorName, Look.Read(row.Act.Split('.')[0], row.Changes)));
    }
}

/// <summary>One look.</summary>
/// <param name="Sequence">Its place in the chain.</param>
/// <param name="At">When.</param>
/// <param name="Who">The actor's name at that time.</param>
/// <param name="What">What was shown.</param>
internal sealed record LookRow(long Sequence, DateTimeOffset At, string Who, Look What);
