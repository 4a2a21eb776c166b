using System.CommandLine;
using Meguri.Platform.Archives;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;

namespace Meguri.Web.Cli;

/// <summary><c>state-hash</c>: one number that is equal where and only where everything that is kept is equal.</summary>
internal static class StateHashCommand
{
    public static Command Make()
    {
        var (data, json) = (CommandOptions.Data(), CommandOptions.AsJson());
        var org = new Option<string?>("--org") { Description = CliWords.Option_Org };
        var hash = new Command("state-hash", CliWords.Command_StateHash) { data, json, org };
        hash.SetAction(async (parsed, cancellation) =>
        {
            await using var command = await CommandScope.ReadAsync(parsed.GetValue(data), cancellation);
            if (parsed.GetValue(org) is { } slug)
            {
                var section = await State.ReadAsync(command.Get<MeguriDb>(), command.Get<IFileStore>(), slug, cancellation) ?? throw new RefusedException(CliWords.NoOrganization(slug));
                Console.Out.WriteLine(parsed.GetValue(json) ? Json.Write(section) : section.Hash);
                return CommandLine.Done;
            }
            var state = await State.ReadAsync(command.Get<MeguriDb>(), command.Get<IFileStore>(), cancellation);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Write(state) : state.Hash);
            return CommandLine.Done;
        });
        return hash;
    }
}
