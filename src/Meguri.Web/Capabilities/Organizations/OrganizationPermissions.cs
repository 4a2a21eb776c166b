namespace Meguri.Web.Capabilities.Organizations;

/// <summary>What one may do with departments, people, sites and appointments.</summary>
internal static class OrganizationPermissions
{
    /// <summary>See departments, people and appointments.</summary>
    public const string View = "organization.view";

    /// <summary>Change departments, people and sites; import people.</summary>
    public const string Edit = "organization.edit";

    /// <summary>Appoint, end appointments, write the duties of roles, decide how many are wanted.</summary>
    public const string Appoint = "organization.appoint";

    /// <summary>Change name, calendar, own terms and what departments see of each other.</summary>
    public const string Settings = "organization.settings";

    /// <summary>See and confirm one's own appointments.</summary>
    public const string Confirm = "organization.confirm";
}
