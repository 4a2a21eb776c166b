using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Mails;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Who can sign in here, and as what.</summary>
[Permit(AccountPermissions.Manage)]
internal sealed class ListMembersModel(MeguriDb db, OfferLink offer) : MeguriPage
{
    private const int PageSize = 100;

    /// <summary>Part of a name or of what somebody signs in with.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    /// <summary>The last member of the page before.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public Guid? After { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>The last row, when there are more behind it.</summary>
    public Guid? Next { get; private set; }

    /// <summary>The list with what was looked for, from the beginning or behind a member.</summary>
    public string PathOf(Guid? after) => To("/members") + QueryString.Create(new[] { KeyValuePair.Create("q", Text), KeyValuePair.Create("after", after?.ToString()) }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var required = Current.Value.SecondFactorFor;
        var members =
            from membership in db.Set<Membership>()
            join account in db.Users on membership.AccountId equals account.Id
            where membership.EndedAt == null
            select new { membership, account };
        if (Text?.Trim() is { Length: > 0 } text) members = members.Where(m => m.account.DisplayName.Contains(text) || m.account.UserName!.Contains(text));
        if (After is { } last)
        {
            var id = MembershipId.From(last);
            if (await members.Where(m => m.membership.Id == id).Select(m => m.account.DisplayName).SingleOrDefaultAsync(cancellation) is { } name)
                members = members.Where(m => string.Compare(m.account.DisplayName, name) > 0 || (m.account.DisplayName == name && m.membership.Id > id));
        }
        var rows = await (
            from member in members
            let membership = member.membership
            let account = member.account
            orderby account.DisplayName, membership.Id
            select new
            {
                membership.Id, account.DisplayName, account.UserName, membership.Roles, HasPassword = account.PasswordHash != null, HasPasskey = db.UserPasskeys.Any(p => p.UserId == account.Id), account.TwoFactorEnabled,
                Refused = db.Set<Mail>().Any(m => m.Id == membership.InvitationMail && m.NextAt == null && m.SentAt == null),
            }).AsNoTracking().Take(PageSize + 1).ToListAsync(cancellation);
        if (rows.Count > PageSize) Next = rows[PageSize - 1].Id.Value;
        Rows = [.. rows.Take(PageSize).Select(r => new Row(r.Id, r.DisplayName, r.UserName!, r.Roles, r.TwoFactorEnabled || r.HasPasskey, r.Roles.Intersect(required).Any(), !r.HasPassword && !r.HasPasskey, r.Refused))];
    }

    public async Task<IActionResult> OnPostLinkAsync(Guid id, CancellationToken cancellation)
    {
        if (await offer.Handle(MembershipId.From(id), cancellation) is not { } made) return NotFound();
        if (made.Ok)
        {
            TempData["link"] = Absolute(made.Value.Path);
            return Done(AccountWords.LinkMade(made.Value.Name), "/members");
        }
        await OnGetAsync(cancellation);
        return Refuse(made);
    }

    /// <param name="Lacks">A role of the member needs a second factor.</param>
    /// <param name="Open">They have not been here yet: neither password nor passkey.</param>
    /// <param name="Refused">The mail that invited them did not reach them.</param>
    public sealed record Row(MembershipId Id, string Name, string Email, List<Role> Roles, bool HasSecondFactor, bool Lacks, bool Open, bool Refused);
}
