using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Meguri.Web.Kit;

/// <summary>What the kit needs of the host.</summary>
public static class KitServices
{
    /// <summary>Registers the drawing of icons; call it beside <c>AddRazorPages</c>.</summary>
    public static IServiceCollection AddKit(this IServiceCollection services)
    {
        services.TryAddSingleton<Icons>();
        return services;
    }
}
