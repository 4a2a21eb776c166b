using Meguri.Domain.Controls;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>What differs between any two versions, or a version and the draft.</summary>
[Permit(ControlPermissions.View)]
internal sealed class CompareVersionsModel(Statements statements, Versions versions) : MeguriPage
{
    public string From { get; private set; } = "";

    /// <summary>The later one.</summary>
    public string Until { get; private set; } = "";

    public IReadOnlyList<SoaChange> Changes { get; private set; } = [];

    public IReadOnlyList<int> Numbers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? from, string? to, CancellationToken cancellation)
    {
        Numbers = [.. (await versions.ListAsync(cancellation)).Select(line => line.Number)];
        From = from ?? "";
        Until = string.IsNullOrEmpty(to) ? Statements.Draft : to;
        if (from is null) return BadRequest();
        var first = await statements.FindAsync(From, cancellation);
        var second = await statements.FindAsync(Until, cancellation);
        if (!first.Ok || !second.Ok) return NotFound();
        Changes = SoaDifference.Between(first.Value.Rows, second.Value.Rows);
        return Page();
    }

    /// <summary>What one of the two is called.</summary>
    public static string NameOf(string which) => which == Statements.Draft ? ControlWords.DraftNow : ControlWords.VersionNumber(int.Parse(which, System.Globalization.CultureInfo.InvariantCulture));
}
