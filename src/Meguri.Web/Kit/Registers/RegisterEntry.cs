namespace Meguri.Web.Kit.Registers;

/// <summary>A register in the manifest of its capability; from it come its address and the pages below it (export, print, views, bulk).</summary>
/// <param name="Key">Its key: saved views and file names bear it.</param>
/// <param name="Path">Its list, below the organization's address.</param>
/// <param name="Permission">Who may see it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Source">The <see cref="RegisterSource"/> that reads it.</param>
/// <param name="Bulk">Who may change many rows at once; null when the register has no bulk change.</param>
internal sealed record RegisterEntry(string Key, string Path, string Permission, Func<string> Title, Type Source, string? Bulk)
{
    /// <summary>The entry of a source.</summary>
    public static RegisterEntry Of<TSource>(string key, string path, string permission, Func<string> title, string? bulk = null) where TSource : RegisterSource =>
        new(key, path, permission, title, typeof(TSource), bulk);

    /// <summary>A page below the list's.</summary>
    public string Below(string name) => $"{Path}/{name}";
}
