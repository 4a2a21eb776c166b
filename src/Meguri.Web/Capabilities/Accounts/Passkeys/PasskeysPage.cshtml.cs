using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>One's own passkeys. Another account's is 404.</summary>
[SignedIn]
internal sealed class PasskeysPageModel(
    UserManager<Account> accounts, SessionSignIn signIn, Passkeys passkeys, Attempts attempts, SiteSettings site, Actor actor, OrganizationDirectory directory) : MeguriPage
{
    private TimeZoneInfo zone = TimeZoneInfo.Utc;

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<(string Id, UserPasskeyInfo Key)> Keys { get; private set; } = [];

    /// <summary>False where no browser makes passkeys.</summary>
    public bool Possible => site.PasskeyDomain(Request) is not null;

    /// <summary>A session by the password alone says nothing of who is at the keyboard now.</summary>
    public bool AsksPassword => actor.Method is not { } method || !method.HasSecondFactor();

    public string At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime.ToText();

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(await AccountAsync(), cancellation);

    /// <summary>What the browser gives to the device; the challenge goes along in a sealed cookie.</summary>
    [Own]
    public async Task<IActionResult> OnPostOptionsAsync()
    {
        if (!Possible) return NotFound();
        var account = await AccountAsync();
        return Content(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.UserName!, DisplayName = account.DisplayName }), "application/json");
    }

    [Own]
    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellation)
    {
        if (!Possible) return NotFound();
        Limit[] limits = [SignInLimits.OwnPassword(actor.AccountId!.Value)];
        var wait = AsksPassword ? await attempts.TakeAsync(limits, cancellation) : null;
        var account = await AccountAsync();
        await LoadAsync(account, cancellation);
        if (wait is { } minutes) return TooMany(minutes, AccountProblems.TooManyAttempts(minutes));
        if (AsksPassword && !await accounts.CheckPasswordAsync(account, Input.Password ?? "")) return Refuse((Result)AccountProblems.PasswordMismatch);
        // Whoever knows the password alone must not add a second factor beside the one that was set up.
        if (AsksPassword && (account.TwoFactorEnabled || Keys.Count > 0)) return Refuse((Result)AccountProblems.SecondFactorFirst);
        var result = await passkeys.AddAsync(account, Input.Name, Input.Credential, cancellation);
        if (!result.Ok) return Refuse(result);
        await attempts.ForgiveAsync(limits, cancellation);
        // The device is in hand and asked who holds it: the session is as good as one begun with it.
        await signIn.SignInByAsync(account, SignInMethod.Passkey);
        return Done(AccountWords.PasskeyAdded, "/account/passkeys");
    }

    [Own]
    public async Task<IActionResult> OnPostRenameAsync(string? id, string? renamed, CancellationToken cancellation) =>
        await ChangedAsync(id, (account, key) => passkeys.RenameAsync(account, key, renamed), AccountWords.PasskeyRenamed, cancellation);

    [Own]
    public async Task<IActionResult> OnPostRemoveAsync(string? id, CancellationToken cancellation) =>
        await ChangedAsync(id, passkeys.RemoveAsync, AccountWords.PasskeyRemoved, cancellation);

    private async Task<IActionResult> ChangedAsync(string? id, Func<Account, byte[], Task<Result?>> change, string done, CancellationToken cancellation)
    {
        if (id is null || !Base64Url.IsValid(id)) return NotFound();
        var account = await AccountAsync();
        if (AsksPassword)
        {
            await LoadAsync(account, cancellation);
            return Refuse((Result)AccountProblems.SecondFactorFirst);
        }
        if (await change(account, Base64Url.DecodeFromChars(id)) is not { } result) return NotFound();
        if (result.Ok) return Done(done, "/account/passkeys");
        await LoadAsync(account, cancellation);
        return Refuse(result);
    }

    private async Task<Account> AccountAsync() => (await accounts.GetUserAsync(User))!;

    private async Task LoadAsync(Account account, CancellationToken cancellation)
    {
        if (await directory.OfAccountAsync(account.Id, cancellation) is [var first, ..]) zone = TimeZoneInfo.FindSystemTimeZoneById(first.TimeZone);
        Keys = [.. (await passkeys.OfAsync(account)).Select(key => (Base64Url.EncodeToString(key.CredentialId), key))];
    }

    public sealed class Form
    {
        public string? Name { get; set; }

        [DataType(DataType.Password)]
        public string? Password { get; set; }

        [SaidOnly]
        public string? Credential { get; set; }
    }
}
