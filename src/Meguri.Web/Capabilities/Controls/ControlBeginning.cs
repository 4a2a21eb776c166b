using Meguri.Domain.Controls;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Capabilities.Accounts;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>A new organization finds the 93 controls of Annex A, each still to be decided about.</summary>
internal sealed class ControlBeginning : IOrganizationBeginning
{
    public void Prepare(MeguriDb db, Organization organization)
    {
        foreach (var control in AnnexA.Catalog.Controls) db.Add(ControlState.For(control.Id).Value!);
    }
}
