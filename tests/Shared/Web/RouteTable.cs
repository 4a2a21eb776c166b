using System.Reflection;
using Meguri.Platform.Access;
using Meguri.Platform.Tenancy;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace Meguri.Tests;

/// <summary>What the program answers to, read from its endpoints: each route with its methods and acts, and who may. A new one joins by itself.</summary>
internal static class RouteTable
{
    /// <summary>All of it, by route.</summary>
    public static IReadOnlyList<RouteEntry> Of(EndpointDataSource endpoints) =>
        [.. endpoints.Endpoints.OfType<RouteEndpoint>().SelectMany(Of).OrderBy(e => e.Route, StringComparer.Ordinal).ThenBy(e => e.Method, StringComparer.Ordinal).ThenBy(e => e.Act, StringComparer.Ordinal)];

    private static IEnumerable<RouteEntry> Of(RouteEndpoint endpoint)
    {
        var bare = new RouteEntry(
            "GET", "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), "", endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
            [.. endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).OfType<string>().Where(p => p.Length > 0).Distinct()],
            endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Permission, false, false, false);
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            return (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => bare with { Method = method });
        var acts = ((CompiledPageActionDescriptor)page).HandlerMethods.Select(handler => bare with
        {
            Method = handler.HttpMethod.ToUpperInvariant(),
            Act = handler.Name ?? "",
            Needs = handler.MethodInfo.GetCustomAttribute<NeedsAttribute>()?.Permission,
            Named = handler.MethodInfo.GetCustomAttribute<NamedAttribute>() is not null,
            Own = handler.MethodInfo.GetCustomAttribute<OwnAttribute>() is not null,
            Answer = handler.MethodInfo.GetCustomAttribute<AnswerAttribute>() is not null,
        }).ToList();
        // A page that reads nothing shows itself all the same.
        return acts.Exists(act => act.Method == "GET") ? acts : acts.Prepend(bare);
    }
}

/// <summary>One thing the program answers to.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Route">The template, below the organization's address unless it is <see cref="Outside"/>.</param>
/// <param name="Act">The handler of a page; empty for the unnamed one.</param>
/// <param name="Open">Anybody may, signed in or not.</param>
/// <param name="Policies">What is asked before it is reached.</param>
/// <param name="Needs">The permission the act needs besides.</param>
/// <param name="Named">Whom the thing names may.</param>
/// <param name="Own">It concerns nobody but who does it.</param>
/// <param name="Answer">Also for who came by a link from a mail.</param>
internal sealed record RouteEntry(string Method, string Route, string Act, bool Open, IReadOnlyList<string> Policies, string? Needs, bool Named, bool Own, bool Answer)
{
    /// <summary>Belongs to no organization.</summary>
    public bool Outside => Route == "/" || Slug.Reserved.Contains(Route.Split('/')[1]);

    /// <summary>Closed by accident: nobody said who may.</summary>
    public bool HasNoPolicy => !Open && Policies.Count == 0;

    /// <summary>The query that chooses the act.</summary>
    public string Query => Act.Length == 0 ? "" : "?handler=" + Act;

    /// <summary>An act, and not among those that a link from a mail is enough for.</summary>
    public bool TooMuchFor(SignInMethod? method) => method == SignInMethod.Mail && Method != "GET" && !Answer;

    /// <summary>What the table of permissions says of a member with these roles, who came in this way.</summary>
    public Verdict For(PermissionTable table, IReadOnlyCollection<Role> roles, SignInMethod? method = null)
    {
        bool Lacks(string permission) => table.All.Any(p => p.Name == permission) && !table.Allows(permission, roles, method);
        if (TooMuchFor(method)) return Verdict.MayNot;
        if (Policies.Any(Lacks)) return Verdict.MayNot;
        if (Needs is not null && !Lacks(Needs)) return Verdict.May;
        return Named ? Verdict.IfNamed : Needs is null ? Verdict.May : Verdict.MayNot;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Route}{Query}";
}

/// <summary>What the table says.</summary>
internal enum Verdict
{
    /// <summary>Not at all.</summary>
    MayNot,

    /// <summary>When the thing names them.</summary>
    IfNamed,

    /// <summary>They may.</summary>
    May,
}
