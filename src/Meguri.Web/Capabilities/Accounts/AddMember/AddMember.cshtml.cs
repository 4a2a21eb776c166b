using System.ComponentModel.DataAnnotations;
using Meguri.Platform.Access;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Invites somebody: by mail, or by a link to hand over.</summary>
[Permit(AccountPermissions.Manage)]
internal sealed class AddMemberModel(PeopleChoices people, AddMember add, OfferLink offer) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var result = await add.Handle(new(Input.Email ?? "", Input.Name ?? Input.Email ?? "", Input.PersonId, Input.Roles), cancellation);
        if (!result.Ok) return Refuse(result);
        var (account, membership, mailed) = result.Value;
        if (mailed) return Done(AccountWords.MemberInvited(account.DisplayName), "/members");
        // Refused where the account opens other organizations, too: its holder signs in as ever.
        if (await offer.Handle(membership, cancellation) is not { Ok: true } made) return Done(AccountWords.MemberAddedAsIs(account.DisplayName), "/members");
        TempData["link"] = Absolute(made.Value.Path);
        return Done(AccountWords.MemberAdded(account.DisplayName), "/members");
    }

    public override async Task OfferAsync(CancellationToken cancellation) => People = await people.WorkingAsync([Input.PersonId], cancellation);

    public sealed class Form
    {
        [DataType(DataType.EmailAddress)]
        public string? Email { get; set; }

        public string? Name { get; set; }

        public Guid? PersonId { get; set; }

        public List<Role> Roles { get; set; } = [];
    }
}
