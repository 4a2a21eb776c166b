using System.CommandLine;
using System.Globalization;
using Meguri.Platform.Archives;
using Meguri.Platform.Persistence;

namespace Meguri.Web.Cli;

/// <summary>
/// The administrator's commands. Standard output carries only the result; everything else goes to standard error.
/// 0 done, 1 refused, 2 wrong words.
/// </summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongWords = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        // Japanese unless the shell speaks English: commands run under the invariant culture on most servers.
        CultureInfo.CurrentUICulture = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? new CultureInfo("en") : new CultureInfo("ja");
        var root = Make();
        var parsed = root.Parse(args.Length == 0 || args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version") ? ["serve", .. args]
            : args[0] == "help" ? [.. args[1..], "--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            return WrongWords;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (RefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Refused;
        }
        catch (RefusedArchiveException refused)
        {
            var exit = CommandScope.Refuse((Domain.Kernel.Result)refused.Problem);
            // For whoever looks into it: what the part could not be.
            if (refused.InnerException is { } cause) await Console.Error.WriteLineAsync($"  {cause.GetBaseException().Message}");
            return exit;
        }
        catch (Exception fault) when (DatabaseErrors.IsFull(fault) || DatabaseErrors.IsAway(fault))
        {
            await Console.Error.WriteLineAsync(DatabaseErrors.IsFull(fault) ? CliWords.NoRoomLeft(fault.GetBaseException().Message) : CliWords.DatabaseAway(fault.GetBaseException().Message));
            return Refused;
        }
    }

    /// <summary>All of them; the tables of both READMEs are held against it.</summary>
    internal static RootCommand Make() => new(CliWords.About)
    {
        ServeCommand.Make(),
        DemoCommand.Make(),
        GenerateCommand.Make(),
        MigrateCommand.Make(),
        OrganizationCommands.Make(),
        AccountCommands.Make(),
        ImportCommand.Make(),
        ExportCommand.Make(),
        TrailCommands.Make(),
        StateHashCommand.Make(),
        BackupCommand.Make(),
        RestoreCommand.Make(),
        CopyCommand.Make(),
        FsckCommand.Make(),
        DoctorCommand.Make(),
    };
}

/// <summary>A command that says in one sentence why it did nothing.</summary>
internal sealed class RefusedException(string message) : Exception(message);
