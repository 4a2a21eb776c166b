using System.CommandLine;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;

namespace Meguri.Web.Cli;

/// <summary>What several commands ask for.</summary>
internal static class CommandOptions
{
    public const string DataVariable = "MEGURI_DATA";
    public const string PostgresVariable = "MEGURI_POSTGRES";
    public const string OwnerVariable = "MEGURI_POSTGRES_OWNER";
    public const string PublicUrlVariable = "MEGURI_PUBLIC_URL";
    public const string SmtpVariable = "MEGURI_SMTP";
    public const string MailFromVariable = "MEGURI_MAIL_FROM";
    public const string ClamdVariable = "MEGURI_CLAMD";
    public const string FileVariable = "MEGURI_FILE_MB";
    public const string FilesVariable = "MEGURI_FILES_MB";
    public const string FilesDayVariable = "MEGURI_FILES_DAY_MB";
    public const string FilesCountVariable = "MEGURI_FILES_COUNT";

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

    public static Option<DateOnly?> AsOf()
    {
        var asOf = new Option<DateOnly?>("--as-of") { Description = CliWords.Option_AsOf };
        asOf.CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)) return day;
            result.AddError(CliWords.BadDay(result.Tokens[0].Value));
            return null;
        };
        return asOf;
    }

    public static Option<string> Out() => new("--out") { Description = CliWords.Option_Out, Required = true };

    /// <summary>The data folder of an installation that is there; none is made by looking for it.</summary>
    public static DataFolder ExistingFolder(string? option) =>
        Directory.Exists(PathOf(option)) ? Folder(option) : throw new RefusedException(CliWords.NothingThere(PathOf(option)));

    /// <summary>The data folder: the option, else the environment, else below the user's own folder.</summary>
    public static DataFolder Folder(string? option, string fallback = "meguri")
    {
        var folder = Make(PathOf(option, fallback), option is not null ? "--data" : DataVariable);
        return Directory.Exists(folder.Restoring) ? throw new RefusedException(CliWords.RestoreInterrupted(folder.Path)) : folder;
    }

    /// <summary>A folder, made when it is missing, whatever is in it.</summary>
    public static DataFolder Make(string path, string said = "--data")
    {
        try
        {
            return new DataFolder(path);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RefusedException(CliWords.BadFolder(path, said));
        }
    }

    /// <summary>Where the data folder is or would be.</summary>
    public static string PathOf(string? option, string fallback = "meguri") => option ?? Environment.GetEnvironmentVariable(DataVariable)
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), fallback);

    /// <summary>What the environment or <c>meguri.json</c> in the data folder says of the site.</summary>
    public static Host.SiteSettings Site(DataFolder folder)
    {
        var configuration = Configuration(folder);
        var (address, server) = (configuration[PublicUrlVariable] ?? configuration["publicUrl"], configuration[SmtpVariable] ?? configuration["smtp"]);
        var url = string.IsNullOrWhiteSpace(address) ? null : Host.SiteSettings.Read(address) ?? throw new RefusedException(CliWords.BadPublicUrl(PublicUrlVariable));
        var (scanner, limits) = (Scanner(configuration), Limits(configuration));
        if (string.IsNullOrWhiteSpace(server)) return new Host.SiteSettings(url, null, limits, scanner);
        if (url is null) throw new RefusedException(CliWords.MailNeedsPublicUrl(SmtpVariable, PublicUrlVariable));
        var mail = Host.Mails.MailSettings.Read(server, configuration[MailFromVariable] ?? configuration["mailFrom"]);
        return new Host.SiteSettings(url, mail ?? throw new RefusedException(CliWords.BadSmtp(SmtpVariable, MailFromVariable)), limits, scanner);
    }

    private static System.Net.EndPoint? Scanner(IConfiguration configuration)
    {
        var said = configuration[ClamdVariable] ?? configuration["clamd"];
        return string.IsNullOrWhiteSpace(said) ? null : Clamd.Read(said) ?? throw new RefusedException(CliWords.BadClamd(ClamdVariable));
    }

    private static FileLimits Limits(IConfiguration configuration)
    {
        var usual = new FileLimits();
        var total = Limit(configuration, FilesVariable, "filesMb", 1L << 30) << 20 ?? usual.Total;
        return new FileLimits(
            Limit(configuration, FileVariable, "fileMb", FileLimits.Longest >> 20) << 20 ?? usual.File, (int)(Limit(configuration, FilesCountVariable, "filesCount", int.MaxValue) ?? usual.Files),
            total, Limit(configuration, FilesDayVariable, "filesDayMb", 1L << 30) << 20 ?? Math.Min(usual.Day, total));
    }

    private static long? Limit(IConfiguration configuration, string variable, string key, long most)
    {
        var said = configuration[variable] ?? configuration[key];
        if (string.IsNullOrWhiteSpace(said)) return null;
        return long.TryParse(said, System.Globalization.CultureInfo.InvariantCulture, out var limit) && limit > 0 && limit <= most ? limit : throw new RefusedException(CliWords.BadLimit(variable, most));
    }

    private static IConfigurationRoot Configuration(DataFolder folder) =>
        new ConfigurationBuilder().AddJsonFile(folder.Settings, optional: true).AddEnvironmentVariables().Build();

    /// <summary>PostgreSQL when the environment or <c>meguri.json</c> in the data folder names it, else the embedded database.</summary>
    public static DatabaseSettings Database(DataFolder folder)
    {
        var configuration = Configuration(folder);
        var (serving, owner) = (Connection(configuration, PostgresVariable, "postgres"), Connection(configuration, OwnerVariable, "postgresOwner"));
        return new DatabaseSettings(serving, folder, owner);
    }

    private static string? Connection(IConfiguration configuration, string variable, string key)
    {
        var text = configuration[variable] ?? configuration[key];
        return string.IsNullOrWhiteSpace(text) ? null : Connection(text, variable);
    }

    /// <summary>A connection string of PostgreSQL, in one form.</summary>
    public static string Connection(string text, string said)
    {
        try
        {
            return new Npgsql.NpgsqlConnectionStringBuilder(text).ToString();
        }
        catch (ArgumentException)
        {
            throw new RefusedException(CliWords.BadPostgres(said));
        }
    }
}
