using System.CommandLine;
using Meguri.Platform.Archives;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.AspNetCore.Identity;

namespace Meguri.Web.Cli;

/// <summary><c>import org FILE</c>: takes in an organization that is not here. Accounts are found by their address; those that are missing are made, without a password.</summary>
internal static class ImportOrgCommand
{
    public static Command Make()
    {
        var (data, json) = (CommandOptions.Data(), CommandOptions.AsJson());
        var file = new Argument<string>("FILE") { Description = CliWords.Argument_Archive };
        var import = new Command("org", CliWords.Command_ImportOrg) { file, data, json };
        import.SetAction(async (parsed, cancellation) =>
        {
            using var archive = await Restoring.OpenAsync(parsed.GetValue(file)!, ArchiveKind.Organization, cancellation);
            await using var command = await CommandScope.OpenAsync(parsed.GetValue(data), cancellation, migrates: true);
            Restoring.RequireRoom(archive, command.Get<DatabaseSettings>());
            await DatabaseReady.RequireCurrentAsync(command.Get<MeguriDb>(), CommandOptions.OwnerVariable, cancellation);
            var (known, made) = (0, new List<string>());
            var state = await OrganizationLoading.LoadAsync(command.Get<MeguriDb>(), command.Get<IFileStore>(), archive, async one =>
            {
                var accounts = command.Get<UserManager<Account>>();
                if (await accounts.FindByEmailAsync(one.Email) is { } account)
                {
                    known++;
                    return account.Id;
                }
                made.Add(one.Email);
                return await MakeAsync(accounts, one);
            }, cancellation);
            await command.EnterAsync(state.Slug!, cancellation);
            var trail = await command.Get<TrailVerifier>().VerifyAsync(command.Get<CurrentOrganization>().Id, cancellation);
            if (!trail.Ok) await Console.Error.WriteLineAsync(CliWords.TrailBroken(trail.BadSequence, trail.Code));
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Write(new { state.Slug, stateHash = state.Hash, known, made, trail = trail.Ok })
                : CliWords.OrgImported(state.Name, state.Rows.Values.Sum(), known, made.Count, state.Hash));
            return CommandLine.Done;
        });
        return import;
    }

    // Under the same id where it is free, so that the organization's rows need no change at all.
    private static async Task<Guid> MakeAsync(UserManager<Account> accounts, Traveller one)
    {
        var id = await accounts.FindByIdAsync(one.Id.ToString()) is null ? one.Id : Guid.CreateVersion7();
        var made = await accounts.CreateAsync(new Account { Id = id, UserName = one.Email, Email = one.Email, DisplayName = one.DisplayName });
        if (!made.Succeeded) throw new RefusedException(string.Join(" ", made.Errors.Select(error => error.Description)));
        return id;
    }
}
