using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Who of the register cannot sign in yet; all of them, or a department's, are invited together.</summary>
[Permit(AccountPermissions.Manage)]
internal sealed class InvitePeopleModel(MeguriDb db, InvitePeople invite, Departments departments, PlaceChoices places, SiteSettings site) : MeguriPage
{
    [BindProperty(SupportsGet = true, Name = "department")]
    public Guid? Department { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>There are more than the page shows.</summary>
    public bool More { get; private set; }

    public IReadOnlyList<SelectListItem> DepartmentChoices { get; private set; } = [];

    /// <summary>False where nobody set up a mail server: everybody gets a card.</summary>
    public bool HasMail => site.Mail is not null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Input = new Form { Roles = [Role.Employee], People = [.. Rows.Select(row => row.Id)] };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var result = await invite.Handle(new(Input.People, Input.Roles), cancellation);
        if (result.Ok)
            return result.Value.ByCard == 0 ? Done(AccountWords.InvitedByMail(result.Value.Mailed), "/members") : Done(AccountWords.Invited(result.Value.Mailed, result.Value.ByCard), "/members/cards");
        await LoadAsync(cancellation);
        return Refuse(result);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var (today, tree) = (Current.Today, await departments.TreeAsync(cancellation));
        DepartmentChoices = await places.DepartmentsAsync([], cancellation);
        var people = InvitePeople.Without(db).Where(p => p.LeftOn == null || p.LeftOn >= today);
        if (Department is { } department)
        {
            var wanted = tree.WithDescendants(DepartmentId.From(department)).Select(d => (DepartmentId?)d).ToList();
            people = people.Where(p => wanted.Contains(p.DepartmentId));
        }
        var rows = await people.OrderBy(p => p.EmployeeNumber).ThenBy(p => p.Id).Take(InvitePeople.Most + 1)
            .Select(p => new { p.Id, p.EmployeeNumber, p.Name, p.DepartmentId, p.Email }).ToListAsync(cancellation);
        More = rows.Count > InvitePeople.Most;
        Rows = [.. rows.Take(InvitePeople.Most).Select(p => new Row(p.Id.Value, p.EmployeeNumber, p.Name, p.DepartmentId is { } d ? tree.PathOf(d) : "", p.Email))];
    }

    /// <param name="Email">Null for who is handed a card.</param>
    public sealed record Row(Guid Id, string Number, string Name, string Department, string? Email);

    public sealed class Form
    {
        public List<Guid> People { get; set; } = [];

        public List<Role> Roles { get; set; } = [];
    }
}
