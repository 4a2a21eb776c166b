using Meguri.Platform.Access;
using Meguri.Web.Host;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>The permission table, as the code holds it.</summary>
[Permit(AccountPermissions.SeePermissions)]
internal sealed class ShowPermissionsModel(PermissionTable table) : MeguriPage
{
    public IReadOnlyCollection<Permission> Permissions => table.All;

    public IReadOnlyList<Role> Roles { get; } = Enum.GetValues<Role>();

    public void OnGet() { }
}
