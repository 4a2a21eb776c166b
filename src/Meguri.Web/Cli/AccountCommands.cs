using System.CommandLine;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Meguri.Web.Cli;

/// <summary><c>account reset-link</c>.</summary>
internal static class AccountCommands
{
    public static Command Make()
    {
        var (data, json) = (CommandOptions.Data(), CommandOptions.AsJson());
        var email = new Option<string>("--email") { Description = AccountWords.Email, Required = true };
        var link = new Command("reset-link", CliWords.Command_ResetLink) { data, json, email };
        link.SetAction(async (parsed, cancellation) =>
        {
            await using var command = await CommandScope.OpenAsync(parsed.GetValue(data), cancellation);
            if (await command.Get<UserManager<Account>>().FindByEmailAsync(parsed.GetValue(email)!) is not { DeactivatedAt: null } account)
                return CommandScope.Refuse((Domain.Kernel.Result)AccountProblems.NoSuchAccount(parsed.GetValue(email)!));
            var path = await command.Get<ResetLinks>().MakeAsync(account);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Write(new { path }) : path);
            return CommandLine.Done;
        });
        return new Command("account", CliWords.Command_Account) { link };
    }
}
