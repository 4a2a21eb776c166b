using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Kit.Registers;

/// <summary>The page of a register's list.</summary>
internal abstract class RegisterPage<TSource>(RegisterDesk desk) : MeguriPage where TSource : RegisterSource
{
    private static readonly RegisterEntry Entry = Modules.Registers.Single(r => r.Source == typeof(TSource));

    public RegisterList List { get; private set; } = null!;

    /// <summary>Reads the list; what to answer instead when the address asks for what there is not, or the reader wants to begin elsewhere.</summary>
    protected async Task<IActionResult?> OpenAsync(CancellationToken cancellation)
    {
        if (!Request.QueryString.HasValue && await desk.BeginningAsync(Entry, cancellation) is { } beginning) return Redirect(To(beginning));
        if (await desk.OpenAsync(Entry, Request.Query, cancellation) is not { } list) return BadRequest();
        List = list;
        return null;
    }
}

/// <summary>A page that the kit gives to every register, below its list.</summary>
internal abstract class BelowRegisterPage(RegisterDesk desk) : MeguriPage
{
    /// <summary>The register; its route carries it.</summary>
    public RegisterEntry Register => HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<RegisterEntry>();

    protected RegisterDesk Desk => desk;

    protected RegisterSource Source => desk.SourceOf(Register);

    /// <summary>The list as the reader left it.</summary>
    public string Back(string query) => To(query.Length == 0 ? Register.Path : $"{Register.Path}?{query.TrimStart('?')}");
}
