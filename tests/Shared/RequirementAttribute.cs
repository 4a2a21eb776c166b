namespace Meguri.Tests;

/// <summary>Names the requirement a test shows. <c>./dev coverage</c> prints the table id → tests.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequirementAttribute(params string[] ids) : Attribute
{
    /// <summary>Ids such as <c>S3-36</c>.</summary>
    public IReadOnlyList<string> Ids { get; } = ids;
}
