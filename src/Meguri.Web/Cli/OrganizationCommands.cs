using System.CommandLine;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Accounts;

namespace Meguri.Web.Cli;

/// <summary><c>org create</c>.</summary>
internal static class OrganizationCommands
{
    public static Command Make()
    {
        var (data, json) = (CommandOptions.Data(), CommandOptions.AsJson());
        var slug = new Option<string>("--slug") { Description = AccountWords.SlugHint, Required = true };
        var name = new Option<string>("--name") { Description = AccountWords.OrganizationName, Required = true };
        var email = new Option<string>("--admin-email") { Description = AccountWords.Email, Required = true };
        var stdin = new Option<bool>("--admin-password-stdin") { Description = CliWords.Option_PasswordStdin, Required = true };
        var create = new Command("create", CliWords.Command_OrgCreate) { data, json, slug, name, email, stdin };
        create.SetAction(async (parsed, cancellation) =>
        {
            var password = await Console.In.ReadLineAsync(cancellation) ?? "";
            await using var command = await CommandScope.OpenAsync(parsed.GetValue(data), cancellation);
            var result = await command.Get<CreateOrganization>().Handle(
                new(parsed.GetValue(slug)!, parsed.GetValue(name)!, null, parsed.GetValue(email)!, null, password), cancellation);
            if (!result.Ok) return CommandScope.Refuse(result);
            Console.Out.WriteLine(parsed.GetValue(json)
                ? Json.Write(new { slug = parsed.GetValue(slug), admin = result.Value.Email })
                : CliWords.OrganizationCreated(parsed.GetValue(name), "/" + parsed.GetValue(slug)));
            return CommandLine.Done;
        });
        return new Command("org", CliWords.Command_Org) { create };
    }
}
