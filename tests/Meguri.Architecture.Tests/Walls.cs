using System.Text.RegularExpressions;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Architecture;

/// <summary>No way around what keeps organizations apart and rights demanded.</summary>
public sealed partial class Walls
{
    [Fact]
    public void Filters_AreBypassed_OnlyInTenancy() =>
        Sources.Find(FilterBypass(), file => !file.StartsWith("src/Meguri.Platform/Tenancy/", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void StatementsPastTheTrail_AreWritten_OnlyInPlatform() =>
        Sources.Find(PastTheTrail(), file => !file.StartsWith("src/Meguri.Platform/", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public async Task Endpoints_EachHaveAPolicyOrSayAnonymous()
    {
        await using var app = Build();
        var endpoints = Endpoints(app);
        endpoints.Count.ShouldBeGreaterThan(10);
        endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null
                && !e.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => !string.IsNullOrEmpty(a.Policy)))
            .Select(e => e.DisplayName).ShouldBeEmpty();
    }

    [Fact]
    public async Task Policies_AreAllKnown()
    {
        await using var app = Build();
        var policies = app.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        foreach (var name in Endpoints(app).SelectMany(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>()).Select(a => a.Policy!).Distinct())
            (await policies.GetPolicyAsync(name)).ShouldNotBeNull(name);
    }

    [Fact]
    public async Task Anonymous_MayOpen_OnlyWhatIsListedHere()
    {
        await using var app = Build();
        Endpoints(app).Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["/", "/account/language", "/error/{status:int}", "/health", "/ready", "/reset", "/setup", "/sign-in", "/sign-in/code", "/sign-in/passkey"]);
    }

    [Fact]
    public void Antiforgery_IsSwitchedOff_OnlyForTheErrorPage() =>
        Sources.Find(AntiforgeryOff(), file => file is not "src/Meguri.Web/Shell/Error.cshtml.cs").ShouldBeEmpty();

    internal static WebApplication Build()
    {
        var folder = Directory.CreateTempSubdirectory("meguri-arch-").FullName;
        var app = MeguriHost.Build(MeguriHost.CreateBuilder(new DatabaseSettings(null, new DataFolder(folder))));
        Directory.Delete(folder, recursive: true);
        return app;
    }

    private static List<RouteEndpoint> Endpoints(WebApplication app) =>
        [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];

    [GeneratedRegex(@"IgnoreQueryFilters")]
    private static partial Regex FilterBypass();

    [GeneratedRegex(@"\b(ExecuteUpdate|ExecuteDelete|FromSql|ExecuteSql|SqlQuery)\w*\s*[(<]|\bCreateCommand\s*\(")]
    private static partial Regex PastTheTrail();

    [GeneratedRegex(@"IgnoreAntiforgeryToken|DisableAntiforgery")]
    private static partial Regex AntiforgeryOff();
}
