using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Gives many people of the register a place in the organization at once, as one act: by mail where there is an address, by a card to hand over where there is none.</summary>
internal sealed class InvitePeople(MeguriDb db, UserManager<Account> accounts, Access access, CurrentOrganization current, InvitationMails mails)
{
    /// <summary>As many at once: a page of people.</summary>
    public const int Most = 200;

    /// <param name="People">Whom.</param>
    /// <param name="Roles">As what; at least one.</param>
    public sealed record Input(IReadOnlyCollection<Guid> People, IReadOnlyCollection<Role> Roles);

    /// <param name="Mailed">How many are sent a mail.</param>
    /// <param name="ByCard">How many are to be handed a card.</param>
    public sealed record Outcome(int Mailed, int ByCard);

    /// <summary>The people who have no place here.</summary>
    // A membership knows its person by the bare id; the cast says to the database that both are the same.
    public static IQueryable<Person> Without(MeguriDb db) =>
        db.Set<Person>().AsNoTracking().Where(p => !db.Set<Membership>().Any(m => m.PersonId == (Guid)(object)p.Id && m.EndedAt == null));

    public async Task<Result<Outcome>> Handle(Input input, CancellationToken cancellation)
    {
        access.Demand(AccountPermissions.Manage);
        if (input.Roles.Count == 0) return AccountProblems.RolesMissing;
        if (input.People.Count is 0 or > Most) return AccountProblems.PeopleMissing(Most);
        var ids = input.People.Select(PersonId.From).Distinct().ToList();
        var people = await Without(db).Where(p => ids.Contains(p.Id)).OrderBy(p => p.EmployeeNumber).ToListAsync(cancellation);
        if (people.Count < ids.Count) return AccountProblems.PeopleChanged;
        var known = await KnownAsync(people, cancellation);
        var (mailed, problems) = (0, new List<Problem>());
        await using var save = await db.BeginBulkAsync("accounts.invite-people", null, cancellation);
        foreach (var person in people)
        {
            var found = known.GetValueOrDefault(accounts.NormalizeName(NameOf(person))!);
            // Whoever left before is let in again one by one, with open eyes.
            if (found is not null && (person.Email is null || found.WasHere)) problems.Add(AccountProblems.AddressTaken(person.Name, NameOf(person)));
            var account = found?.Account ?? new Account { Id = Guid.CreateVersion7(), UserName = NameOf(person), Email = person.Email, DisplayName = person.Name };
            if (found is null && await accounts.CreateAsync(account) is { Succeeded: false }) problems.Add(AccountProblems.NoLoginName(person.Name, NameOf(person)));
            if (problems.Count > 0) continue;
            var membership = new Membership { AccountId = account.Id, PersonId = person.Id.Value, Roles = [.. input.Roles.Distinct().Order()] };
            if (mails.Add(membership, account, found?.IsOpen ?? true)) mailed++;
            db.Add(membership);
        }
        if (problems.Count > 0) return Result<Outcome>.Refused(Result.From(problems));
        await save.CommitAsync(cancellation);
        return new Outcome(mailed, people.Count - mailed);
    }

    /// <summary>The accounts that some of them have, by the name they sign in with.</summary>
    private async Task<Dictionary<string, Known>> KnownAsync(List<Person> people, CancellationToken cancellation)
    {
        var names = people.Select(p => accounts.NormalizeName(NameOf(p))!).ToList();
        return await db.Users.AsNoTracking().Where(u => names.Contains(u.NormalizedUserName!))
            .Select(u => new Known(u, db.Set<Membership>().Any(m => m.AccountId == u.Id), u.PasswordHash == null && !db.UserPasskeys.Any(p => p.UserId == u.Id)))
            .ToDictionaryAsync(k => k.Account.NormalizedUserName!, cancellation);
    }

    /// <summary>What somebody signs in with: the address, or without one the office's own number and the organization's short name.</summary>
    private string NameOf(Person person) => person.Email ?? $"{person.EmployeeNumber}@{current.Value.Slug}";

    /// <param name="WasHere">It has or had a place in this organization.</param>
    /// <param name="IsOpen">Neither a password nor a passkey was set.</param>
    private sealed record Known(Account Account, bool WasHere, bool IsOpen);
}
