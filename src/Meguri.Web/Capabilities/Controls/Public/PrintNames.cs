namespace Meguri.Web.Capabilities.Controls;

/// <summary>Names as stamps carry them.</summary>
internal static class PrintNames
{
    private const int Longest = 6;

    /// <summary>The family name: what stands before the first blank, or the beginning of the name.</summary>
    public static string Short(string? name)
    {
        var first = (name ?? "").Split(' ', '　')[0];
        return first.Length <= Longest ? first : first[..Longest];
    }
}
