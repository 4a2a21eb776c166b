namespace Meguri.Bench;

/// <summary>The list page with row security up against the same page with it taken down by the tables' owner, on one database and one server (wall e; PostgreSQL only).</summary>
/// <remarks>Before each turn the owner puts the wall up or takes it down, and a command without an organization must then see no row, or some. The other walls stand on both sides, and commands name their organization on both.</remarks>
internal static class WallsMeasure
{
    private const string Path = "/assets";

    public static async Task<IReadOnlyList<Figure>> RunAsync(TestDatabases databases, Database database, Wanted wanted)
    {
        if (database == Database.Sqlite) return [];
        var settings = await databases.MakeAsync(database);
        await using var installation = await Installation.StartAsync(settings);
        var (organization, email) = await Ledgers.FilledAsync(installation, ListMeasure.Few);
        // Rows that only the wall hides.
        await Ledgers.FilledAsync(installation, ListMeasure.Few);
        using var reader = await Reader.SignInAsync(installation.Address, email);
        var tables = (string)(await Sql.AskAsync(settings.PostgresOwner!, "SELECT string_agg(oid::regclass::text, ',') FROM pg_class WHERE relrowsecurity AND relnamespace = current_schema()::regnamespace"))!;
        async Task<double> RateAsync(bool up)
        {
            await Sql.AskAsync(settings.PostgresOwner!, string.Concat(tables.Split(',').Select(table => $"ALTER TABLE {table} {(up ? "ENABLE" : "DISABLE")} ROW LEVEL SECURITY;")));
            if (await Sql.AskAsync(settings.Postgres!, "SELECT count(*) FROM assets") is not long seen || seen > 0 == up) throw new InvalidOperationException($"The wall was to be {(up ? "up" : "down")}.");
            // What is planned anew after the change is no part of the page.
            for (var n = 0; n < 5 * Load.Readers; n++) await Load.ReadAsync(reader, $"/{organization.Slug}{Path}");
            return await Load.RateAsync(reader, $"/{organization.Slug}{Path}", wanted.Turn);
        }
        return [new Figure("requests/s: list page with row security / without", await Rounds.RatiosAsync(wanted.Rounds, () => RateAsync(true), () => RateAsync(false)), 0.9)];
    }
}
