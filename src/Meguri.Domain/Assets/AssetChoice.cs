using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;

namespace Meguri.Domain.Assets;

/// <summary>A choice that the organization added to a pick list of the ledger (S2-12); what is shipped needs no row.</summary>
public sealed class AssetChoice : Entity
{
    private AssetChoice() { }

    /// <summary>Its id.</summary>
    public AssetChoiceId Id { get; private set; } = NewId.Of<AssetChoiceId>();

    /// <summary>Which list.</summary>
    public AssetChoiceList List { get; private set; }

    /// <summary>As it stands in the ledger.</summary>
    public string Text { get; private set; } = "";

    /// <summary>A new choice.</summary>
    /// <param name="list">Which list.</param>
    /// <param name="text">As it will stand in the ledger.</param>
    /// <param name="known">What the list has already.</param>
    public static Result<AssetChoice> Add(AssetChoiceList list, string? text, IEnumerable<string> known)
    {
        var texts = new FieldTexts();
        var clean = texts.Required(text, AssetProblems.ChoiceMissing);
        if (texts.Problems.Count > 0) return texts.Problems;
        var key = TextFolding.Key(clean);
        return known.FirstOrDefault(other => TextFolding.Key(other) == key) is { } taken
            ? AssetProblems.ChoiceTaken(taken) : new AssetChoice { List = list, Text = clean };
    }
}

/// <summary>A pick list of the ledger.</summary>
public enum AssetChoiceList
{
    /// <summary>データの内容.</summary>
    Kind,

    /// <summary>媒体.</summary>
    Medium,
}

/// <summary>A choice of a pick list.</summary>
public readonly record struct AssetChoiceId(Guid Value) : IId<AssetChoiceId>
{
    /// <inheritdoc/>
    public static AssetChoiceId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(AssetChoiceId left, AssetChoiceId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(AssetChoiceId left, AssetChoiceId right) => left.Value.CompareTo(right.Value) > 0;
}
