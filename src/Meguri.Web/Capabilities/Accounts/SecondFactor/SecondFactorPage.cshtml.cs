using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>二段階認証: sets one-time codes up, renews the recovery codes, takes both away. Organizations that require it lead here.</summary>
[SignedIn]
internal sealed class SecondFactorPageModel(UserManager<Account> accounts, SessionSignIn signIn, SecondFactor second, Sessions sessions, Attempts attempts, SiteSettings site, Actor actor, OrganizationDirectory directory) : MeguriPage
{
    private const string CodesKey = "recovery-codes";

    /// <summary>The organization that led here, by its address.</summary>
    [BindProperty(SupportsGet = true, Name = "organization")]
    public string? Organization { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>What it is called; null when nobody led here.</summary>
    public string? RequiredBy { get; private set; }

    /// <summary>False where no browser makes passkeys.</summary>
    public bool HasPasskeys => site.PasskeyDomain(Request) is not null;

    public SecondFactor.Offer? Offer { get; private set; }

    /// <summary>The offer as a picture.</summary>
    public string Picture { get; private set; } = "";

    /// <summary>How many recovery codes are left.</summary>
    public int Left { get; private set; }

    /// <summary>Recovery codes just made; shown this once.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public string Onward => RequiredBy is null ? "/account" : $"/{Organization}/home";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (TempData[CodesKey] is string[] codes) Codes = codes;
        await LoadAsync(null, cancellation);
    }

    [Own]
    public async Task<IActionResult> OnPostOnAsync(CancellationToken cancellation)
    {
        if (await attempts.TakeAsync(Limits, cancellation) is { } wait) return await TooManyAsync(wait, cancellation);
        var account = (await accounts.GetUserAsync(User))!;
        if (account.TwoFactorEnabled) return Redirect("/account/second-factor");
        if (second.Read(account, Input.Offer) is not { } offer) return await RefuseAsync(AccountProblems.OfferExpired, null, cancellation);
        var result = await second.TurnOnAsync(account, offer, Input.Password, Input.Code);
        if (!result.Ok) return await RefuseAsync(result, offer, cancellation);
        await attempts.ForgiveAsync(Limits, cancellation);
        await sessions.EndAllAsync(account.Id, actor.SessionId, cancellation);
        await signIn.SignInByAsync(account, SignInMethod.PasswordAndCode);
        return Show(result.Value);
    }

    [Own]
    public async Task<IActionResult> OnPostRenewAsync(CancellationToken cancellation)
    {
        if (await attempts.TakeAsync(Limits, cancellation) is { } wait) return await TooManyAsync(wait, cancellation);
        var account = (await accounts.GetUserAsync(User))!;
        if (!account.TwoFactorEnabled) return Redirect("/account/second-factor");
        var result = await second.RenewCodesAsync(account, Input.Password);
        return result.Ok ? Show(result.Value) : await RefuseAsync(result, null, cancellation);
    }

    [Own]
    public async Task<IActionResult> OnPostOffAsync(CancellationToken cancellation)
    {
        if (await attempts.TakeAsync(Limits, cancellation) is { } wait) return await TooManyAsync(wait, cancellation);
        var account = (await accounts.GetUserAsync(User))!;
        if (!account.TwoFactorEnabled) return Redirect("/account/second-factor");
        var result = await second.TurnOffAsync(account, Input.Password);
        if (!result.Ok) return await RefuseAsync(result, null, cancellation);
        await attempts.ForgiveAsync(Limits, cancellation);
        await sessions.EndAllAsync(account.Id, actor.SessionId, cancellation);
        await signIn.SignInByAsync(account, SignInMethod.Password);
        return Done(AccountWords.SecondFactorOff, "/account");
    }

    private Limit[] Limits => [SignInLimits.OwnPassword(actor.AccountId!.Value)];

    private async Task<IActionResult> TooManyAsync(TimeSpan wait, CancellationToken cancellation)
    {
        await LoadAsync(null, cancellation);
        return TooMany(wait, AccountProblems.TooManyAttempts(wait));
    }

    private IActionResult Show(string[] codes)
    {
        TempData[CodesKey] = codes;
        return Redirect("/account/second-factor" + (Organization is null ? "" : "?organization=" + Uri.EscapeDataString(Organization)));
    }

    private async Task<IActionResult> RefuseAsync(Result result, SecondFactor.Offer? offer, CancellationToken cancellation)
    {
        await LoadAsync(offer, cancellation);
        return Refuse(result);
    }

    private async Task LoadAsync(SecondFactor.Offer? offer, CancellationToken cancellation)
    {
        var account = (await accounts.GetUserAsync(User))!;
        var required = (await directory.OfAccountAsync(account.Id, cancellation)).FirstOrDefault(o => o.Slug == Organization && o.SecondFactorFor.Count > 0);
        RequiredBy = required?.NameIn(CultureInfo.CurrentUICulture);
        Left = account.RecoveryCodes.Count;
        if (account.TwoFactorEnabled) return;
        Offer = offer ?? second.Make(account);
        Picture = QrCode.Of(Offer.Address);
    }

    public sealed class Form
    {
        [SaidOnly]
        public string? Offer { get; set; }

        public string? Code { get; set; }

        [DataType(DataType.Password)]
        public string? Password { get; set; }
    }
}
