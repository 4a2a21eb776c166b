namespace Meguri.Tests;

/// <summary>The machine's clock, which a test can move.</summary>
public sealed class TestClock : TimeProvider
{
    private TimeSpan ahead;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    /// <summary>Moves it, until disposed.</summary>
    public IDisposable Ahead(TimeSpan by)
    {
        ahead = by;
        return new Back(this);
    }

    private sealed class Back(TestClock clock) : IDisposable
    {
        public void Dispose() => clock.ahead = TimeSpan.Zero;
    }
}
