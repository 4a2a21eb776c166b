using Meguri.Domain.Kernel;

namespace Meguri.Web.Shell;

/// <summary>Says a problem in the reader's language.</summary>
internal static class Problems
{
    /// <summary>The sentence: what is wrong and what to do.</summary>
    public static string Say(Problem problem)
    {
        var key = "Problem_" + problem.Code;
        foreach (var book in Books)
            if (book.Find(key) is not null) return book.Format(key, problem.Values);
        throw new InvalidOperationException($"No words for the problem '{problem.Code}'.");
    }

    private static IEnumerable<Platform.Localization.WordBook> Books => [ShellWords.Book, Cli.CliWords.Book, .. Modules.All.Select(m => m.Words)];
}
