using Meguri.Web.Capabilities.Accounts;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Capabilities.Controls;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Capabilities.Risks;
using Meguri.Web.Capabilities.Treatment;
using Meguri.Web.Host;

namespace Meguri.Web;

/// <summary>The capabilities, one line each, in the order of the navigation.</summary>
internal static class Modules
{
    public static IReadOnlyList<Module> All { get; } =
    [
        new Kit.Imports.ImportsModule(),
        new Kit.Registers.RegistersModule(),
        new Kit.Past.PastModule(),
        new Kit.WhoLooked.LooksModule(),
        new Kit.Attachments.AttachmentsModule(),
        new AccountsModule(),
        new OrganizationsModule(),
        new AssetsModule(),
        new ApprovalsModule(),
        new RisksModule(),
        new TreatmentModule(),
        new ControlsModule(),
    ];

    /// <summary>The registers of all capabilities.</summary>
    public static IReadOnlyList<Kit.Registers.RegisterEntry> Registers { get; } = [.. All.SelectMany(m => m.Registers)];
}
