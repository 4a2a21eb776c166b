using System.CommandLine;
using Meguri.Platform.Persistence;

namespace Meguri.Web.Cli;

/// <summary>What several commands ask for.</summary>
internal static class CommandOptions
{
    public const string DataVariable = "MEGURI_DATA";
    public const string PostgresVariable = "MEGURI_POSTGRES";
    public const string PublicUrlVariable = "MEGURI_PUBLIC_URL";

    public static Option<string?> Data() => new("--data") { Description = CliWords.Option_Data };

    public static Option<bool> AsJson() => new("--json") { Description = CliWords.Option_Json };

    public static Option<string> Organization() => new("--org") { Description = CliWords.Option_Org, Required = true };

    public static Option<int> Port() => new("--port") { Description = CliWords.Option_Port, DefaultValueFactory = _ => 5080 };

    public static Option<string> Format() => new("--format") { Description = CliWords.Option_Format, DefaultValueFactory = _ => "xlsx" };

    public static Option<string> Language()
    {
        var language = new Option<string>("--lang") { Description = CliWords.Option_Lang, DefaultValueFactory = _ => "ja" };
        language.AcceptOnlyFromAmong("ja", "en");
        return language;
    }

    public static Option<string> Out() => new("--out") { Description = CliWords.Option_Out, Required = true };

    /// <summary>The data folder: the option, else the environment, else below the user's own folder.</summary>
    public static DataFolder Folder(string? option, string fallback = "meguri")
    {
        var path = option ?? Environment.GetEnvironmentVariable(DataVariable)
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), fallback);
        try
        {
            return new DataFolder(path);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RefusedException(CliWords.BadFolder(path, option is not null ? "--data" : DataVariable));
        }
    }

    /// <summary>What the environment or <c>meguri.json</c> in the data folder says of the site.</summary>
    public static Host.SiteSettings Site(DataFolder folder)
    {
        var configuration = Configuration(folder);
        var address = configuration[PublicUrlVariable] ?? configuration["publicUrl"];
        if (string.IsNullOrWhiteSpace(address)) return new Host.SiteSettings();
        return new Host.SiteSettings(Host.SiteSettings.Read(address) ?? throw new RefusedException(CliWords.BadPublicUrl(PublicUrlVariable)));
    }

    private static IConfigurationRoot Configuration(DataFolder folder) =>
        new ConfigurationBuilder().AddJsonFile(Path.Combine(folder.Path, "meguri.json"), optional: true).AddEnvironmentVariables().Build();

    /// <summary>PostgreSQL when the environment or <c>meguri.json</c> in the data folder names it, else the embedded database.</summary>
    public static DatabaseSettings Database(DataFolder folder)
    {
        var configuration = Configuration(folder);
        var postgres = configuration[PostgresVariable] ?? configuration["postgres"];
        if (string.IsNullOrWhiteSpace(postgres)) return new DatabaseSettings(null, folder);
        try
        {
            _ = new Npgsql.NpgsqlConnectionStringBuilder(postgres);
        }
        catch (ArgumentException)
        {
            throw new RefusedException(CliWords.BadPostgres(PostgresVariable));
        }
        return new DatabaseSettings(postgres, folder);
    }
}
