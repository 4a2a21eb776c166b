using Meguri.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Host;

/// <summary>Turns what a use case throws on purpose into its status: no right 403, a row saved by somebody else since 409.</summary>
internal sealed class RefusalFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        var status = context.Exception switch
        {
            ForbiddenException => StatusCodes.Status403Forbidden,
            DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
            DbUpdateException when Meguri.Platform.Persistence.DatabaseErrors.IsConflict(context.Exception) => StatusCodes.Status409Conflict,
            _ => 0,
        };
        if (status == 0) return;
        context.Result = new StatusCodeResult(status);
        context.ExceptionHandled = true;
    }
}
