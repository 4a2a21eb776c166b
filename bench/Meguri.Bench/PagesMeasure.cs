using Meguri.Platform.Access;
using Meguri.Web.Host;
using Meguri.Web.Sample;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Bench;

/// <summary>Other pages of the sample organization against its ledger; no aims, but a page that falls behind shows.</summary>
internal static class PagesMeasure
{
    private static readonly (string What, string Path)[] Pages =
    [
        ("home", "/home"), ("risk list", "/risks"), ("treatment plans", "/treatment"), ("statement of applicability, 93 rows", "/soa"),
        ("people", "/people"), ("appointments", "/appointments"), ("gap analysis", "/risks/gap"),
    ];

    public static async Task<IReadOnlyList<Figure>> RunAsync(TestDatabases databases, Database database, Wanted wanted)
    {
        var (settings, clock) = (await databases.MakeAsync(database), new SampleClock());
        var builder = MeguriHost.CreateBuilder(settings, clock);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        SampleServices.Add(builder.Services, clock);
        await using var app = MeguriHost.Build(builder);
        var accounts = await app.Services.GetRequiredService<SampleOrganization>().LoadAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        var office = Web.Capabilities.Accounts.AccountWords.Book.Of(Role.IsmsOffice);
        using var reader = await Reader.SignInAsync(app.Urls.First(), accounts.First(a => a.Role == office).Email, SampleOrganization.Password);
        var ledger = $"/{SampleOrganization.Slug}/assets";
        var figures = new List<Figure>();
        foreach (var (what, path) in Pages)
        {
            figures.Add(new Figure($"requests/s: {what} / ledger", await Rounds.RatiosAsync(Math.Min(wanted.Rounds, 3),
                () => Load.RateAsync(reader, $"/{SampleOrganization.Slug}{path}", wanted.Turn), () => Load.RateAsync(reader, ledger, wanted.Turn))));
        }
        await app.StopAsync();
        return figures;
    }
}
