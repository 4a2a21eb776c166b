using Meguri.Platform.Access;
using Meguri.Platform.Localization;
using Meguri.Web.Host;

namespace Meguri.Web.Kit.WhoLooked;

/// <summary>Who looked: what was taken out of the organization, and what a certification auditor was shown.</summary>
internal sealed class LooksModule : Module
{
    /// <summary>See who looked.</summary>
    public const string See = "looks.see";

    /// <summary>Where the list stands.</summary>
    public const string Path = "/looks";

    public override WordBook Words => LookWords.Book;

    public override IEnumerable<Permission> Permissions => [new(See, () => LookWords.Permission_See, Role.Administrator, Role.IsmsOffice)];

    public override IEnumerable<NavigationEntry> Navigation => [new(NavigationSection.Settings, 30, () => LookWords.Title, "eye", Path, See)];

    public override void AddServices(IServiceCollection services) => services.AddScoped<LookList>();
}
