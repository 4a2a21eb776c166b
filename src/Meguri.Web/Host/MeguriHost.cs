using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Meguri.Platform.Access;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;
using Meguri.Web.Kit.Attachments;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.WebEncoders;

namespace Meguri.Web.Host;

/// <summary>Puts the program together: the same services under the server, the commands and the tests.</summary>
internal static class MeguriHost
{
    public static readonly CultureInfo[] Cultures = [new("ja"), new("en")];

    /// <summary>The parts of the model, as the capabilities declare them.</summary>
    public static ModelParts ModelParts { get; } = new([.. Modules.All.Select(m => (Action<Microsoft.EntityFrameworkCore.ModelBuilder>)m.Map)]);

    /// <summary>A builder with every service; content and settings are found beside the program, wherever it is started.</summary>
    public static WebApplicationBuilder CreateBuilder(DatabaseSettings database, TimeProvider? time = null, SiteSettings? site = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(MeguriHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            // Settings are read once, at the start: nothing watches their files.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.Environment.WebRootFileProvider = new UnwatchedFiles(builder.Environment.WebRootFileProvider);
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning)
            // What the database refused is said by whoever asked.
            .AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
        // Of keys that are missing, whoever looks says so in its own words.
        if (database.OnlyReads) builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.None);
        if (time is not null) builder.Services.AddSingleton(time);
        AddServices(builder.Services, database, site ?? new SiteSettings());
        return builder;
    }

    private static void AddServices(IServiceCollection services, DatabaseSettings database, SiteSettings site)
    {
        services.AddMeguriDatabase(database, ModelParts);
        var protection = services.AddDataProtection().SetApplicationName("Meguri").PersistKeysToFileSystem(Directory.CreateDirectory(database.Folder.Keys));
        // Whoever only looks makes no key.
        if (database.OnlyReads) protection.DisableAutomaticKeyGeneration();
        services.AddSingleton(site);
        if (site.PublicUrl is not null) services.PostConfigure<Microsoft.AspNetCore.HostFiltering.HostFilteringOptions>(options => options.AllowedHosts = site.Hosts);
        if (site.Mail is { } mail) services.AddSingleton(mail).AddSingleton<Mails.SmtpSender>().AddHostedService<Mails.SendMails>();
        services.AddSingleton(site.Files ?? new FileLimits()).AddSingleton(new FileScans(site.Scanner is not null)).AddHostedService<SweepFiles>();
        if (site.Scanner is { } scanner) services.AddSingleton(new Clamd(scanner)).AddHostedService<ScanFiles>();
        SignInServices.Add(services);
        // Files only: a page that mixes a secret with what somebody else typed must not be compressed (BREACH).
        services.AddResponseCompression(options => options.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"]);
        services.AddHttpContextAccessor();
        services.AddSingleton(new PermissionTable(Modules.All.SelectMany(m => m.Permissions)));
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>().AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddAuthorization(options =>
        {
            options.AddPolicy(SignedInAttribute.PolicyName, policy => policy.RequireAuthenticatedUser());
            options.AddPolicy(MemberAttribute.PolicyName, policy => policy.RequireAuthenticatedUser().RequireAssertion(IsMember));
            // A page without a policy is closed; where there is no page at all, the answer is 404.
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(c => c.Resource is HttpContext http && http.GetEndpoint() is null).Build();
        });
        services.AddRazorPages(options =>
        {
            options.RootDirectory = "/";
            options.Conventions.Add(new Kit.Registers.RegisterRoutes(Modules.Registers));
        }).AddMvcOptions(options =>
        {
            options.Filters.Add(new ReadFormFilter());
            options.Filters.Add<RefusalFilter>();
            options.Filters.Add<ActFilter>();
            options.Filters.Add<OnceFilter>();
            options.Filters.Add<LookFilter>();
            options.ModelBinderProviders.Insert(0, new Kit.ReadableInputs());
            Kit.InputMessages.Say(options.ModelBindingMessageProvider);
        });
        // Japanese as it is, not as a number for each character; what has a meaning in HTML is escaped all the same.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(options => options.Cookie.Name = "meguri.form");
        services.AddSingleton<IHtmlGenerator, KeyedForms>().AddSingleton<KeyedTurns>().AddSingleton<SealedAnswers>().AddHostedService<ForgetAnswers>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture("ja");
            options.SupportedCultures = options.SupportedUICultures = Cultures;
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
        Shell.ShellServices.Add(services);
        services.AddScoped<Kit.History.RecordHistory>();
        foreach (var module in Modules.All) module.AddServices(services);
    }

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        app.UseRequestLocalization();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<CrossSite>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", StatusCodeSelector = Unavailable.StatusOf, CreateScopeForErrors = true });
        app.Use(Unavailable.AsVisitorAsync);
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=86400" });
        app.UseAuthentication();
        app.UseMiddleware<OrganizationMiddleware>();
        app.UseMiddleware<Kit.Past.PastMiddleware>();
        app.UseRouting();
        app.UseAuthorization();
        app.MapRazorPages();
        Shell.ShellRoutes.Map(app);
        return app;
    }

    private static bool IsMember(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && http.RequestServices.GetRequiredService<Platform.Tenancy.CurrentOrganization>().IsSet;
}
