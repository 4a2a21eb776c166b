using Meguri.Web.Host;
using Meguri.Web.Kit;
using Meguri.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Who has not set a password yet, to print cards for.</summary>
[Permit(AccountPermissions.Manage)]
internal sealed class ListCardsModel(Cards cards) : MeguriPage
{
    public IReadOnlyList<Cards.Open> Rows { get; private set; } = [];

    public string At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Current.Zone).DateTime.ToText();

    public async Task OnGetAsync(CancellationToken cancellation) => Rows = await cards.OpenAsync(null, cancellation);
}

/// <summary>The cards, eight on a sheet. Each time they are made anew, so a page that is only looked at makes none.</summary>
[Permit(AccountPermissions.Manage)]
internal sealed class PrintCardsModel(Cards cards) : MeguriPage
{
    public IReadOnlyList<Cards.Card> Made { get; private set; } = [];

    public string Until => Current.Today.AddDays((int)MailLinks.InvitationGood.TotalDays).ToText();

    public string Picture(string path) => QrCode.Of(Absolute(path));

    public string Site => Absolute("/");

    public IActionResult OnGet() => Redirect(To("/members/cards"));

    public async Task<IActionResult> OnPostAsync(List<Guid> members, CancellationToken cancellation)
    {
        var made = await cards.MakeAsync(members, cancellation);
        if (!made.Ok) return Done(Problems.Say(made.Problems[0]), "/members/cards", Tone.Yellow);
        Made = made.Value;
        return Page();
    }
}
