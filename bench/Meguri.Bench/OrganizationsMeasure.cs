using Meguri.Web.Generating;

namespace Meguri.Bench;

/// <summary>The list page of an organization that is alone against that of one among many, with a ledger as long: nobody may notice the neighbours.</summary>
internal static class OrganizationsMeasure
{
    // Enough for the neighbours' ledgers to be longer together than the measured one.
    private static readonly GenerateInput Neighbour = new(10, 30, 0);

    public static async Task<IReadOnlyList<Figure>> RunAsync(TestDatabases databases, Database database, Wanted wanted)
    {
        var many = wanted.Quick ? 100 : 1_000;
        await using var quiet = await Installation.StartAsync(await databases.MakeAsync(database));
        await using var crowded = await Installation.StartAsync(await databases.MakeAsync(database));
        for (var n = 1; n < many; n++) await Ledgers.GenerateAsync(await crowded.OrganizationAsync(), Neighbour);
        var (alone, aloneEmail) = await Ledgers.FilledAsync(quiet, ListMeasure.Few);
        var (among, amongEmail) = await Ledgers.FilledAsync(crowded, ListMeasure.Few);
        using var aloneReader = await Reader.SignInAsync(quiet.Address, aloneEmail);
        using var amongReader = await Reader.SignInAsync(crowded.Address, amongEmail);
        return
        [
            new Figure($"requests/s: list page among {many:N0} organizations / alone", await Rounds.RatiosAsync(wanted.Rounds,
                () => Load.RateAsync(amongReader, $"/{among.Slug}/assets", wanted.Turn), () => Load.RateAsync(aloneReader, $"/{alone.Slug}/assets", wanted.Turn)), 0.9),
        ];
    }
}
