using System.Diagnostics.CodeAnalysis;

namespace Meguri.Domain.Kernel;

/// <summary>Done, or the problems why not.</summary>
public class Result
{
    private static readonly Result Success = new([]);

    /// <summary>Makes a result that carries these problems.</summary>
    protected Result(IReadOnlyList<Problem> problems) => Problems = problems;

    /// <summary>Empty when done.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>True when nothing stood in the way.</summary>
    public virtual bool Ok => Problems.Count == 0;

    /// <summary>Done.</summary>
    public static Result Done => Success;

    /// <summary>Done when the list is empty, refused otherwise.</summary>
    public static Result From(IEnumerable<Problem> problems) => problems.ToArray() is { Length: > 0 } some ? new Result(some) : Done;

    /// <summary>Refused.</summary>
    public static implicit operator Result(Problem problem) => new([problem]);
}

/// <summary>A value, or the problems why there is none.</summary>
public sealed class Result<T> : Result
{
    private Result(T value) : base([]) => Value = value;

    private Result(IReadOnlyList<Problem> problems) : base(problems) { }

    /// <summary>The value; default when refused.</summary>
    public T? Value { get; }

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public override bool Ok => base.Ok;

    /// <summary>A value.</summary>
    public static implicit operator Result<T>(T value) => new(value);

    /// <summary>Refused.</summary>
    public static implicit operator Result<T>(Problem problem) => new([problem]);

    /// <summary>Refused for several reasons at once.</summary>
    public static implicit operator Result<T>(List<Problem> problems) => new(problems);

    /// <summary>Carries the problems of another result over.</summary>
    public static Result<T> Refused(Result other) => new(other.Problems);
}
