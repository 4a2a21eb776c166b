using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Changes what a member is here, and whose account it is. Holds on their next request.</summary>
internal sealed class ChangeMember(MeguriDb db, Access access, Trail trail, Sessions sessions, SecondFactor second, OrganizationDirectory directory, TimeProvider time)
{
    /// <param name="PersonId">The person in the register of people; null for nobody.</param>
    /// <param name="Roles">At least one.</param>
    public sealed record Input(Guid? PersonId, IReadOnlyCollection<Role> Roles);

    /// <summary>Changes roles and person; null when there is no such member.</summary>
    public async Task<Result?> ChangeAsync(MembershipId id, Input input, int version, CancellationToken cancellation)
    {
        access.Demand(AccountPermissions.Manage);
        var members = await db.Set<Membership>().Where(m => m.EndedAt == null).ToListAsync(cancellation);
        if (members.Find(m => m.Id == id) is not { } member) return null;
        if (input.Roles.Count == 0) return AccountProblems.RolesMissing;
        if (!input.Roles.Contains(Role.Administrator) && IsLastAdministrator(members, member)) return AccountProblems.LastAdministrator;
        if (input.PersonId is { } person)
        {
            var key = PersonId.From(person);
            if (!await db.Set<Person>().AnyAsync(p => p.Id == key, cancellation)) return AccountProblems.UnknownPerson;
            if (members.Exists(m => m.Id != id && m.PersonId == person)) return AccountProblems.PersonTaken;
        }
        (member.PersonId, member.Roles) = (input.PersonId, [.. input.Roles.Distinct().Order()]);
        db.Expect(member, version);
        trail.Begin("accounts.change-member");
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Ends a membership; null when there is no such member.</summary>
    public async Task<Result?> EndAsync(MembershipId id, CancellationToken cancellation)
    {
        access.Demand(AccountPermissions.Manage);
        var members = await db.Set<Membership>().Where(m => m.EndedAt == null).ToListAsync(cancellation);
        if (members.Find(m => m.Id == id) is not { } member) return null;
        if (IsLastAdministrator(members, member)) return AccountProblems.LastAdministrator;
        member.EndedAt = time.GetUtcNow();
        trail.Begin("accounts.end-member");
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Ends every session of a member's account, in this organization and elsewhere; null when there is no such member.</summary>
    public async Task<int?> EndSessionsAsync(MembershipId id, CancellationToken cancellation)
    {
        access.Demand(AccountPermissions.Manage);
        if (await db.Set<Membership>().SingleOrDefaultAsync(m => m.Id == id && m.EndedAt == null, cancellation) is not { } member) return null;
        member.SessionsEndedAt = time.GetUtcNow();
        trail.Begin("accounts.end-sessions");
        await db.SaveChangesAsync(cancellation);
        return await sessions.EndAllAsync(member.AccountId, null, cancellation);
    }

    /// <summary>
    /// Takes codes and passkeys of a member away who lost them; null when there is no such member. Not of somebody who
    /// is a member elsewhere, too: one organization must not weaken what another relies on.
    /// </summary>
    public async Task<Result?> RemoveSecondFactorAsync(MembershipId id, CancellationToken cancellation)
    {
        access.Demand(AccountPermissions.Manage);
        if (await db.Set<Membership>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.EndedAt == null, cancellation) is not { } member) return null;
        if ((await directory.OfAccountAsync(member.AccountId, cancellation)).Count > 1) return AccountProblems.ElsewhereToo;
        await second.RemoveAllAsync(await db.Users.SingleAsync(a => a.Id == member.AccountId, cancellation));
        await sessions.EndAllAsync(member.AccountId, null, cancellation);
        return Result.Done;
    }

    private static bool IsLastAdministrator(List<Membership> members, Membership member) =>
        member.Roles.Contains(Role.Administrator) && !members.Exists(m => m.Id != member.Id && m.Roles.Contains(Role.Administrator));
}
