using FsCheck;
using FsCheck.Fluent;
using Meguri.Domain.Controls;

namespace Meguri.Domain.Tests.Controls;

public class ControlNumbers
{
    [Theory]
    [InlineData("A.5.1", "A.5.1", "A.5", true)]
    [InlineData(" a.7.10 ", "A.7.10", "A.7", true)]
    [InlineData("X.1", "X.1", "X", false)]
    [InlineData("CLD.6.3.1", "CLD.6.3.1", "CLD.6.3", false)]
    public void TryParse_Numbers_AreRead(string text, string number, string group, bool annexA)
    {
        ControlNumber.TryParse(text, out var parsed).ShouldBeTrue();
        (parsed.ToString(), parsed.Group, parsed.IsAnnexA).ShouldBe((number, group, annexA));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("A.")]
    [InlineData("A..1")]
    [InlineData("A.05.1")]
    [InlineData("A.5.1a")]
    [InlineData("5.1")]
    [InlineData("暗.1")]
    [InlineData("A.７.1")]
    [InlineData("A.5.12345")]
    [InlineData("ABCDEFGHIJKLMNOPQRS.1")]
    public void TryParse_Others_AreNot(string? text) => ControlNumber.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Order_MixedTexts_GoByTheNumbers() =>
        new[] { "X.1", "A.5.10", "無番", "A.8.1", "A.5.9", "A.5", "A.10.1", "CLD.1" }.Order(ControlNumber.Order)
            .ShouldBe(["A.5", "A.5.9", "A.5.10", "A.8.1", "A.10.1", "CLD.1", "X.1", "無番"]);

    [Fact]
    public void CompareTo_AnyTwo_IsWhatTheNumbersSay()
    {
        var parts = Gen.Choose(1, 40).Two();
        Prop.ForAll(parts.ToArbitrary(), parts.ToArbitrary(), (left, right) =>
            Math.Sign(ControlNumber.Compare($"A.{left.Item1}.{left.Item2}", $"A.{right.Item1}.{right.Item2}"))
                == Math.Sign((left.Item1, left.Item2).CompareTo((right.Item1, right.Item2))))
            .Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));
    }
}
