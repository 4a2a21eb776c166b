using System.Text;
using Meguri.Platform.Access;

namespace Meguri.Platform;

/// <summary>The codes of RFC 6238, appendix B, and which of them are taken.</summary>
public sealed class OneTimeCodes
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_OfTheRfc_IsTheSame(long seconds, string code) =>
        OneTimeCode.Of(Secret, OneTimeCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(code);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [Requirement("A15")]
    public void Match_StepsAway_TakesNeighboursOnly(int away, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        var step = OneTimeCode.StepAt(now) + away;
        OneTimeCode.Match(Secret, OneTimeCode.Of(Secret, step), now, 0).ShouldBe(taken ? step : null);
    }

    [Fact]
    [Requirement("A15")]
    public void Match_AStepUsedOrEarlier_IsRefused()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        var step = OneTimeCode.StepAt(now);
        OneTimeCode.Match(Secret, OneTimeCode.Of(Secret, step), now, step).ShouldBeNull();
        OneTimeCode.Match(Secret, OneTimeCode.Of(Secret, step - 1), now, step).ShouldBeNull();
        OneTimeCode.Match(Secret, OneTimeCode.Of(Secret, step + 1), now, step).ShouldBe(step + 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("05047")]
    [InlineData("0504710")]
    [InlineData("５５５５５５")]
    public void Match_WhatIsNoCode_IsRefused(string typed) =>
        OneTimeCode.Match(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(1111111111), 0).ShouldBeNull();

    [Fact]
    public void Base32_OfTheRfcsSecret_IsWhatAppsTake() => OneTimeCode.ToBase32(Secret).ShouldBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}
