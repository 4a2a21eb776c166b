using Meguri.Platform.Access;
using Meguri.Platform.Localization;
using Meguri.Web.Host;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Who signs in, what they are in an organization, and how an organization begins.</summary>
internal sealed class AccountsModule : Module
{
    public override WordBook Words => AccountWords.Book;

    public override IEnumerable<Permission> Permissions =>
    [
        new(AccountPermissions.Manage, () => AccountWords.Permission_Manage, Role.Administrator, Role.IsmsOffice),
        new(AccountPermissions.SeePermissions, () => AccountWords.Permission_SeePermissions, Enum.GetValues<Role>()) { ByMail = true },
    ];

    public override IEnumerable<NavigationEntry> Navigation =>
    [
        new(NavigationSection.Settings, 10, () => AccountWords.Members, "users-group", "/members", AccountPermissions.Manage),
        new(NavigationSection.Settings, 20, () => AccountWords.Permissions, "key", "/permissions", AccountPermissions.Manage),
    ];

    public override void AddServices(IServiceCollection services) =>
        services.AddScoped<CreateOrganization>().AddScoped<AddMember>().AddScoped<ChangeMember>().AddSingleton<SetUpLink>().AddScoped<ResetLinks>()
            .AddScoped<SecondFactor>().AddScoped<Passkeys>().AddScoped<RequireSecondFactor>().AddScoped<OfferLink>().AddScoped<MailLinks>().AddScoped<AccountMails>()
            .AddScoped<InvitePeople>().AddScoped<InvitationMails>().AddScoped<Cards>();
}

/// <summary>What one may do with accounts.</summary>
internal static class AccountPermissions
{
    /// <summary>Invite, change roles, make reset links.</summary>
    public const string Manage = "accounts.manage";

    /// <summary>Read the table of permissions.</summary>
    public const string SeePermissions = "accounts.permissions";
}
