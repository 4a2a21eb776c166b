using Meguri.Domain.Kernel;

namespace Meguri.Domain.Assets;

/// <summary>Every refusal of the capability.</summary>
public static class AssetProblems
{
    /// <summary>The name is missing.</summary>
    public static Problem NameMissing => new("asset_name_missing", nameof(Asset.Name));

    /// <summary>The name is longer than 200 characters.</summary>
    public static Problem NameTooLong => new("asset_name_too_long", nameof(Asset.Name), 200);

    /// <summary>The department is missing.</summary>
    public static Problem DepartmentMissing => new("asset_department_missing", nameof(Asset.DepartmentId));

    /// <summary>The department has an asset of this name already.</summary>
    public static Problem NameTaken(string name, string number) => new("asset_name_taken", nameof(Asset.Name), name, number);

    /// <summary>A rating lies outside the organization's scale.</summary>
    public static Problem OutsideScale(string field, int value, AssetScale scale) => new("outside_scale", field, value, scale.Lowest, scale.Highest);

    /// <summary>The asset was disposed of before.</summary>
    public static Problem AlreadyDisposed => new("asset_already_disposed", nameof(Asset.DisposedOn));

    /// <summary>The owner is nobody in the register of people.</summary>
    public static Problem UnknownOwner => new("asset_owner_unknown", nameof(Asset.OwnerId));

    /// <summary>The business impact is none of A, B and C.</summary>
    public static Problem UnknownImpact(string text) => new("unknown_impact", nameof(Asset.Impact), text);

    /// <summary>The class of secret is none of the five.</summary>
    public static Problem UnknownSecret(string text) => new("unknown_secret_class", nameof(Asset.Secret), text);

    /// <summary>It is neither to be protected nor watched.</summary>
    public static Problem UnknownWatch(string text) => new("unknown_asset_watch", nameof(Asset.Watch), text);

    /// <summary>The choice has no text.</summary>
    public static Problem ChoiceMissing => new("asset_choice_missing", nameof(AssetChoice.Text));

    /// <summary>The list has the choice already.</summary>
    public static Problem ChoiceTaken(string text) => new("asset_choice_taken", nameof(AssetChoice.Text), text);

    /// <summary>The list is as long as it may be.</summary>
    public static Problem TooManyChoices(int most) => new("asset_choices_too_many", nameof(AssetChoice.Text), most);
}
