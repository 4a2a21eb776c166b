using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.BadInput;

/// <summary>Every page of an organization with the acts it takes, read from the program itself: a new page joins by itself.</summary>
internal static class Routes
{
    // They belong to no organization: anybody may use them, and other tests look at each.
    private static readonly string[] Outside = ["/account", "/error", "/organizations", "/reset", "/setup", "/sign-in"];

    /// <summary>Route templates, each with the names of its POST handlers (the unnamed one is empty).</summary>
    public static async Task<IReadOnlyList<(string Route, IReadOnlyList<string> Posts)>> OfAsync(Installation installation)
    {
        var loader = installation.Services.GetRequiredService<PageLoader>();
        var found = new List<(string, IReadOnlyList<string>)>();
        foreach (var page in installation.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var route = "/" + page.AttributeRouteInfo!.Template;
            if (Outside.Any(o => route == o || route.StartsWith(o + "/", StringComparison.Ordinal))) continue;
            var compiled = await loader.LoadAsync(page, Microsoft.AspNetCore.Http.EndpointMetadataCollection.Empty);
            found.Add((route, [.. compiled.HandlerMethods.Where(h => h.HttpMethod == "Post").Select(h => h.Name ?? "")]));
        }
        return found;
    }

    /// <summary>A route as an address; what is no record is something that exists.</summary>
    public static string Fill(string route, Guid? id) => route.Replace("{id:guid}", id?.ToString(), StringComparison.Ordinal)
        .Replace("{number:int}", "1", StringComparison.Ordinal).Replace("{number}", "A.5.1", StringComparison.Ordinal).Replace("{token}", new string('0', 32), StringComparison.Ordinal);
}
