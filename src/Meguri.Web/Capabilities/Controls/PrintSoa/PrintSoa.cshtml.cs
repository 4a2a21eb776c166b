using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>A statement on A4, across.</summary>
[Permit(ControlPermissions.View)]
internal sealed class PrintSoaModel(Statements statements) : MeguriPage
{
    public SoaHeading Heading { get; private set; } = null!;

    /// <summary>The page on screen.</summary>
    public string Back => To(Heading.Statement.State is null ? "/soa" : $"/soa/versions/{Heading.Statement.Number}");

    public async Task<IActionResult> OnGetAsync(string? version, CancellationToken cancellation)
    {
        var statement = await statements.FindAsync(version, cancellation);
        if (!statement.Ok) return NotFound();
        Heading = new SoaHeading(Current.Value.NameIn(System.Globalization.CultureInfo.CurrentUICulture), statement.Value);
        return Page();
    }
}
