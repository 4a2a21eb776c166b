using System.Globalization;
using System.Text.Json;
using Meguri.Domain.Kernel;
using Meguri.Platform.Localization;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Meguri.Web.Kit.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>組織の設定: name, calendar, what departments see, and what things are called here.</summary>
[Permit(OrganizationPermissions.Settings)]
internal sealed class SettingsModel(MeguriDb db, ChangeSettings change, RecordHistory history) : MeguriPage
{
    [BindProperty]
    public SettingsForm Input { get; set; } = new();

    public string Slug => Current.Value.Slug;

    /// <summary>The terms a preview shows; null while nobody asked for one.</summary>
    public IReadOnlyDictionary<string, string>? Preview { get; private set; }

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    /// <summary>What things are called unless the organization says otherwise, in the order of the form.</summary>
    public IReadOnlyList<(string Key, string Ja, string En)> Things { get; } = [.. Terms.Defaults.Select(term => (term.Key, term.Value.Ja, term.Value.En))];

    public IReadOnlyList<SelectListItem> Months { get; } = [.. Enumerable.Range(1, 12).Select(month => new SelectListItem(OrganizationWords.Month(month), month.ToString(CultureInfo.InvariantCulture)))];

    public IReadOnlyList<SelectListItem> Zones => [.. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).OrderBy(zone => zone.Id, StringComparer.Ordinal)
        .Select(zone => new SelectListItem($"{zone.Id} (UTC{(zone.BaseUtcOffset < TimeSpan.Zero ? '-' : '+')}{zone.BaseUtcOffset:hh\\:mm})", zone.Id))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input = SettingsForm.Of(await db.Set<Organization>().AsNoTracking().SingleAsync(cancellation));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return Again();
        try
        {
            var result = await change.Handle(Input.Typed(), Input.Version, Input.Reason, cancellation);
            return result.Ok ? Done(OrganizationWords.SettingsSaved, "/settings") : Refuse(result);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(cancellation));
        }
    }

    /// <summary>Shows sentences with the terms as typed; saves nothing.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return Again();
        var problems = new List<Problem>();
        var terms = ChangeSettings.Own(Input.TypedTerms(), problems);
        if (problems.Count > 0) return Refuse(Result.From(problems));
        Preview = terms;
        return Page();
    }

    /// <summary>Calls everything as Meguri does again.</summary>
    public async Task<IActionResult> OnPostResetAsync(CancellationToken cancellation)
    {
        var stored = SettingsForm.Of(await db.Set<Organization>().AsNoTracking().SingleAsync(cancellation));
        stored.Terms.Clear();
        var result = await change.Handle(stored.Typed(), stored.Version, OrganizationWords.TermsReset, cancellation);
        return result.Ok ? Done(OrganizationWords.TermsReset, "/settings") : Refuse(result);
    }

    public override async Task OfferAsync(CancellationToken cancellation)
    {
        // A form that leaves some out is shown again with a field for each.
        while (Input.Terms.Count < Things.Count) Input.Terms.Add(new());
        var entries = await history.OfAsync<Organization>(Current.Id.Value, OrganizationWords.Book, cancellation);
        History = [.. entries.Select(entry => entry with { Changes = [.. entry.Changes.Select(c => c with { Before = Say(c.Before), After = Say(c.After) })] })];
    }

    // The trail keeps terms as they are stored.
    private static string? Say(string? text)
    {
        if (text is not ['{', ..]) return text;
        try
        {
            return WordList.Of(Json.Read<Dictionary<string, string>>(text).Select(term => term.Value)) is { Length: > 0 } terms ? terms : null;
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
