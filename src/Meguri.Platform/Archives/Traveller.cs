using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Archives;

/// <summary>Whoever belongs to an organization that is taken elsewhere. Accounts stay where they are: with it go a name and an address, no password and no key.</summary>
/// <param name="Id">The account where it comes from.</param>
/// <param name="Email">The address; by it the account is found where it arrives.</param>
/// <param name="DisplayName">What the holder is called.</param>
public sealed record Traveller(Guid Id, string Email, string DisplayName)
{
    /// <summary>Where they stand in an archive.</summary>
    public const string File = "accounts.jsonl";

    internal static Task<List<Traveller>> OfAsync(MeguriDb db, Guid organization, CancellationToken cancellation) => (
        from account in db.Users
        where db.Set<Membership>().Any(m => m.AccountId == account.Id)
        orderby account.Id
        select new Traveller(account.Id, account.Email!, account.DisplayName)).AsNoTracking().ToListAsync(cancellation);
}
