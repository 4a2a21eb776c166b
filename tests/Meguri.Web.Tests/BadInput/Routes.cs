using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.BadInput;

/// <summary>Every page of an organization with the acts it takes, read from the program itself: a new page joins by itself.</summary>
internal static class Routes
{
    /// <summary>Route templates, each with the names of its POST handlers (the unnamed one is empty).</summary>
    public static IReadOnlyList<(string Route, IReadOnlyList<string> Posts)> Of(Installation installation) =>
        [.. Table(installation).Where(e => !e.Outside).GroupBy(e => e.Route).Select(route => (route.Key, (IReadOnlyList<string>)[.. route.Where(e => e.Method == "POST").Select(e => e.Act)]))];

    /// <summary>Everything the program answers to.</summary>
    public static IReadOnlyList<RouteEntry> Table(Installation installation) => RouteTable.Of(installation.Services.GetRequiredService<EndpointDataSource>());

    /// <summary>A route as an address; what is no record is something that exists.</summary>
    public static string Fill(string route, Guid? id) => route.Replace("{id:guid}", id?.ToString(), StringComparison.Ordinal)
        .Replace("{kind}", "assets", StringComparison.Ordinal).Replace("{number:int}", "1", StringComparison.Ordinal).Replace("{status:int}", "404", StringComparison.Ordinal).Replace("{number}", "A.5.1", StringComparison.Ordinal).Replace("{token}", new string('0', 32), StringComparison.Ordinal);
}
