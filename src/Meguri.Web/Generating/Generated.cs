using Meguri.Domain.Kernel;

namespace Meguri.Web.Generating;

/// <summary>How much is wanted.</summary>
/// <param name="People">People.</param>
/// <param name="Assets">Assets.</param>
/// <param name="Risks">Risks of the assets.</param>
internal sealed record GenerateInput(int People, int Assets, int Risks)
{
    /// <summary>The most of each.</summary>
    public const int Most = 1_000_000;
}

/// <summary>What was made.</summary>
/// <param name="Departments">Departments.</param>
/// <param name="People">People.</param>
/// <param name="Assets">Assets.</param>
/// <param name="Risks">Risks.</param>
/// <param name="Rated">Those with a level.</param>
/// <param name="Treated">Those with a decision on their treatment.</param>
internal sealed record Generated(int Departments, int People, int Assets, int Risks, int Rated, int Treated)
{
    /// <summary>The value: what the generator writes is by the rules, or it is a fault of the generator.</summary>
    public static T Must<T>(Result<T> result)
    {
        Must((Result)result);
        return result.Value!;
    }

    /// <summary>What the generator does is by the rules, or it is a fault of the generator.</summary>
    public static void Must(Result result)
    {
        if (!result.Ok) throw new InvalidOperationException("What was generated is refused: " + string.Join(", ", result.Problems));
    }
}
