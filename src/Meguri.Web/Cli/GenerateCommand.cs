using System.CommandLine;
using System.Globalization;
using Meguri.Platform.Persistence;
using Meguri.Web.Generating;

namespace Meguri.Web.Cli;

/// <summary><c>generate --org S [--people N] [--assets N] [--risks N]</c>: a large, plausible ISMS in an organization that is there, to try with.</summary>
internal static class GenerateCommand
{
    public static Command Make()
    {
        var (data, json, org) = (CommandOptions.Data(), CommandOptions.AsJson(), CommandOptions.Organization());
        var (people, assets, risks) = (Count("--people", CliWords.Option_People), Count("--assets", CliWords.Option_Assets), Count("--risks", CliWords.Option_Risks));
        var generate = new Command("generate", CliWords.Command_Generate) { data, json, org, people, assets, risks };
        generate.Validators.Add(result =>
        {
            // As typed: the value of what is no number cannot be asked for.
            if (new[] { people, assets, risks }.All(count => result.GetResult(count)?.Tokens is not [var said, ..] || said.Value.All(c => c == '0'))) result.AddError(CliWords.NothingToGenerate);
        });
        generate.SetAction(async (parsed, cancellation) =>
        {
            await using var command = await CommandScope.OpenAsync(parsed.GetValue(data), cancellation);
            await command.EnterAsync(parsed.GetValue(org)!, cancellation);
            var wanted = new GenerateInput(parsed.GetValue(people), parsed.GetValue(assets), parsed.GetValue(risks));
            var result = await ActivatorUtilities.CreateInstance<GenerateIsms>(command.Services).Handle(wanted, cancellation);
            if (!result.Ok) return CommandScope.Refuse(result);
            var made = result.Value;
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Write(made) : CliWords.GeneratedFigures(made.Departments, made.People, made.Assets, made.Risks, made.Rated, made.Treated));
            return CommandLine.Done;
        });
        return generate;
    }

    private static Option<int> Count(string name, string description)
    {
        var count = new Option<int>(name) { Description = description };
        count.CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= GenerateInput.Most) return number;
            result.AddError(CliWords.BadCount(name, GenerateInput.Most));
            return 0;
        };
        return count;
    }
}
