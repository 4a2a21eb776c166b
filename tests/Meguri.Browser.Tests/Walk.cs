using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Browser;

/// <summary>A walk through an organization that sees each of its pages once, by the links it finds. New pages join by themselves.</summary>
internal sealed partial class Walk
{
    private readonly string root;
    private readonly List<(string Route, Regex Form)> routes;

    /// <summary>Files that a link hands over: nothing to look at in a browser.</summary>
    private readonly HashSet<string> files;

    private readonly Queue<(string Route, string Address)> ahead = [];
    private readonly HashSet<string> met = [];

    /// <summary>Begins at home.</summary>
    /// <param name="installation">Where.</param>
    /// <param name="slug">The organization.</param>
    /// <param name="opened">Pages that are opened by their address.</param>
    public Walk(Installation installation, string slug, IEnumerable<string> opened)
    {
        root = "/" + slug;
        routes = [.. installation.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct()
            .OrderBy(route => route.Count(c => c == '{')).Select(route => (route, FormOf(route)))];
        files = [.. routes.Select(r => r.Route).Where(route => route.EndsWith("/export", StringComparison.Ordinal) || route == "/attachments/{id:guid}")];
        Found([.. opened.Prepend("/home").Select(path => root + path)]);
    }

    /// <summary>Pages no link led to.</summary>
    public IEnumerable<string> NotSeen => routes.Select(r => r.Route).Where(route => !met.Contains(route) && !files.Contains(route));

    /// <summary>The next page, or null when all that links lead to were seen.</summary>
    public (string Route, string Address)? Next() => ahead.TryDequeue(out var next) ? next : null;

    /// <summary>Takes the links of a page: the first one to a page of each kind is followed.</summary>
    public void Found(IEnumerable<string> links)
    {
        foreach (var link in links)
        {
            var path = link.Split('?', '#')[0];
            if (path.StartsWith(root + "/", StringComparison.Ordinal)) path = path[root.Length..];
            if (routes.Find(r => r.Form.IsMatch(path)).Route is { } route && !files.Contains(route) && met.Add(route)) ahead.Enqueue((route, link));
        }
    }

    private static Regex FormOf(string route) =>
        new("^" + Parameter().Replace(Regex.Escape(route).Replace("}", "\\}"), m => m.Value.Contains(":int") ? "[0-9]+" : m.Value.Contains(":guid") ? "[0-9a-f-]{36}" : "[^/]+") + "$");

    [GeneratedRegex(@"\\\{[^}]+\}")]
    private static partial Regex Parameter();
}
