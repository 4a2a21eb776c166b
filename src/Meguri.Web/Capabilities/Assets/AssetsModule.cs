using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Localization;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Meguri.Web.Kit.Registers;
using Meguri.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>情報資産: the ledger (A.5.9).</summary>
internal sealed class AssetsModule : Module
{
    public override WordBook Words => AssetWords.Book;

    public override IEnumerable<Permission> Permissions =>
    [
        new(AssetPermissions.View, () => AssetWords.Permission_View,
            Role.IsmsOffice, Role.IsmsManager, Role.Ciso, Role.TopManagement, Role.DepartmentOfficer, Role.DepartmentStaff, Role.InternalAuditor, Role.CertificationAuditor) { ByMail = true },
        new(AssetPermissions.Edit, () => AssetWords.Permission_Edit, Role.IsmsOffice, Role.DepartmentOfficer, Role.DepartmentStaff),
        new(AssetPermissions.Choices, () => AssetWords.Permission_Choices, Role.IsmsOffice),
        new(AssetPermissions.Import, () => AssetWords.Permission_Import, Role.IsmsOffice),
    ];

    public override IEnumerable<NavigationEntry> Navigation =>
        [new(NavigationSection.Plan, 40, () => AssetWords.Assets, "database", "/assets", AssetPermissions.View)];

    public override IEnumerable<RegisterEntry> Registers => [RegisterEntry.Of<AssetLists>("assets", "/assets", AssetPermissions.View, () => AssetWords.Ledger, AssetPermissions.Edit)];

    public override void AddServices(IServiceCollection services) => services
        .AddScoped<AssetLedger>().AddScoped<SaveAsset>().AddScoped<AssetBulk>().AddScoped<ReviewAsset>().AddScoped<AssetChoices>().AddScoped<AssetDifference>().AddScoped<DisposeAsset>().AddScoped<Kit.Attachments.IAttachable, AssetFiles>().AddScoped<IHomeStep, AssetsHomeStep>().AddScoped<IPersonLinks, AssetsOfPerson>()
        .AddTransient<AssetImporter>();

    public override void Map(ModelBuilder model)
    {
        var asset = model.Owned<Asset>("assets").Numbered().RefersTo<Asset, Department>(nameof(Asset.DepartmentId)).RefersTo<Asset, Person>(nameof(Asset.OwnerId));
        asset.Property(a => a.Name).HasMaxLength(200);
        asset.Property(a => a.NameKey).HasMaxLength(400);
        asset.HasIndex(a => new { a.OrganizationId, a.DepartmentId, a.NameKey }).IsUnique().HasFilter("\"DisposedOn\" IS NULL");
        asset.HasIndex(a => new { a.OrganizationId, a.Name, a.Id });
        asset.HasIndex(a => new { a.OrganizationId, a.Importance, a.Number });
        asset.HasIndex(a => new { a.OrganizationId, a.ExpiresOn });
        asset.Ordered(a => a.Importance ?? 0).Ordered(a => a.ExpiresOn ?? NoDay.Last).Ordered(a => a.ReviewedOn ?? NoDay.First);
        var choice = model.Owned<AssetChoice>("asset_choices");
        choice.Property(c => c.Text).HasMaxLength(200);
        choice.HasIndex(c => new { c.OrganizationId, c.List, c.Text }).IsUnique();
    }
}

/// <summary>What one may do with assets.</summary>
internal static class AssetPermissions
{
    /// <summary>See the ledger, as far as the organization shows other departments' rows.</summary>
    public const string View = "assets.view";

    /// <summary>Enter and change; department staff their own department's only.</summary>
    public const string Edit = "assets.edit";

    /// <summary>Add to the pick lists of the ledger.</summary>
    public const string Choices = "assets.choices";

    /// <summary>Import a whole ledger and undo it.</summary>
    public const string Import = "assets.import";
}
