using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Microsoft.AspNetCore.Identity;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Begins an organization with its first administrator; by the command line or the one-time set-up link.</summary>
internal sealed class CreateOrganization(MeguriDb db, UserManager<Account> accounts, CurrentOrganization current, OrganizationDirectory directory, IEnumerable<IOrganizationBeginning> beginnings)
{
    /// <param name="Slug">The first segment of its addresses.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="EnglishName">Its name in English, when it has one.</param>
    /// <param name="AdminEmail">The first administrator's address; an account of it is used when there is one.</param>
    /// <param name="AdminName">What the administrator is called; the address when not said.</param>
    /// <param name="AdminPassword">At least 12 characters; unused when the account exists.</param>
    public sealed record Input(string Slug, string Name, string? EnglishName, string AdminEmail, string? AdminName, string AdminPassword);

    public async Task<Result<Account>> Handle(Input input, CancellationToken cancellation)
    {
        if (!Slug.IsValid(input.Slug)) return AccountProblems.BadSlug(input.Slug);
        if (string.IsNullOrWhiteSpace(input.Name)) return AccountProblems.OrganizationNameMissing;
        if (await directory.FindAsync(input.Slug, cancellation) is not null) return AccountProblems.SlugTaken(input.Slug);

        var organization = new Organization { Slug = input.Slug, Name = input.Name.Trim(), EnglishName = input.EnglishName };
        organization.BelongTo(OrganizationId.From(Guid.CreateVersion7()));
        current.Set(organization);
        await using var save = await db.BeginBulkAsync("organizations.create", null, cancellation);
        var account = await accounts.FindByEmailAsync(input.AdminEmail);
        if (account is null)
        {
            account = new Account { Id = Guid.CreateVersion7(), UserName = input.AdminEmail, Email = input.AdminEmail, DisplayName = input.AdminName ?? input.AdminEmail };
            var created = await accounts.CreateAsync(account, input.AdminPassword);
            if (!created.Succeeded) return AccountProblems.Of(created, "AdminEmail", "AdminPassword");
        }
        db.Add(organization);
        db.Add(new Membership { AccountId = account.Id, Roles = [Role.Administrator, Role.IsmsOffice] });
        foreach (var beginning in beginnings) beginning.Prepare(db, organization);
        await save.CommitAsync(cancellation);
        return account;
    }
}
