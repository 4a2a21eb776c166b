using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>What a capability puts into a new organization.</summary>
internal interface IOrganizationBeginning
{
    /// <summary>Adds it; saved with the organization itself.</summary>
    void Prepare(MeguriDb db, Organization organization);
}
