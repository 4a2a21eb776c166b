using Meguri.Platform.Persistence;
using Microsoft.AspNetCore.Identity;

namespace Meguri.Web.Host;

/// <summary>What Identity asks of an account, except that somebody without an address signs in by a name of the organization's.</summary>
internal sealed class AccountRules(IdentityErrorDescriber errors) : UserValidator<Account>(errors)
{
    public override async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user)
    {
        var result = await base.ValidateAsync(manager, user);
        if (user.Email is not null || result.Succeeded) return result;
        var left = result.Errors.Where(error => error.Code != nameof(IdentityErrorDescriber.InvalidEmail)).ToArray();
        return left.Length == 0 ? IdentityResult.Success : IdentityResult.Failed(left);
    }
}
