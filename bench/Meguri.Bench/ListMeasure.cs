namespace Meguri.Bench;

/// <summary>The list page, signed in, with everything around it, against a bare handler that writes the same fifty rows by hand (<see cref="AgainstBare"/>).</summary>
internal static class ListMeasure
{
    // More than are counted out, so that a long and a short register send the same commands.
    public const int Few = 1_100;

    public static async Task<IReadOnlyList<Figure>> RunAsync(TestDatabases databases, Database database, Wanted wanted)
    {
        await using var both = await AgainstBare.StartAsync(await databases.MakeAsync(database), Few);
        return await both.ReadAsync("list page", "/assets", html => html.Split("A-00").Length == 51, 0.45, wanted);
    }
}
