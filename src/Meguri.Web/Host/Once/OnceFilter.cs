using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Meguri.Web.Host;

/// <summary>
/// A POST is done once: all its saves are one unit, committed together with the answer under the key of its form. The same form
/// sent again gets the same answer; the same key with something else is refused (docs/adr/0014-once.md).
/// </summary>
internal sealed class OnceFilter(MeguriDb db, FormAnswers answers, SealedAnswers seal, KeyedTurns turns, Actor actor, IOptions<AntiforgeryOptions> antiforgery) : IAsyncPageFilter
{
    private Guid Account => actor.AccountId ?? Guid.Empty;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            await next();
            return;
        }
        if (!FormKey.TryRead(http.Request, out var key))
        {
            context.Result = new BadRequestResult();
            return;
        }
        if (key is null)
        {
            await using var unit = db.BeginUnit();
            var unkeyed = await next();
            if (unkeyed.Exception is null && MayStand(http, unkeyed, unit)) await unit.CommitAsync(CancellationToken.None);
            return;
        }
        using var turn = await turns.EnterAsync(Account, key, http.RequestAborted);
        if (await AgainAsync(http, key) is { } again) context.Result = again;
        else await DoAsync(http, key, next);
    }

    private async Task DoAsync(HttpContext http, string key, PageHandlerExecutionDelegate next)
    {
        await using var unit = db.BeginUnit();
        var executed = await next();
        if (!MayStand(http, executed, unit)) return;
        var done = executed.Exception is null && http.Response.StatusCode < StatusCodes.Status400BadRequest && seal.CanKeep(http, executed.Result);
        try
        {
            if (done && unit.HasWritten)
                await answers.KeepAsync(Account, key, await HashAsync(http), seal.Close(http, executed.Result), CancellationToken.None);
            if (executed.Exception is null) await unit.CommitAsync(CancellationToken.None);
            if (done) return;
        }
        catch (DbUpdateException raced) when (DatabaseErrors.IsConflict(raced))
        {
            // Undone: another process was faster with the same form.
        }
        // Refused, or too late: when another process has answered the same form meanwhile, its answer is the answer.
        if (await AgainAsync(http, key) is not { } again) return;
        (executed.Result, executed.ExceptionHandled) = (again, true);
        http.Response.StatusCode = StatusCodes.Status200OK;
    }

    // A page that saved although a field could not be read did not look: what it would have saved is not what was sent.
    private static bool MayStand(HttpContext http, PageHandlerExecutedContext executed, WriteUnit unit)
    {
        if (!unit.HasWritten || !Kit.ReadableInputs.Unreadable(http)) return true;
        (executed.Result, executed.ExceptionHandled) = (new BadRequestResult(), true);
        return false;
    }

    private async Task<IActionResult?> AgainAsync(HttpContext http, string key)
    {
        if (await answers.FindAsync(Account, key, http.RequestAborted) is not { } known) return null;
        return known.RequestHash == await HashAsync(http) ? seal.Open(http, known.Answer) : new StatusCodeResult(StatusCodes.Status422UnprocessableEntity);
    }

    private Task<string> HashAsync(HttpContext http) => RequestHash.OfAsync(http.Request, antiforgery.Value.FormFieldName, http.RequestAborted);
}
