using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Meguri.Tests;

/// <summary>
/// Runs a theory on every database; what is written in brackets follows as further arguments. One body, every database:
/// a second database dies where the suite leaves it out.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DatabasesAttribute(params object?[] more) : DataAttribute
{
    /// <summary>Names the databases to run on, separated by commas; all of them when it is not set.</summary>
    public const string Variable = "MEGURI_TEST_DATABASES";

    /// <summary>The databases of this run.</summary>
    public static IReadOnlyList<Database> Chosen { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } names
        ? [.. names.Split(',', StringSplitOptions.TrimEntries).Select(name => Enum.Parse<Database>(name, ignoreCase: true))]
        : Enum.GetValues<Database>();

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Chosen.Select(database => new TheoryDataRow([database, .. more]))]);

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}
