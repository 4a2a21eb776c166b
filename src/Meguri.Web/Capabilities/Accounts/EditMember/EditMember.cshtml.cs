using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>A member's roles and person, and the end of the membership.</summary>
[Permit(AccountPermissions.Manage)]
internal sealed class EditMemberModel(MeguriDb db, PeopleChoices people, ChangeMember change, Sessions sessions) : MeguriPage
{
    private Membership? member;

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public bool HasSecondFactor { get; private set; }

    /// <summary>Where the member is signed in.</summary>
    public IReadOnlyList<Session> Signed { get; private set; } = [];

    public string At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Current.Zone).DateTime.ToText();

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is not { } member) return NotFound();
        Input = new Form { PersonId = member.PersonId, Roles = member.Roles, Version = member.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is null) return NotFound();
        if (!ModelState.IsValid) return Again();
        try
        {
            if (await change.ChangeAsync(MembershipId.From(id), new(Input.PersonId, Input.Roles), Input.Version, cancellation) is not { } result) return NotFound();
            return result.Ok ? Done(AccountWords.MemberChanged(Name), "/members") : Refuse(result);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(id, cancellation));
        }
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is not { } member) return NotFound();
        if (await change.EndAsync(MembershipId.From(id), cancellation) is not { } result) return NotFound();
        if (result.Ok) return Done(AccountWords.MemberEnded(Name), "/members");
        Input = new Form { PersonId = member.PersonId, Roles = member.Roles, Version = member.Version };
        return Refuse(result);
    }

    public async Task<IActionResult> OnPostEndSessionsAsync(Guid id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is not { } member) return NotFound();
        if (await change.EndSessionsAsync(member.Id, cancellation) is not { } ended) return NotFound();
        return Done(AccountWords.MemberSessionsEnded(Name, ended), $"/members/{id}");
    }

    public async Task<IActionResult> OnPostRemoveSecondFactorAsync(Guid id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is not { } member) return NotFound();
        if (await change.RemoveSecondFactorAsync(member.Id, cancellation) is not { } result) return NotFound();
        if (result.Ok) return Done(AccountWords.SecondFactorRemoved(Name), $"/members/{id}");
        Input = new Form { PersonId = member.PersonId, Roles = member.Roles, Version = member.Version };
        return Refuse(result);
    }

    public override async Task OfferAsync(CancellationToken cancellation)
    {
        Signed = await sessions.OfAsync(member!.AccountId, cancellation);
        People = await people.WorkingAsync([Input.PersonId], cancellation);
    }

    private async Task<Membership?> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var key = MembershipId.From(id);
        var row = await db.Set<Membership>().AsNoTracking().Where(m => m.Id == key && m.EndedAt == null)
            .Join(db.Users, m => m.AccountId, a => a.Id, (member, account) => new { member, account.DisplayName, HasSecondFactor = account.TwoFactorEnabled || db.UserPasskeys.Any(p => p.UserId == account.Id) }).SingleOrDefaultAsync(cancellation);
        (Name, HasSecondFactor) = (row?.DisplayName ?? "", row?.HasSecondFactor == true);
        return member = row?.member;
    }

    public sealed class Form
    {
        public Guid? PersonId { get; set; }

        public List<Role> Roles { get; set; } = [];

        public int Version { get; set; }
    }
}
