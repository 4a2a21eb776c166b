using System.Security.Cryptography;
using System.Text;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>One-time codes of an account: set up, asked for, taken away. The secret lies sealed, recovery codes as hashes.</summary>
internal sealed class SecondFactor(UserManager<Account> accounts, IDataProtectionProvider protection, Actor actor, Trail trail, TimeProvider time)
{
    private readonly IDataProtector stored = protection.CreateProtector("Meguri.OneTimeCodes");
    private readonly ITimeLimitedDataProtector offered = protection.CreateProtector("Meguri.OneTimeCodes.Offered").ToTimeLimitedDataProtector();

    /// <summary>A secret to put into an app; nothing is stored until a code of it was typed.</summary>
    public Offer Make(Account account) => Show(account, OneTimeCode.MakeSecret());

    /// <summary>The offer a form carried; null when it was another account's, is an hour old or was never made.</summary>
    public Offer? Read(Account account, string? text)
    {
        try
        {
            var bytes = offered.Unprotect(Convert.FromBase64String(text ?? ""));
            return bytes.AsSpan(0, 16).SequenceEqual(account.Id.ToByteArray()) ? Show(account, bytes[16..]) : null;
        }
        catch (Exception forged) when (forged is FormatException or CryptographicException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>From now on a code is asked for; gives the recovery codes, which nobody sees again. Ends every other session.</summary>
    public async Task<Result<string[]>> TurnOnAsync(Account account, Offer offer, string? password, string? code)
    {
        if (!await accounts.CheckPasswordAsync(account, password ?? "")) return AccountProblems.PasswordMismatch;
        // Whoever knows the password alone must not add a second factor beside the one that was set up.
        if (actor.Method is not { } method || !method.HasSecondFactor() && (await accounts.GetPasskeysAsync(account)).Count > 0) return AccountProblems.SecondFactorFirst;
        if (OneTimeCode.Match(offer.Secret, Digits(code), time.GetUtcNow(), 0) is not { } step) return AccountProblems.WrongCode;
        (account.CodeSecret, account.CodeStep) = (Convert.ToBase64String(stored.Protect(offer.Secret)), step);
        var codes = NewRecoveryCodes(account);
        trail.Begin("accounts.second-factor-on");
        Must(await accounts.SetTwoFactorEnabledAsync(account, true));
        return codes;
    }

    /// <summary>No code is asked for any more.</summary>
    public async Task<Result> TurnOffAsync(Account account, string? password)
    {
        if (!await accounts.CheckPasswordAsync(account, password ?? "")) return AccountProblems.PasswordMismatch;
        (account.CodeSecret, account.RecoveryCodes) = (null, []);
        trail.Begin("accounts.second-factor-off");
        Must(await accounts.SetTwoFactorEnabledAsync(account, false));
        return Result.Done;
    }

    /// <summary>Takes codes and passkeys away without asking for the password: somebody else decided it, and the trail says who.</summary>
    public async Task RemoveAllAsync(Account account)
    {
        foreach (var passkey in await accounts.GetPasskeysAsync(account))
        {
            account.PasskeysChangedAt = time.GetUtcNow();
            trail.Begin("accounts.remove-second-factor");
            Must(await accounts.RemovePasskeyAsync(account, passkey.CredentialId));
        }
        (account.CodeSecret, account.RecoveryCodes) = (null, []);
        trail.Begin("accounts.remove-second-factor");
        Must(await accounts.SetTwoFactorEnabledAsync(account, false));
    }

    /// <summary>New recovery codes; the old ones are worth nothing.</summary>
    public async Task<Result<string[]>> RenewCodesAsync(Account account, string? password)
    {
        if (!await accounts.CheckPasswordAsync(account, password ?? "")) return AccountProblems.PasswordMismatch;
        var codes = NewRecoveryCodes(account);
        trail.Begin("accounts.recovery-codes");
        Must(await accounts.UpdateAsync(account));
        return codes;
    }

    /// <summary>True for the app's present code and for a recovery code, each once. Whoever comes second with the same one is refused.</summary>
    public async Task<bool> TakeAsync(Account account, string? typed)
    {
        if (account.CodeSecret is null) return false;
        if (SecretOf(account) is { } secret && OneTimeCode.Match(secret, Digits(typed), time.GetUtcNow(), account.CodeStep) is { } step)
        {
            account.CodeStep = step;
            return (await accounts.UpdateAsync(account)).Succeeded;
        }
        if (RecoveryCodes.Hash(account.Id, typed ?? "") is not { } hash || !account.RecoveryCodes.Contains(hash)) return false;
        account.RecoveryCodes = [.. account.RecoveryCodes.Where(kept => kept != hash)];
        trail.Begin("accounts.use-recovery-code");
        return (await accounts.UpdateAsync(account)).Succeeded;
    }

    /// <summary>The addresses of accounts whose secret the keys at hand do not open: only a recovery code or an administrator lets them in.</summary>
    public async Task<IReadOnlyList<string>> LostAsync(CancellationToken cancellation) =>
        [.. (await accounts.Users.AsNoTracking().Where(account => account.CodeSecret != null).OrderBy(account => account.Email).ToListAsync(cancellation)).Where(account => SecretOf(account) is null).Select(account => account.Email!)];

    // Null where the keys were lost it was sealed with.
    private byte[]? SecretOf(Account account)
    {
        try
        {
            return stored.Unprotect(Convert.FromBase64String(account.CodeSecret!));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private Offer Show(Account account, byte[] secret)
    {
        var key = OneTimeCode.ToBase32(secret);
        var label = Uri.EscapeDataString($"Meguri:{account.UserName}");
        return new Offer(
            secret, string.Join(' ', key.Chunk(4).Select(part => new string(part))),
            $"otpauth://totp/{label}?secret={key}&issuer=Meguri&digits={OneTimeCode.Digits}&period={OneTimeCode.Seconds}",
            Convert.ToBase64String(offered.Protect([.. account.Id.ToByteArray(), .. secret], time.GetUtcNow().AddHours(1))));
    }

    private static string[] NewRecoveryCodes(Account account)
    {
        string[] codes = [.. RecoveryCodes.Make()];
        account.RecoveryCodes = [.. codes.Select(code => RecoveryCodes.Hash(account.Id, code)!)];
        return codes;
    }

    // As apps show it: "123 456", and full-width where a keyboard is Japanese.
    private static string Digits(string? code) => new([.. (code ?? "").Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))]);

    private static void Must(IdentityResult result)
    {
        if (!result.Succeeded) throw new DbUpdateConcurrencyException("The account was changed meanwhile.");
    }

    /// <summary>What somebody puts into an app.</summary>
    /// <param name="Secret">The secret.</param>
    /// <param name="Key">The same to type.</param>
    /// <param name="Address">The same to scan.</param>
    /// <param name="Sealed">The same for the form to carry.</param>
    public sealed record Offer(byte[] Secret, string Key, string Address, string Sealed);
}
