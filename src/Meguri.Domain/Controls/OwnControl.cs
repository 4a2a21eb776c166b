using Meguri.Domain.Kernel;

namespace Meguri.Domain.Controls;

/// <summary>A control the organization added to those of Annex A (clause 6.1.3 b lets it design its own).</summary>
public sealed class OwnControl : Entity
{
    private OwnControl() { }

    /// <summary>The key.</summary>
    public OwnControlId Id { get; private set; }

    /// <summary>Its number, such as X.1.</summary>
    public string Control { get; private set; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its name in English; null prints the name.</summary>
    public string? NameEnglish { get; private set; }

    /// <summary>What it means.</summary>
    public string? Explanation { get; private set; }

    /// <summary>Adds one.</summary>
    public static Result<OwnControl> Add(string number, string name, string? nameEnglish = null, string? explanation = null)
    {
        if (!ControlNumber.TryParse(number, out var parsed)) return ControlProblems.Number(number);
        if (parsed.IsAnnexA) return ControlProblems.NumberOfAnnexA;
        var control = new OwnControl { Id = NewId.Of<OwnControlId>(), Control = parsed.ToString() };
        var result = control.Rename(name, nameEnglish, explanation);
        return result.Ok ? control : Result<OwnControl>.Refused(result);
    }

    /// <summary>Changes the words.</summary>
    public Result Rename(string name, string? nameEnglish, string? explanation)
    {
        if (string.IsNullOrWhiteSpace(name)) return ControlProblems.NameMissing;
        (Name, NameEnglish, Explanation) = (name.Trim(), Words.Clean(nameEnglish), Words.Clean(explanation));
        return Result.Done;
    }
}

/// <summary>Texts as they are kept.</summary>
internal static class Words
{
    /// <summary>Without blanks around it; null when nothing is left.</summary>
    public static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
