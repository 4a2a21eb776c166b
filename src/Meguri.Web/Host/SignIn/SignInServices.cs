using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Microsoft.AspNetCore.Identity;

namespace Meguri.Web.Host;

/// <summary>Who signs in, and how (docs/adr/0013-sign-in.md).</summary>
internal static class SignInServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<IUserValidator<Account>, AccountRules>();
        services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 1;
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<MeguriDb>().AddSignInManager<SessionSignIn>().AddDefaultTokenProviders();
        services.AddScoped<ISecurityStampValidator, SessionValidator>().AddHostedService<KeepUpSessions>();
        services.AddSingleton<Microsoft.Extensions.Options.IConfigureOptions<IdentityPasskeyOptions>, SitePasskeys>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = Capabilities.Accounts.ResetLinks.Good);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(options =>
        {
            options.Cookie.Name = "meguri.session";
            options.Cookie.Path = "/";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.ExpireTimeSpan = Sessions.Idle;
            options.Events.OnRedirectToLogin = redirect =>
            {
                redirect.Response.Redirect("/sign-in?returnUrl=" + Uri.EscapeDataString(redirect.Request.PathBase + redirect.Request.Path + redirect.Request.QueryString));
                return Task.CompletedTask;
            };
            options.Events.OnRedirectToAccessDenied = denied =>
            {
                denied.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        }));
    }
}
