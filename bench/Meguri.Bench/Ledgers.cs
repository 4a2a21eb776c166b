using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Web.Generating;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Bench;

/// <summary>Organizations with a ledger of a wanted length, as <c>generate</c> makes them: two hundred people in seventeen sections.</summary>
internal static class Ledgers
{
    public const int People = 200;

    /// <summary>An organization with departments and people, without assets.</summary>
    public static async Task<TestOrganization> OfficeAsync(Installation installation)
    {
        var organization = await installation.OrganizationAsync();
        await GenerateAsync(organization, new GenerateInput(People, 0, 0));
        return organization;
    }

    /// <summary>An organization with this many assets and risks, and the address of its ISMS office.</summary>
    public static async Task<(TestOrganization Organization, string Email)> FilledAsync(Installation installation, int assets, int risks = 0)
    {
        var organization = await installation.OrganizationAsync();
        await GenerateAsync(organization, new GenerateInput(People, assets, risks));
        // What PostgreSQL knows of its tables, it learns by itself with time; only their owner can tell it to.
        if (installation.Settings.PostgresOwner is { } owner) await Sql.AskAsync(owner, "ANALYZE");
        return (organization, await organization.MemberAsync(null, Role.IsmsOffice));
    }

    /// <summary>Fills an organization.</summary>
    public static Task GenerateAsync(TestOrganization organization, GenerateInput wanted) => organization.InAsync(async services =>
        Installation.Must(await ActivatorUtilities.CreateInstance<GenerateIsms>(services).Handle(wanted, CancellationToken.None)));

    /// <summary>The n-th asset of a ledger to import, with its department and its owner by name.</summary>
    public static (AssetFields Fields, string Department, string Owner) Row(int n)
    {
        var (section, sections) = (GeneratedNames.SectionOfAsset(n, GeneratedNames.Sections(People)), GeneratedNames.Sections(People));
        // People 1 to 200 sit in the sections in turns; the owner is one of the section's first ten.
        var owner = section + sections * (n % 10) is > 0 and var person ? person : sections;
        return (GeneratedNames.Asset(n, default, [PersonId.From(Guid.Empty)]), GeneratedNames.Section(section), GeneratedNames.Person(owner).Name);
    }
}
