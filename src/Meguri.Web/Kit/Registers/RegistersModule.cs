using Meguri.Platform.Access;
using Meguri.Platform.Localization;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Host;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.Registers;

/// <summary>What all registers share: reading, files, paper, saved views, changes in bulk.</summary>
internal sealed class RegistersModule : Module
{
    /// <summary>Save a view of a register for everybody in the organization.</summary>
    public const string Share = "registers.share";

    public override WordBook Words => RegisterWords.Book;

    public override IEnumerable<Permission> Permissions => [new(Share, () => RegisterWords.Permission_Share, Role.IsmsOffice)];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<RegisterReader>().AddScoped<RegisterExport>().AddScoped<RegisterDesk>().AddScoped<SavedViews>().AddScoped<BulkRunner>();
        foreach (var register in Modules.Registers) services.AddScoped(register.Source);
    }

    public override void Map(ModelBuilder model)
    {
        var view = model.Owned<SavedView>("saved_views").RefersTo<SavedView, Membership>(nameof(SavedView.MembershipId));
        view.Property(v => v.Register).HasMaxLength(40);
        view.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
        view.Property(v => v.Query).HasMaxLength(SavedView.LongestQuery);
        view.HasIndex(v => new { v.OrganizationId, v.Register, v.MembershipId });
    }
}
