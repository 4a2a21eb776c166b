using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Tenancy;
using Meguri.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Meguri.Browser;

/// <summary>What holds for every page there is: found in the sample organization by following its links, and held against the routes.</summary>
public sealed class EveryPage(Installations installations, Chromium chromium) : BrowserTest(installations, chromium)
{
    /// <summary>Pages that no link of the sample leads to at the time, opened by their address.</summary>
    private static readonly string[] Opened = ["/account", "/soa/request", "/risks/accept"];

    /// <summary>What a visitor sees, looked at before signing in.</summary>
    private static readonly string[] Outside = ["/sign-in", "/sign-in/mail", "/sign-in/mail/open", "/sign-in/invited", "/reset/mail"];

    /// <summary>Pages that need a state of their own (a file uploaded, rows ticked, a link out of a mail) and have tests of their own.</summary>
    private static readonly string[] Elsewhere =
    [
        "/assets/import/{token}", "/people/import/{token}", "/setup", "/reset", "/error/{status:int}", "/organizations", "/sign-in/code", "/sign-in/passkey", "/soa/own/{id:guid}/edit", "/members/cards/print",
        .. Outside,
        .. Modules.Registers.Select(register => register.Below("bulk")), .. Modules.Registers.Select(register => register.Below("views")).Except(["/assets/views", "/risks/views"]),
    ];

    /// <summary>Languages, themes and screens, each with each other at least once.</summary>
    public static TheoryData<string, ColorScheme, int, int> Looks => new()
    {
        { "ja-JP", ColorScheme.Light, 1440, 900 },
        { "en-US", ColorScheme.Dark, 1440, 900 },
        { "ja-JP", ColorScheme.Dark, 390, 844 },
        { "en-US", ColorScheme.Light, 390, 844 },
    };

    [Theory, MemberData(nameof(Looks))]
    public async Task Page_KeepsNobodyOutAndFitsTheScreen(string locale, ColorScheme scheme, int width, int height)
    {
        var organization = await Installations.SampleAsync();
        var person = await organization.FindAsync(db => Task.FromResult(db.Set<Domain.Organizations.Person>().OrderBy(p => p.EmployeeNumber).AsEnumerable().First(p => !db.Set<Membership>().Any(m => m.PersonId == p.Id.Value))));
        var email = await organization.MemberAsync(person, Enum.GetValues<Role>());
        await using var tab = await OpenAsync(organization.Installation, width, height, scheme, locale);
        var look = new Look(tab.Page, $"{locale[..2]}-{width}-{scheme}".ToLowerInvariant());
        foreach (var path in Outside)
        {
            await tab.Page.GotoAsync(path);
            await look.TakeAsync(path);
        }
        await SignInAsync(tab, email);

        var filling = await organization.FindAsync(async db => (await db.Set<RiskSheet>().Include(sheet => sheet.Submission).ThenInclude(s => s.Moves.OrderBy(m => m.Position)).AsNoTracking().ToListAsync()).First(sheet => sheet.Stage == SheetStage.Filling).Id);
        var walk = new Walk(organization.Installation, organization.Slug, [.. Opened, $"/risks/sheets/{filling.Value}"]);
        while (walk.Next() is { } page)
        {
            await tab.Page.GotoAsync(page.Address);
            walk.Found(await tab.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.getAttribute('href'))"));
            await look.TakeAsync(page.Route);
        }
        look.Faults.ShouldBeEmpty();
        walk.NotSeen.Except(Elsewhere).ShouldBeEmpty("No link leads to these pages.");
    }
}
