
namespace Meguri.Bench;

/// <summary>The list page, signed in, with everything around it, against a bare handler that sends the same commands to the database and writes the same fifty rows by hand.</summary>
/// <remarks>
/// The ratio is the share of the bare handler's pages per second that is left when the cookie is checked, rights, layout, words, tools and Razor are added: at 0.5, a
/// page costs as much again as its reading. Both sides run in this process, on one database, and must send the same commands in the same order, or the measurement stops.
/// Not in it: HTTPS, a network, and writes at the same time.
/// </remarks>
internal static class ListMeasure
{
    // More than are counted out, so that a long and a short register send the same commands.
    public const int Few = 1_100;
    private const string Path = "/assets";

    public static async Task<IReadOnlyList<Figure>> RunAsync(TestDatabases databases, Database database, Wanted wanted)
    {
        await using var installation = await Installation.StartAsync(await databases.MakeAsync(database));
        var (organization, email) = await Ledgers.FilledAsync(installation, Few);
        using var page = await Reader.SignInAsync(installation.Address, email);
        await using var bare = await BareSite.StartAsync(installation.Settings, organization.Slug, email);
        var address = $"/{organization.Slug}{Path}";
        var asked = await CheckAsync(installation, page, bare, address);
        var ratios = await Rounds.RatiosAsync(wanted.Rounds, () => Load.RateAsync(page, address, wanted.Turn), () => Load.RateAsync(bare.Http, Path, wanted.Turn));
        return [new Figure("requests/s: list page / bare handler", ratios, 0.45), new Figure("commands per page", [asked])];
    }

    // What is compared must be comparable: the same rows, the same commands in the same order.
    private static async Task<int> CheckAsync(Installation installation, HttpClient page, BareSite bare, string address)
    {
        var (ours, theirs) = ("", "");
        await Load.ReadAsync(page, address);
        await Load.ReadAsync(bare.Http, Path);
        var ourCommands = await installation.Commands.DuringAsync(async () => ours = await Load.ReadAsync(page, address));
        var theirCommands = await bare.Commands.DuringAsync(async () => theirs = await Load.ReadAsync(bare.Http, Path));
        if (!ourCommands.Select(c => c.Sql).SequenceEqual(theirCommands.Select(c => c.Sql)))
            throw new InvalidOperationException("The bare handler sends other commands:\n" + string.Join("\n--\n", ourCommands.Select(c => c.Sql)) + "\n== bare\n" + string.Join("\n--\n", theirCommands.Select(c => c.Sql)));
        foreach (var text in new[] { ours, theirs })
            if (text.Split("A-00").Length != 51) throw new InvalidOperationException("A page of fifty rows was expected:\n" + text);
        return ourCommands.Count;
    }
}
