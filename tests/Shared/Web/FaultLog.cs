using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Meguri.Tests;

/// <summary>Keeps what the program logs as an error, so that a test that meets a 500 can say why.</summary>
internal sealed class FaultLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> faults = new();

    /// <summary>The latest errors.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        faults.Enqueue(formatter(state, exception) + Environment.NewLine + exception);
        while (faults.Count > 20) faults.TryDequeue(out _);
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Dispose() { }
}
