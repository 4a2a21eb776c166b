namespace Meguri.Domain.Kernel;

/// <summary>A refusal the user can understand and mend. Bugs are exceptions, missing rows are 404: neither is a problem.</summary>
/// <param name="Code">Stable, in snake_case, unique in Meguri: the API shows it and the words are found by it
/// (<c>Problem_&lt;code&gt;</c> in a capability's words).</param>
/// <param name="Field">The name of the input the problem stands beside; null when it concerns the whole form.</param>
/// <param name="Values">What the sentence names, in the order of its placeholders.</param>
public sealed record Problem(string Code, string? Field = null, params object?[] Values)
{
    /// <summary>The same problem beside another field.</summary>
    public Problem At(string field) => this with { Field = field };
}
