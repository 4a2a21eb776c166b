using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Tests;

namespace Meguri.Domain.Tests.Assets;

public class Reviewing
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    /// <summary>Entered, last looked at, due.</summary>
    public static TheoryData<DateOnly?, DateOnly?, bool> Entries => new()
    {
        { new(2025, 11, 27), null, false },
        { new(2025, 11, 26), null, true },
        { new(2020, 4, 1), new(2025, 11, 27), false },
        { new(2020, 4, 1), new(2025, 11, 26), true },
        { null, new(2026, 11, 26), false },
        { null, null, true },
    };

    [Theory, MemberData(nameof(Entries))]
    [Requirement("S1-10")]
    public void Entry_NobodyLookedAtForAYear_IsDue(DateOnly? registered, DateOnly? reviewed, bool due)
    {
        var asset = Made(registered);
        if (reviewed is { } day) asset.Review(day).Ok.ShouldBeTrue();
        asset.IsReviewDue(Today).ShouldBe(due);
    }

    [Fact]
    public void Disposed_IsNeitherDueNorReviewed()
    {
        var asset = Made(new DateOnly(2020, 4, 1));
        asset.Dispose(Today).Ok.ShouldBeTrue();
        asset.IsReviewDue(Today).ShouldBeFalse();
        asset.Review(Today).Problems.ShouldHaveSingleItem().Code.ShouldBe(AssetProblems.AlreadyDisposed.Code);
        asset.ReviewedOn.ShouldBeNull();
    }

    [Fact]
    public void LeapDay_IsLookedAtAgainOnTheLastOfFebruary() => Asset.YearBefore(new DateOnly(2028, 2, 29)).ShouldBe(new DateOnly(2027, 2, 28));

    private static Asset Made(DateOnly? registered) =>
        Asset.Register(new AssetFields { Name = "見積書", DepartmentId = DepartmentId.From(Guid.CreateVersion7()), RegisteredOn = registered }, new AssetScale()).Value!;
}
