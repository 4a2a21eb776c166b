namespace Meguri.Web.Sample;

/// <summary>The clock of the demo: set back while the sample's past is told, so that its dates and its trail agree; real from then on.</summary>
internal sealed class SampleClock : TimeProvider
{
    private DateTimeOffset? told;

    /// <summary>Nine in the morning, Japan time, of the day that is told, and a minute later with every act of that day; the days only go forward.</summary>
    public void Tell(DateOnly day)
    {
        var morning = new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(9));
        told = told >= morning ? told.Value.AddMinutes(1) : morning;
    }

    /// <summary>The past is told.</summary>
    public void GoOn() => told = null;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => told?.ToUniversalTime() ?? System.GetUtcNow();
}
