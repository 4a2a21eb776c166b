using Meguri.Platform.Access;
using Meguri.Platform.Tenancy;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>サインイン中の端末: where one is signed in, and the end of it. Another account's session is 404, as one that never was.</summary>
[SignedIn]
internal sealed class ListSessionsModel(Sessions sessions, Actor actor, OrganizationDirectory directory) : MeguriPage
{
    private TimeZoneInfo zone = TimeZoneInfo.Utc;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public Guid? Own => actor.SessionId;

    public string At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime.ToText();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        // An account belongs to no organization; its holder lives by the clock of the first one.
        if (await directory.OfAccountAsync(actor.AccountId!.Value, cancellation) is [var first, ..]) zone = TimeZoneInfo.FindSystemTimeZoneById(first.TimeZone);
        Sessions = await sessions.OfAsync(actor.AccountId!.Value, cancellation);
    }

    [Own]
    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        if (!await sessions.EndAsync(actor.AccountId!.Value, id, cancellation)) return NotFound();
        return Done(AccountWords.SessionEnded, "/account/sessions");
    }

    [Own]
    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancellation)
    {
        await sessions.EndAllAsync(actor.AccountId!.Value, actor.SessionId, cancellation);
        return Done(AccountWords.OtherSessionsEnded, "/account/sessions");
    }
}
