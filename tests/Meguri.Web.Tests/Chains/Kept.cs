using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Chains;

/// <summary>A look as the trail has it.</summary>
/// <param name="Act">What was done.</param>
/// <param name="Who">By whom.</param>
/// <param name="Account">Their account; null for a command.</param>
/// <param name="At">When.</param>
/// <param name="Look">What was shown.</param>
internal sealed record Kept(string Act, string Who, Guid? Account, DateTimeOffset At, Look Look)
{
    /// <summary>All of an organization, oldest first.</summary>
    public static Task<IReadOnlyList<Kept>> OfAsync(TestOrganization organization, CancellationToken cancellation) => organization.FindAsync<IReadOnlyList<Kept>>(async db =>
        [.. (await db.Set<ActivityEvent>().AsNoTracking().Where(e => e.Subject == Look.File || e.Subject == Look.Page)
            .Join(db.Set<Activity>(), e => e.Sequence, a => a.Sequence, (e, a) => new { a.Sequence, a.Act, a.ActorName, a.AccountId, a.At, a.EventCount, e.Changes }).OrderBy(l => l.Sequence).ToListAsync(cancellation))
            .Select(l => new Kept(l.Act, l.ActorName, l.AccountId, l.At, Look.Read(l.Act.Split('.')[0], l.Changes)))]);

    /// <summary>What a piece of work leaves.</summary>
    public static async Task<IReadOnlyList<Kept>> WhileAsync(TestOrganization organization, Func<Task> work, CancellationToken cancellation)
    {
        var before = (await OfAsync(organization, cancellation)).Count;
        await work();
        return [.. (await OfAsync(organization, cancellation)).Skip(before)];
    }
}
