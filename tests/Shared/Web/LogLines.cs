using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Meguri.Tests;

/// <summary>Keeps every line the program logs, the chatty ones included: what an operator could come to read.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    /// <summary>The lines, oldest first.</summary>
    public IReadOnlyCollection<string> All => lines;

    /// <summary>Forgets what a test itself brought about.</summary>
    public void Forget() => lines.Clear();

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue(formatter(state, exception) + exception);

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Dispose() { }
}
