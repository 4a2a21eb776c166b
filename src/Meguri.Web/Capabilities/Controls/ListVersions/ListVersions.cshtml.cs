using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>All versions of the statement.</summary>
[Permit(ControlPermissions.View)]
internal sealed class ListVersionsModel(Versions versions, NameOnCertificate certificate) : MeguriPage
{
    public IReadOnlyList<VersionLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Lines = await versions.ListAsync(cancellation);

    [Needs(ControlPermissions.Edit)]
    public async Task<IActionResult> OnPostCertificateAsync(int number, CancellationToken cancellation)
    {
        if (await certificate.Handle(number, cancellation) is not { } result) return NotFound();
        if (result.Ok) return Done(ControlWords.CertificateNamed(number), "/soa/versions");
        Lines = await versions.ListAsync(cancellation);
        return Refuse(result);
    }

    /// <summary>An instant as a day where the organization is.</summary>
    public DateOnly Local(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Current.Zone).DateTime);
}
