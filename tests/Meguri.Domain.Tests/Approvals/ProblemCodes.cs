using System.Reflection;
using System.Text.RegularExpressions;
using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Tests.Approvals;

public partial class ProblemCodes
{
    [Fact]
    public void Codes_OfEveryCapability_AreSnakeCaseAndUnique()
    {
        var codes = typeof(ApprovalProblems).Assembly.GetTypes().Where(type => type.Name.EndsWith("Problems", StringComparison.Ordinal))
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Static)).Select(Code).OfType<string>().ToArray();

        codes.Length.ShouldBeGreaterThan(100);
        codes.Where(code => !SnakeCase().IsMatch(code)).ShouldBeEmpty();
        codes.CountBy(code => code).Where(count => count.Value > 1).Select(count => count.Key).ShouldBeEmpty();
    }

    private static string? Code(MemberInfo member) => member switch
    {
        PropertyInfo property when property.PropertyType == typeof(Problem) => ((Problem)property.GetValue(null)!).Code,
        MethodInfo { IsSpecialName: false } method when method.ReturnType == typeof(Problem) && method.GetParameters().All(IsPlain) =>
            ((Problem)method.Invoke(null, [.. method.GetParameters().Select(Sample)])!).Code,
        _ => null,
    };

    private static bool IsPlain(ParameterInfo parameter) => parameter.ParameterType == typeof(string) || parameter.ParameterType.IsValueType;

    private static object? Sample(ParameterInfo parameter) => parameter.ParameterType == typeof(string) ? "x" : Activator.CreateInstance(parameter.ParameterType);

    [GeneratedRegex("^[a-z]+(_[a-z]+)*$")]
    private static partial Regex SnakeCase();
}
