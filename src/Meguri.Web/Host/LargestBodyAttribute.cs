using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Meguri.Web.Host;

/// <summary>Refuses a body that says it is longer, as 413, before anything of it is read: also before its token is looked for, which would be a 400.</summary>
/// <param name="bytes">The longest body.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LargestBodyAttribute(long bytes) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before antiforgery, at 1000.</summary>
    public int Order => 900;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.Request.ContentLength > bytes) context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
    }
}
