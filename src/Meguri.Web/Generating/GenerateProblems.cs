using Meguri.Domain.Kernel;

namespace Meguri.Web.Generating;

/// <summary>Every refusal of generating. Nothing is written when one is said.</summary>
internal static class GenerateProblems
{
    /// <summary>Risks are of assets, and there are none.</summary>
    public static Problem NeedsAssets => new("generate_needs_assets");

    /// <summary>A risk has an owner, and a method is asked for by one person and approved by another. Value: how many people that takes.</summary>
    public static Problem NeedsPeople(int fewest) => new("generate_needs_people", null, fewest);

    /// <summary>The catalogue knows only so many risks of an asset. Values: the assets, the risks they can have, those the assessment has already.</summary>
    public static Problem TooManyRisks(int assets, long most, int there) => new("generate_too_many_risks", null, assets, most, there);

    /// <summary>A name that the ledger would get is in it already. Value: the name.</summary>
    public static Problem NameTaken(string name) => new("generate_name_taken", null, name);
}
