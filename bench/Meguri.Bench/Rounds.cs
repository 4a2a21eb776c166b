namespace Meguri.Bench;

/// <summary>Two sides of a comparison, measured in turns, so that whatever else the machine does meets both.</summary>
internal static class Rounds
{
    /// <summary>Ours over theirs, once per round; the first of each, while everything warms up, does not count.</summary>
    public static async Task<IReadOnlyList<double>> RatiosAsync(int rounds, Func<Task<double>> ours, Func<Task<double>> theirs)
    {
        var ratios = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            var (one, other) = round % 2 == 0 ? (ours, theirs) : (theirs, ours);
            var (first, second) = (await one(), await other());
            if (round > 0) ratios.Add(round % 2 == 0 ? first / second : second / first);
        }
        return ratios;
    }
}
