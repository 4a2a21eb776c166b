using Meguri.Platform.Exchange;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Kit.Registers;

/// <summary>A register as a file: the rows of the list as filtered.</summary>
[Member]
internal sealed class ExportRegisterModel(RegisterDesk desk, RegisterExport export) : BelowRegisterPage(desk)
{
    public async Task<IActionResult> OnGetAsync(string? format, CancellationToken cancellation)
    {
        format ??= "xlsx";
        if (format is not ("xlsx" or "csv")) return BadRequest();
        // Spooled first: a fault in the middle must not leave half a file that looks whole.
        var spool = TemporaryFile.Open();
        if (await Source.WriteAsync(export, Request.Query, format, spool, cancellation) is not { } rows)
        {
            await spool.DisposeAsync();
            return BadRequest();
        }
        return HandOut(spool, RegisterExport.MediaTypeOf(format), $"{Register.Key}-{Current.Today:yyyyMMdd}.{format}", rows);
    }
}
