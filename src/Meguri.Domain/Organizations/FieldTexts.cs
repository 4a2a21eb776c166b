using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>Reads the texts of a form: trimmed, whole, never cut; what is wrong with them is gathered beside their fields.</summary>
internal sealed class FieldTexts
{
    /// <summary>Most characters of a name.</summary>
    public const int Name = 200;

    /// <summary>Most characters of a text of several lines.</summary>
    public const int Long = 4000;

    /// <summary>What was wrong so far.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>A text that must be there.</summary>
    public string Required(string? text, Problem missing, int most = Name, bool lines = false)
    {
        var read = Optional(text, missing.Field!, most, lines);
        if (read is null && !Problems.Exists(p => p.Field == missing.Field)) Problems.Add(missing);
        return read ?? "";
    }

    /// <summary>A text that may be missing; null then.</summary>
    public string? Optional(string? text, string field, int most = Name, bool lines = false)
    {
        var clean = TextFolding.Clean(text, most, lines);
        if (!clean.Ok) Problems.AddRange(clean.Problems.Select(p => p.At(field)));
        return clean.Ok && clean.Value.Length > 0 ? clean.Value : null;
    }
}
