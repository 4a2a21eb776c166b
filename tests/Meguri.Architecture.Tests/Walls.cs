using System.Text.RegularExpressions;
using Meguri.Platform.Access;
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
        var entries = Entries(app);
        entries.Count.ShouldBeGreaterThan(150);
        entries.Where(e => e.HasNoPolicy).ShouldBeEmpty();
    }

    [Fact]
    public async Task Policies_AreAllKnown()
    {
        await using var app = Build();
        var policies = app.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        foreach (var name in Entries(app).SelectMany(e => e.Policies.Append(e.Needs)).OfType<string>().Distinct())
            (await policies.GetPolicyAsync(name)).ShouldNotBeNull(name);
    }

    /// <summary>Whoever may only read presses nothing but what is their own or what names them: an act on a page that many may open says itself who may.</summary>
    [Fact]
    public async Task Acts_OfAReadOnlyGuest_AreTheirOwnOrNameThem()
    {
        await using var app = Build();
        var table = app.Services.GetRequiredService<PermissionTable>();
        Entries(app).Where(e => e is { Method: not "GET", Outside: false, Own: false } && e.For(table, [Role.CertificationAuditor]) == Verdict.May).ShouldBeEmpty();
    }

    [Fact]
    public async Task Anonymous_MayOpen_OnlyWhatIsListedHere()
    {
        await using var app = Build();
        Entries(app).Where(e => e.Open).Select(e => e.Route).Distinct()
            .ShouldBe(["/", "/account/language", "/error/{status:int}", "/health", "/ready", "/reset", "/reset/mail", "/setup", "/sign-in", "/sign-in/code", "/sign-in/invited", "/sign-in/mail", "/sign-in/mail/open", "/sign-in/passkey"]);
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

    private static IReadOnlyList<RouteEntry> Entries(WebApplication app) => RouteTable.Of(new CompositeEndpointDataSource(((IEndpointRouteBuilder)app).DataSources));

    [GeneratedRegex(@"IgnoreQueryFilters")]
    private static partial Regex FilterBypass();

    [GeneratedRegex(@"\b(ExecuteUpdate|ExecuteDelete|FromSql|ExecuteSql|SqlQuery)\w*\s*[(<]|\bCreateCommand\s*\(")]
    private static partial Regex PastTheTrail();

    [GeneratedRegex(@"IgnoreAntiforgeryToken|DisableAntiforgery")]
    private static partial Regex AntiforgeryOff();
}
