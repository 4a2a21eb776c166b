using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Gives many people of the register a place in the organization at once, as one act: by mail where there is an address, by a card to hand over where there is none.</summary>
internal sealed class InvitePeople(MeguriDb db, UserManager<Account> accounts, Access access, CurrentOrganization current, InvitationMails mails, SiteSettings site, TimeProvider time)
{
    /// <summary>As many at once: a page of people.</summary>
    public const int Most = 200;

    /// <param name="People">Whom.</param>
    /// <param name="Roles">As what; at least one.</param>
    public sealed record Input(IReadOnlyCollection<Guid> People, IReadOnlyCollection<Role> Roles);

    /// <param name="Mailed">How many are sent a mail.</param>
    /// <param name="ByCard">How many are to be handed a card.</param>
    public sealed record Outcome(int Mailed, int ByCard);

    public async Task<Result<Outcome>> Handle(Input input, CancellationToken cancellation)
    {
        access.Demand(AccountPermissions.Manage);
        if (input.Roles.Count == 0) return AccountProblems.RolesMissing;
        if (input.People.Count is 0 or > Most) return AccountProblems.PeopleMissing(Most);
        var ids = input.People.Select(PersonId.From).Distinct().ToList();
        var people = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id) && !db.Set<Membership>().Any(m => m.PersonId == (Guid)(object)p.Id && m.EndedAt == null))
            .OrderBy(p => p.EmployeeNumber).ToListAsync(cancellation);
        if (people.Count < ids.Count) return AccountProblems.PeopleChanged;
        var (mailed, problems) = (0, new List<Problem>());
        await using var save = await db.BeginBulkAsync("accounts.invite-people", null, cancellation);
        foreach (var person in people)
        {
            var found = await AccountOfAsync(person, cancellation);
            if (!found.Ok)
            {
                problems.AddRange(found.Problems);
                continue;
            }
            var membership = new Membership { AccountId = found.Value.Id, PersonId = person.Id.Value, Roles = [.. input.Roles.Distinct().Order()] };
            if (site.Mail is not null && person.Email is not null)
            {
                (membership.InvitedAt, membership.InvitationMail) = (time.GetUtcNow(), await mails.AddAsync(found.Value));
                mailed++;
            }
            db.Add(membership);
        }
        if (problems.Count > 0) return Result<Outcome>.Refused(Result.From(problems));
        await save.CommitAsync(cancellation);
        return new Outcome(mailed, people.Count - mailed);
    }

    private async Task<Result<Account>> AccountOfAsync(Person person, CancellationToken cancellation)
    {
        var name = person.Email ?? LoginName(person.EmployeeNumber);
        var account = await accounts.FindByNameAsync(name);
        if (account is null)
        {
            account = new Account { Id = Guid.CreateVersion7(), UserName = name, Email = person.Email, DisplayName = person.Name };
            return await accounts.CreateAsync(account) is { Succeeded: false } ? AccountProblems.NoLoginName(person.Name, name) : account;
        }
        // Whoever left before is let in again one by one, with open eyes.
        return person.Email is null || await db.Set<Membership>().AnyAsync(m => m.AccountId == account.Id, cancellation) ? AccountProblems.AddressTaken(person.Name, name) : account;
    }

    /// <summary>What somebody without an address signs in with: the office's own number and the organization's short name.</summary>
    private string LoginName(string employeeNumber) => $"{employeeNumber}@{current.Value.Slug}";
}
