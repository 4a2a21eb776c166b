using System.Reflection;
using Meguri.Platform.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Meguri.Web.Host;

/// <summary>What an act of a page needs beyond the page itself; asked before anything that was sent is read.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsAttribute(string permission) : Attribute
{
    public string Permission => permission;
}

/// <summary>
/// An act for those whom the thing names: its owner, its approver, whom it was given to. Only the use case can tell, so it alone
/// asks; with <see cref="NeedsAttribute"/> beside it, the permission does as well.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NamedAttribute : Attribute;

/// <summary>An act that concerns nobody but who does it, such as one's own views: whoever opens the page may.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OwnAttribute : Attribute;

/// <summary>An answer or an acknowledgement: also for those who came by a link from a mail, beside what else is said of it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AnswerAttribute : Attribute;

/// <summary>Holds an act against what it needs, and refuses one that the page does not have: nothing was read for it to show.</summary>
internal sealed class ActFilter(Access access, Actor actor) : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        if (context.HandlerMethod?.MethodInfo is { } act && act.GetCustomAttribute<NeedsAttribute>() is { } needs && act.GetCustomAttribute<NamedAttribute>() is null)
            access.Demand(needs.Permission);
        if (actor.Method == SignInMethod.Mail && context.HandlerMethod is { } handler && !HttpMethods.IsGet(handler.HttpMethod)
            && handler.MethodInfo.GetCustomAttribute<AnswerAttribute>() is null && !context.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
            throw new ForbiddenException("by mail");
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var http = context.HttpContext;
        if (context.HandlerMethod is null && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && http.Features.Get<IStatusCodeReExecuteFeature>() is null)
            context.Result = new BadRequestResult();
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}
