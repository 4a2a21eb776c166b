using System.CommandLine;
using Meguri.Platform.Archives;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Accounts;
using Meguri.Web.Host;

namespace Meguri.Web.Cli;

/// <summary><c>doctor</c>: what an administrator wants to know before something breaks. Beside a server or without one; changes nothing.</summary>
internal static class DoctorCommand
{
    private const long LittleSpace = 1L << 30;
    private const int Named = 20;
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(1), ClockApart = TimeSpan.FromMinutes(1);

    public static Command Make()
    {
        var (data, json) = (CommandOptions.Data(), CommandOptions.AsJson());
        var doctor = new Command("doctor", CliWords.Command_Doctor) { data, json };
        doctor.SetAction(async (parsed, cancellation) =>
        {
            // What stands in the way of reading at all is refused with its own sentence: a schema that is old or newer, a role too mighty, a wall that is missing.
            await using var command = await CommandScope.ReadAsync(parsed.GetValue(data), cancellation);
            var (settings, site, now) = (command.Get<DatabaseSettings>(), command.Get<SiteSettings>(), command.Get<TimeProvider>().GetUtcNow());
            var found = await Examination.OfAsync(command.Get<MeguriDb>(), cancellation);
            List<Finding> findings = [.. Settings(settings, site), .. Versions(settings, found, Environment.Version), .. Data(settings, found), .. Keys(await command.Get<SecondFactor>().LostAsync(cancellation)), .. Scans(site, found, now), .. Rest(settings, found, now)];
            if (parsed.GetValue(json)) Console.Out.WriteLine(Json.Write(findings));
            else foreach (var finding in findings) Console.Out.WriteLine($"[{Sign(finding.Level)}] {finding.Text}");
            return findings.Any(finding => finding.Level == Level.Bad) ? CommandLine.Refused : CommandLine.Done;
        });
        return doctor;
    }

    internal static IEnumerable<Finding> Settings(DatabaseSettings settings, SiteSettings site)
    {
        yield return new("database", Level.Good, settings.IsEmbedded ? CliWords.Doctor_Sqlite(settings.Folder.Database) : CliWords.Doctor_Postgres(settings.Folder.Path));
        if (settings.PostgresOwner is not null) yield return new("owner", Level.Note, CliWords.Doctor_OwnerKnown(CommandOptions.OwnerVariable));
        yield return site.PublicUrl is { } url ? new("address", Level.Good, CliWords.Doctor_Address(url)) : new("address", Level.Note, CliWords.Doctor_NoAddress(CommandOptions.PublicUrlVariable));
        yield return site.Mail is not null ? new("mail", Level.Good, CliWords.Doctor_Mail) : new("mail", Level.Note, CliWords.Doctor_NoMail(CommandOptions.SmtpVariable));
    }

    internal static IEnumerable<Finding> Versions(DatabaseSettings settings, Examination found, Version runtime)
    {
        yield return runtime >= KnownFaults.OldestRuntime ? new("runtime", Level.Good, CliWords.Doctor_Runtime(runtime)) : new("runtime", Level.Bad, CliWords.RuntimeOld(runtime, KnownFaults.OldestRuntime));
        if (!settings.IsEmbedded) yield return new("engine", Level.Good, CliWords.Doctor_PostgresVersion(found.Version));
        else if (KnownFaults.ResetsTheLogUnderCommits(Version.Parse(found.Version))) yield return new("engine", Level.Bad, CliWords.SqliteFaulty(found.Version));
        else yield return new("engine", Level.Good, CliWords.Doctor_SqliteVersion(found.Version));
    }

    internal static IEnumerable<Finding> Data(DatabaseSettings settings, Examination found)
    {
        yield return found.Sound == "ok" ? new("structure", Level.Good, CliWords.Doctor_Sound) : new("structure", Level.Bad, CliWords.Doctor_Unsound(found.Sound));
        yield return found.Triggers == Examination.AllTriggers ? new("trail", Level.Good, CliWords.Doctor_AppendOnly) : new("trail", Level.Bad, CliWords.Doctor_TrailOpen);
        if (!settings.IsEmbedded) yield return new("walls", Level.Good, CliWords.Doctor_Walls);
    }

    internal static IEnumerable<Finding> Keys(IReadOnlyList<string> lost)
    {
        yield return lost.Count == 0 ? new("keys", Level.Good, CliWords.Doctor_Keys) : new("keys", Level.Bad, CliWords.Doctor_KeysLost(lost.Count, string.Join(", ", lost.Take(Named))));
    }

    internal static IEnumerable<Finding> Scans(SiteSettings site, Examination found, DateTimeOffset now)
    {
        if (site.Scanner is null) yield return new("scan", Level.Note, CliWords.Doctor_NoScan(CommandOptions.ClamdVariable));
        else if (now - found.OldestUnchecked > LongWait) yield return new("scan", Level.Bad, CliWords.Doctor_ScanStuck(found.Unchecked, found.OldestUnchecked!.Value.ToString("u")));
        else yield return new("scan", Level.Good, CliWords.Doctor_Scan(found.Unchecked));
    }

    internal static IEnumerable<Finding> Rest(DatabaseSettings settings, Examination found, DateTimeOffset now)
    {
        var waits = now - found.OldestWaiting > LongWait;
        yield return new("backlog", waits ? Level.Bad : Level.Good, waits ? CliWords.Doctor_MailStuck(found.Waiting, found.OldestWaiting!.Value.ToString("u")) : CliWords.Doctor_Backlog(found.Waiting));
        var free = new DriveInfo(settings.Folder.Path).AvailableFreeSpace;
        yield return new("disk", free < LittleSpace ? Level.Bad : Level.Good, CliWords.Doctor_Disk(free >> 20));
        var ahead = found.LatestAct > now + ClockApart || found.Clock is { } other && (other - now).Duration() > ClockApart;
        yield return new("clock", ahead ? Level.Bad : Level.Good, ahead ? CliWords.Doctor_ClockWrong((found.LatestAct ?? found.Clock)?.ToString("u"), now.ToString("u")) : CliWords.Doctor_Clock(now.ToString("u")));
    }

    private static string Sign(Level level) => level switch { Level.Good => CliWords.Doctor_GoodSign, Level.Note => CliWords.Doctor_NoteSign, _ => CliWords.Doctor_BadSign };

    /// <summary>How it stands with something.</summary>
    internal enum Level
    {
        /// <summary>As it should be.</summary>
        Good,

        /// <summary>Worth knowing.</summary>
        Note,

        /// <summary>To be put right.</summary>
        Bad,
    }

    /// <summary>What was found.</summary>
    /// <param name="Check">What was looked at.</param>
    /// <param name="Level">How it stands.</param>
    /// <param name="Text">In words.</param>
    internal sealed record Finding(string Check, Level Level, string Text);
}
