using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Meguri.Web.Host;

/// <summary>
/// Passkeys bound to the domain and the one origin of this site. Without a configured address both come from the request, whose host a browser
/// does not let a page forge.
/// </summary>
internal sealed class SitePasskeys(SiteSettings site) : IConfigureOptions<IdentityPasskeyOptions>
{
    public void Configure(IdentityPasskeyOptions options)
    {
        options.ServerDomain = site.PublicUrl?.IdnHost;
        // A passkey stands for both steps of a sign-in only when the device asked who holds it; and it must be found without an address typed.
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.ValidateOrigin = origin => ValueTask.FromResult(
            !origin.CrossOrigin && origin.TopOrigin is null && origin.Origin == site.OriginOf(origin.HttpContext.Request));
    }
}
