using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web;
using Meguri.Web.Host;
using Meguri.Web.Kit.History;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Meguri.Bench;

/// <summary>What nobody could make faster with the same database: no cookie, no policy, no form token, no layout, no words, no Razor; the same commands, and HTML written by hand.</summary>
internal sealed class BareSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private BareSite(WebApplication app, CommandLog commands) =>
        (this.app, Commands, Http) = (app, commands, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) });

    public HttpClient Http { get; }

    public CommandLog Commands { get; }

    /// <summary>Serves an organization to somebody who signed in before, whose session it takes for given.</summary>
    public static async Task<BareSite> StartAsync(DatabaseSettings settings, string slug, string email)
    {
        var (builder, commands) = (WebApplication.CreateSlimBuilder(), new CommandLog());
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddMeguriDatabase(settings, MeguriHost.ModelParts).AddHttpContextAccessor().AddScoped<RecordHistory>();
        builder.Services.AddSingleton(new PermissionTable(Modules.All.SelectMany(m => m.Permissions)));
        foreach (var module in Modules.All) module.AddServices(builder.Services);
        builder.Services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(commands));
        builder.Services.ConfigureDbContext<PostgresDb>(options => options.AddInterceptors(commands));
        var app = builder.Build();
        var arrival = await ArrivalAsync(app.Services, slug, email);
        app.Use(async (http, next) =>
        {
            await ArriveAsync(http, arrival);
            await next(http);
        });
        BareList.Map(app);
        BarePages.Map(app);
        await app.StartAsync();
        return new BareSite(app, commands);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task<Arrival> ArrivalAsync(IServiceProvider services, string slug, string email)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MeguriDb>();
        var account = await db.Users.AsNoTracking().SingleAsync(u => u.Email == email);
        return new Arrival(slug, account.Id, account.SecurityStamp!, await db.Set<Session>().Where(s => s.AccountId == account.Id).Select(s => s.Id).FirstAsync());
    }

    private static async Task ArriveAsync(HttpContext http, Arrival who)
    {
        var (services, cancellation) = (http.RequestServices, http.RequestAborted);
        await services.GetRequiredService<Sessions>().HoldsAsync(who.Session, who.Account, who.Stamp, cancellation);
        var member = (await services.GetRequiredService<OrganizationDirectory>().FindMemberAsync(who.Slug, who.Account, cancellation))!.Value;
        services.GetRequiredService<CurrentOrganization>().Set(member.Organization);
        services.GetRequiredService<Actor>().BecomeMember(who.Account, member.Membership.Id, member.Membership.PersonId, member.Account.DisplayName, member.Membership.Roles);
    }

    private sealed record Arrival(string Slug, Guid Account, string Stamp, Guid Session);
}
