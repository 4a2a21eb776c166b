using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Identity;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>パスキー of an account: added, named, taken away, used to sign in. Each change stands in the trail.</summary>
internal sealed class Passkeys(UserManager<Account> accounts, SessionSignIn signIn, Attempts attempts, Trail trail, TimeProvider time)
{
    /// <summary>As many as anybody has devices.</summary>
    public const int Most = 20;

    /// <summary>Longest name.</summary>
    public const int LongestName = 60;

    /// <summary>The account's passkeys, the oldest first.</summary>
    public async Task<IReadOnlyList<UserPasskeyInfo>> OfAsync(Account account) => [.. (await accounts.GetPasskeysAsync(account)).OrderBy(p => p.CreatedAt)];

    /// <summary>Keeps the passkey that a device has just made.</summary>
    public async Task<Result> AddAsync(Account account, string? name, string? credential, CancellationToken cancellation)
    {
        var named = Name(name);
        if (!named.Ok) return named;
        if ((await accounts.GetPasskeysAsync(account)).Count >= Most) return AccountProblems.TooManyPasskeys(Most);
        if (string.IsNullOrEmpty(credential) || !await IsFirstAsync(credential, cancellation)) return AccountProblems.PasskeyFailed;
        PasskeyAttestationResult attested;
        try
        {
            attested = await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // Nobody asked for one, or too long ago.
            return AccountProblems.PasskeyFailed;
        }
        if (!attested.Succeeded || attested.UserEntity.Id != account.Id.ToString()) return AccountProblems.PasskeyFailed;
        attested.Passkey.Name = named.Value;
        return await SaveAsync(account, "accounts.add-passkey", () => accounts.AddOrUpdatePasskeyAsync(account, attested.Passkey));
    }

    /// <summary>Calls one something else; null when the account has none such.</summary>
    public async Task<Result?> RenameAsync(Account account, byte[] id, string? name)
    {
        if (await accounts.GetPasskeyAsync(account, id) is not { } passkey) return null;
        var named = Name(name);
        if (!named.Ok) return named;
        passkey.Name = named.Value;
        return await SaveAsync(account, "accounts.rename-passkey", () => accounts.AddOrUpdatePasskeyAsync(account, passkey));
    }

    /// <summary>Takes one away; null when the account has none such.</summary>
    public async Task<Result?> RemoveAsync(Account account, byte[] id) =>
        await accounts.GetPasskeyAsync(account, id) is null ? null : await SaveAsync(account, "accounts.remove-passkey", () => accounts.RemovePasskeyAsync(account, id));

    /// <summary>The account whose passkey has just been used; null for anything else, and for the same answer of a device a second time.</summary>
    public async Task<Account?> UseAsync(string? credential, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(credential) || !await IsFirstAsync(credential, cancellation)) return null;
        PasskeyAssertionResult<Account> asserted;
        try
        {
            asserted = await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
        if (!asserted.Succeeded || asserted.User.DeactivatedAt is not null) return null;
        return (await accounts.AddOrUpdatePasskeyAsync(asserted.User, asserted.Passkey)).Succeeded ? asserted.User : null;
    }

    // The challenge travels in a sealed cookie, which somebody may keep: what a device signed is good once. Over the bytes it signed, for their
    // writing in base64 is not unique.
    private async Task<bool> IsFirstAsync(string credential, CancellationToken cancellation)
    {
        try
        {
            using var json = JsonDocument.Parse(credential);
            var signed = Base64Url.DecodeFromChars(json.RootElement.GetProperty("response").GetProperty("clientDataJSON").GetString());
            return await attempts.TakeAsync([new Limit("passkey:" + Convert.ToHexStringLower(SHA256.HashData(signed)), 1, TimeSpan.FromHours(12))], cancellation) is null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    private async Task<Result> SaveAsync(Account account, string act, Func<Task<IdentityResult>> change)
    {
        account.PasskeysChangedAt = time.GetUtcNow();
        trail.Begin(act);
        var result = await change();
        return result.Succeeded ? Result.Done : AccountProblems.PasskeyFailed;
    }

    private static Result<string> Name(string? typed)
    {
        var clean = TextFolding.Clean(typed, LongestName, lines: false);
        if (!clean.Ok) return Result<string>.Refused(Result.From(clean.Problems.Select(p => p.At("Name"))));
        return clean.Value.Length > 0 ? clean.Value : AccountProblems.PasskeyNameMissing;
    }
}
