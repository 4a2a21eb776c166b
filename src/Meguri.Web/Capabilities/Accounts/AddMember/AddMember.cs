using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Gives somebody a place in the organization; an account is made when the address has none.</summary>
internal sealed class AddMember(MeguriDb db, UserManager<Account> accounts, Access access, InvitationMails mails)
{
    /// <param name="Email">The address to sign in with.</param>
    /// <param name="Name">What the holder is called.</param>
    /// <param name="PersonId">The person in the register of people.</param>
    /// <param name="Roles">At least one.</param>
    /// <param name="Password">Set at once (the sample organization does); null leaves it to a reset link.</param>
    public sealed record Input(string Email, string Name, Guid? PersonId, IReadOnlyCollection<Role> Roles, string? Password = null);

    /// <param name="Account">Whose place it is.</param>
    /// <param name="Membership">The place.</param>
    /// <param name="Mailed">They are sent an invitation; else somebody has to tell them.</param>
    public sealed record Added(Account Account, MembershipId Membership, bool Mailed);

    public async Task<Result<Added>> Handle(Input input, CancellationToken cancellation)
    {
        access.Demand(AccountPermissions.Manage);
        if (input.Roles.Count == 0) return AccountProblems.RolesMissing;
        if (input.PersonId is { } person)
        {
            var key = PersonId.From(person);
            if (!await db.Set<Person>().AnyAsync(p => p.Id == key, cancellation)) return AccountProblems.UnknownPerson;
            if (await db.Set<Membership>().AnyAsync(m => m.PersonId == person && m.EndedAt == null, cancellation)) return AccountProblems.PersonTaken;
        }
        await using var save = await db.BeginBulkAsync("accounts.add-member", null, cancellation);
        var account = await accounts.FindByEmailAsync(input.Email);
        if (account is null)
        {
            account = new Account { Id = Guid.CreateVersion7(), UserName = input.Email, Email = input.Email, DisplayName = input.Name };
            var created = input.Password is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, input.Password);
            if (!created.Succeeded) return AccountProblems.Of(created, "Email", "Password");
        }
        else if (await db.Set<Membership>().AnyAsync(m => m.AccountId == account.Id, cancellation))
        {
            return AccountProblems.AlreadyMember(input.Email);
        }
        var membership = new Membership { AccountId = account.Id, PersonId = input.PersonId, Roles = [.. input.Roles.Distinct().Order()] };
        var open = account.PasswordHash is null && (await accounts.GetPasskeysAsync(account)).Count == 0;
        var mailed = input.Password is null && mails.Add(membership, account, open);
        db.Add(membership);
        await save.CommitAsync(cancellation);
        return new Added(account, membership.Id, mailed);
    }
}
