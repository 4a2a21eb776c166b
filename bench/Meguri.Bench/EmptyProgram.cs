using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Meguri.Bench;

/// <summary>An ASP.NET Core program that does nothing but answer.</summary>
internal static class EmptyProgram
{
    /// <summary>Serves on a port until it is told to stop.</summary>
    public static async Task<int> RunAsync(string port)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.MapGet("/health", () => "");
        await app.RunAsync();
        return 0;
    }
}
