using System.Text;
using Meguri.Platform.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Links with which somebody sets a new password. Valid for an hour, and only until the password was changed.</summary>
internal sealed class ResetLinks(UserManager<Account> accounts)
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Good = TimeSpan.FromHours(1);

    /// <summary>The path of a fresh link.</summary>
    public async Task<string> MakeAsync(Account account)
    {
        var token = await accounts.GeneratePasswordResetTokenAsync(account);
        return $"/reset?account={account.Id}&token={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}";
    }

    /// <summary>Sets the password; every session of the account ends with it.</summary>
    public async Task<IdentityResult> UseAsync(Account account, string token, string password)
    {
        try
        {
            return await accounts.ResetPasswordAsync(account, Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token)), password);
        }
        catch (FormatException)
        {
            return IdentityResult.Failed(accounts.ErrorDescriber.InvalidToken());
        }
    }
}
