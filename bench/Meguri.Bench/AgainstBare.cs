using Meguri.Platform.Persistence;

namespace Meguri.Bench;

/// <summary>An organization, served as it is and by the bare handlers, and the same question put to both.</summary>
/// <remarks>
/// The ratio is the share of the bare handler's answers per second that is left when cookie, rights, form tokens, layout, words, tools and Razor are added: at 0.5, a
/// page costs as much again as its reading. Both sides run in this process, on one database, and must send the same commands in the same order, or the measurement stops.
/// Not in it: HTTPS, a network, and, where a page is read, writes at the same time.
/// </remarks>
internal sealed class AgainstBare : IAsyncDisposable
{
    private readonly Installation installation;
    private readonly HttpClient page;
    private readonly BareSite bare;

    private AgainstBare(Installation installation, TestOrganization organization, HttpClient page, BareSite bare) =>
        (this.installation, Organization, this.page, this.bare) = (installation, organization, page, bare);

    /// <summary>The organization.</summary>
    public TestOrganization Organization { get; }

    /// <summary>The program, signed in.</summary>
    public HttpClient Page => page;

    /// <summary>What stands before paths of the program.</summary>
    public string Below => "/" + Organization.Slug;

    public static async Task<AgainstBare> StartAsync(DatabaseSettings settings, int assets, int risks = 0)
    {
        var installation = await Installation.StartAsync(settings);
        var (organization, email) = await Ledgers.FilledAsync(installation, assets, risks);
        var page = await Reader.SignInAsync(installation.Address, email);
        return new AgainstBare(installation, organization, page, await BareSite.StartAsync(settings, organization.Slug, email));
    }

    /// <summary>The same page of both.</summary>
    /// <param name="what">What it is called.</param>
    /// <param name="path">Its path below the organization.</param>
    /// <param name="shows">Whether an answer shows what it should.</param>
    /// <param name="aim">The aim.</param>
    /// <param name="wanted">How often, how long.</param>
    public Task<IReadOnlyList<Figure>> ReadAsync(string what, string path, Func<string, bool> shows, double? aim, Wanted wanted)
    {
        async Task AskAsync(HttpClient http, string address)
        {
            var html = await Load.ReadAsync(http, address);
            if (!shows(html)) throw new InvalidOperationException($"{what} was expected:\n{html}");
        }
        return MeasureAsync(what, _ => AskAsync(page, Below + path), _ => AskAsync(bare.Http, path), aim, wanted);
    }

    /// <summary>The same question to both, by several readers.</summary>
    public Task<IReadOnlyList<Figure>> SaveAsync(string what, Func<HttpClient, string, int, Task> ask, double? aim, Wanted wanted) =>
        MeasureAsync(what, reader => ask(page, Below, reader), reader => ask(bare.Http, "", reader), aim, wanted);

    public async ValueTask DisposeAsync()
    {
        page.Dispose();
        await bare.DisposeAsync();
        await installation.DisposeAsync();
    }

    private async Task<IReadOnlyList<Figure>> MeasureAsync(string what, Func<int, Task> ours, Func<int, Task> theirs, double? aim, Wanted wanted)
    {
        await ours(0);
        await theirs(0);
        var ourCommands = (await installation.Commands.DuringAsync(() => ours(0))).Select(c => c.Sql).ToList();
        var theirCommands = (await bare.Commands.DuringAsync(() => theirs(0))).Select(c => c.Sql).ToList();
        if (!ourCommands.SequenceEqual(theirCommands))
            throw new InvalidOperationException($"{what}: the bare handler sends other commands:\n{string.Join("\n--\n", ourCommands)}\n== bare\n{string.Join("\n--\n", theirCommands)}");
        var ratios = await Rounds.RatiosAsync(wanted.Rounds, () => Load.RateAsync(ours, wanted.Turn), () => Load.RateAsync(theirs, wanted.Turn));
        return [new Figure($"requests/s: {what} / bare handler", ratios, aim), new Figure($"commands of {what}", [ourCommands.Count])];
    }
}
