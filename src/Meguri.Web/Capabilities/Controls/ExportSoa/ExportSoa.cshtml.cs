using System.Globalization;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>A statement as a file: <c>/soa/export?format=xlsx|docx&amp;lang=ja|en&amp;version=N|draft</c>.</summary>
[Permit(ControlPermissions.View)]
internal sealed class ExportSoaModel(Statements statements, SoaExport export) : MeguriPage
{
    public async Task<IActionResult> OnGetAsync(string? format, string? lang, string? version, CancellationToken cancellation)
    {
        if (!Enum.TryParse<SoaFormat>(format, ignoreCase: true, out var kind) || !Enum.IsDefined(kind)) return BadRequest();
        var culture = lang is null ? CultureInfo.CurrentUICulture : Array.Find(MeguriHost.Cultures, known => known.Name == lang);
        if (culture is null) return BadRequest();
        var statement = await statements.FindAsync(version, cancellation);
        if (!statement.Ok) return NotFound();
        var file = new MemoryStream();
        await export.WriteAsync(file, statement.Value, kind, culture, cancellation);
        return HandOut(file, SoaExport.MediaTypeOf(kind), export.FileNameOf(statement.Value, kind), statement.Value.Rows.Count);
    }
}
