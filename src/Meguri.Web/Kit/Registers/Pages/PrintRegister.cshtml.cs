using System.Globalization;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Kit.Registers;

/// <summary>A register on A4, across: the rows of the list as filtered, with its columns.</summary>
[Member]
internal sealed class PrintRegisterModel(RegisterDesk desk, RegisterReader reader) : BelowRegisterPage(desk)
{
    public RegisterPaper Paper { get; private set; } = null!;

    public string Organization => Current.Value.NameIn(CultureInfo.CurrentUICulture);

    public DateOnly Today => Current.Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await Source.PaperAsync(reader, Request.Query, cancellation) is not { } paper) return BadRequest();
        Paper = paper;
        return Page();
    }
}
