namespace Meguri.Domain.Kernel;

/// <summary>Whatever belongs to an organization: the save guard stamps it, the filters hide it from everybody else.</summary>
public abstract class Entity
{
    /// <summary>Whose it is. Given once, when it is first tracked (wall d).</summary>
    public OrganizationId OrganizationId { get; private set; }

    /// <summary>Counts the saves; a form that carries an older one is refused as stale.</summary>
    public int Version { get; private set; }

    /// <summary>Gives it to an organization. It never changes hands.</summary>
    /// <exception cref="InvalidOperationException">It belongs to another one already: a bug or an attack, never a user's mistake.</exception>
    public void BelongTo(OrganizationId owner)
    {
        if (OrganizationId != default && OrganizationId != owner)
            throw new InvalidOperationException($"{GetType().Name} belongs to another organization.");
        OrganizationId = owner;
    }
}

/// <summary>People know it by a number of its own series, counted per organization, given at the first save.</summary>
public interface INumbered
{
    /// <summary>The series, which is also the prefix people see: <c>A</c> in A-0042.</summary>
    static abstract string Series { get; }

    /// <summary>From 1; 0 until it was first saved.</summary>
    int Number { get; }
}

/// <summary>How numbers look.</summary>
public static class NumberText
{
    /// <summary><c>A-0042</c>: at least four digits, more when needed.</summary>
    public static string Of(string series, int number) => $"{series}-{number:0000}";

    /// <summary>Reads <c>A-0042</c> (or <c>a-42</c>); null when it is no number of this series.</summary>
    public static int? Read(string series, string text) =>
        text.StartsWith(series + "-", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(text.AsSpan(series.Length + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
        && number > 0 ? number : null;
}
