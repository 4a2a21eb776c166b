using Meguri.Domain.Exchange;
using Meguri.Domain.Organizations;
using Meguri.Web.Kit;
using Meguri.Web.Kit.Registers;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>要員名簿, declared once.</summary>
internal static class PersonRegister
{
    public static Register<Person> Declaration { get; } = new()
    {
        Key = "people",
        Title = () => OrganizationWords.People,
        DefaultSort = nameof(Person.EmployeeNumber),
        LinkField = nameof(Person.Name),
        PathOf = person => $"/people/{person.Id.Value}",
        Search = (rows, text) => Containing(rows, TextFolding.Key(text).Replace(" ", "", StringComparison.Ordinal), text),
        Views =
        [
            new("working", () => OrganizationWords.View_Working, (rows, context) => Working(rows, context.Today)),
            new("partner", () => OrganizationWords.View_Partner, (rows, context) => Working(rows, context.Today).Where(p => p.Kind == PersonKind.Partner)),
            new("unplaced", () => OrganizationWords.View_Unplaced, (rows, context) => Working(rows, context.Today).Where(p => p.DepartmentId == null)),
            new("left", () => OrganizationWords.View_Left, (rows, context) => Left(rows, context.Today)),
            new("all", () => OrganizationWords.View_All, (rows, _) => rows),
        ],
        Fields =
        [
            new(nameof(Person.EmployeeNumber), () => OrganizationWords.Field_EmployeeNumber, (p, _) => p.EmployeeNumber)
            {
                Shown = true, Sorting = Sorting<Person>.By(p => p.EmployeeNumber), Cell = (p, _) => new RegisterCell(p.EmployeeNumber, Nowrap: true),
            },
            new(nameof(Person.Name), () => OrganizationWords.PersonName, (p, _) => p.Name)
            {
                Shown = true, Sorting = Sorting<Person>.By(p => p.Kana ?? p.Name), Cell = (p, _) => new RegisterCell(p.Name, p.Kana),
            },
            new(nameof(Person.Kana), () => OrganizationWords.Field_Kana, (p, _) => p.Kana),
            new(nameof(Person.DepartmentId), () => OrganizationWords.Field_DepartmentId, (p, context) => p.DepartmentId is { } id ? context.Departments.PathOf(id) : null)
            {
                Shown = true, Width = 28,
                Cell = (p, context) => new RegisterCell(p.DepartmentId is { } id ? context.Departments.PathOf(id) : null, Posts(p, context) is { } posts ? OrganizationWords.AlsoAt(posts) : null),
                Filter = new(
                    context => context.Departments.InOrder().Select(d => (d.Id.Value.ToString(), new string('　', context.Departments.DepthOf(d.Id)) + d.Name)),
                    (rows, value, context) => Guid.TryParse(value, out var id) && context.Departments.Find(DepartmentId.From(id)) is not null
                        ? InDepartments(rows, context.Departments.WithDescendants(DepartmentId.From(id))) : null),
            },
            new("SecondPosts", () => OrganizationWords.Field_SecondPosts, Posts) { Width = 28 },
            new(nameof(Person.Title), () => OrganizationWords.Field_Title, (p, _) => p.Title) { Shown = true },
            new(nameof(Person.Kind), () => OrganizationWords.Field_Kind, (p, _) => OrganizationWords.Book.Of(p.Kind))
            {
                Shown = true, Width = 12,
                Filter = new(_ => Enum.GetValues<PersonKind>().Select(k => (k.ToString(), OrganizationWords.Book.Of(k))),
                    (rows, value, _) => Enum.TryParse<PersonKind>(value, out var kind) && Enum.IsDefined(kind) ? rows.Where(p => p.Kind == kind) : null),
            },
            new(nameof(Person.Email), () => OrganizationWords.Field_Email, (p, _) => p.Email) { Shown = true, Width = 30 },
            new(nameof(Person.JoinedOn), () => OrganizationWords.Field_JoinedOn, (p, _) => p.JoinedOn) { Width = 12, Sorting = Sorting<Person>.By(p => p.JoinedOn ?? NoDay.First) },
            new(nameof(Person.LeftOn), () => OrganizationWords.Field_LeftOn, (p, _) => p.LeftOn) { Width = 12, Sorting = Sorting<Person>.By(p => p.LeftOn ?? NoDay.Last) },
            new(nameof(Person.Qualifications), () => OrganizationWords.Field_Qualifications, (p, _) => p.Qualifications) { Width = 30 },
            new("Attention", () => OrganizationWords.Attention, (p, context) => OrganizationFacts.Join(Attention(p, context.Today).Select(n => n.Text)))
            {
                Shown = true, Exported = false, Cell = (p, context) => new RegisterCell("", Badges: Attention(p, context.Today)),
            },
        ],
    };

    /// <summary>What wants a look: left, not begun, leaving soon, no department.</summary>
    public static IReadOnlyList<(string Text, Tone Tone)> Attention(Person person, DateOnly today)
    {
        if (person.LeftOn < today) return [(OrganizationWords.LeftOnText(person.LeftOn.Value.ToText()), Tone.Neutral)];
        var notes = new List<(string, Tone)>();
        if (person.LeftOn is { } last) notes.Add((OrganizationWords.LeavesOnText(last.ToText()), Tone.Yellow));
        if (person.JoinedOn > today) notes.Add((OrganizationWords.JoinsOnText(person.JoinedOn.Value.ToText()), Tone.Blue));
        if (person.DepartmentId is null) notes.Add((OrganizationWords.Unplaced, Tone.Red));
        return notes;
    }

    /// <summary>Those who have not left.</summary>
    public static IQueryable<Person> Working(IQueryable<Person> rows, DateOnly today) => rows.Where(p => p.LeftOn == null || p.LeftOn >= today);

    /// <summary>Whose main or second post is in one of the departments.</summary>
    public static IQueryable<Person> InDepartments(IQueryable<Person> rows, IReadOnlyList<DepartmentId> departments)
    {
        var main = departments.Select(d => (DepartmentId?)d).ToList();
        var bare = departments.Select(d => d.Value).ToList();
        return rows.Where(p => main.Contains(p.DepartmentId) || EF.Property<List<Guid>>(p, "secondPostIds").Any(post => bare.Contains(post)));
    }

    private static IQueryable<Person> Left(IQueryable<Person> rows, DateOnly today) => rows.Where(p => p.LeftOn != null && p.LeftOn < today);

    private static IQueryable<Person> Containing(IQueryable<Person> rows, string key, string typed) =>
        rows.Where(p => p.NameKey.Contains(key) || p.EmployeeNumber.Contains(typed) || p.Kana!.Contains(typed) || p.Email!.Contains(typed));

    private static string? Posts(Person person, RegisterContext context) =>
        person.SecondPosts.Count == 0 ? null : OrganizationFacts.Join(person.SecondPosts.Select(context.Departments.PathOf));
}
