using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Kit.Imports;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Imports the people master. The key is the employee number; departments it names are made; nobody is ever removed.</summary>
internal sealed class PersonImporter(MeguriDb db, Departments departments, CurrentOrganization current) : Importer
{
    private static readonly string[] HeadTitles = ["部門長", "事業部長", "本部長", "部長", "課長", "室長", "所長", "センター長", "グループ長"];
    private readonly Dictionary<string, PersonId> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<DepartmentId, string> heads = [];
    private DepartmentMaker maker = null!;

    public override string Key => "people";

    public override string Permission => OrganizationPermissions.Edit;

    public override IReadOnlyList<ColumnDefinition> Columns { get; } =
    [
        new(nameof(Person.EmployeeNumber), true, ["社員番号", "従業員番号", "職員番号", "社員コード", "employee number", "employee no"]),
        new(nameof(Person.Name), true, ["氏名", "名前", "社員名", "name"]),
        new(nameof(Person.Kana), false, ["氏名カナ", "フリガナ", "カナ", "kana"]),
        new(nameof(Person.Email), false, ["メールアドレス", "メール", "email", "e-mail"]),
        new(nameof(Person.DepartmentId), false, ["部門", "所属", "部署", "所属部門", "department"]),
        new(nameof(Person.Title), false, ["役職", "職位", "title"]),
        new(nameof(Person.Kind), false, ["区分", "雇用区分", "雇用形態", "社員区分", "kind"]),
        new(nameof(Person.JoinedOn), false, ["入社日", "入社年月日", "着任日", "joined"]),
        new(nameof(Person.LeftOn), false, ["退職日", "退職年月日", "離任日", "left"]),
        new(nameof(Person.SecondPosts), false, ["兼務部門", "兼務", "second posts"]),
    ];

    public override string LabelOf(string key) => OrganizationWords.Book.Find("Field_" + key) ?? key;

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        maker = new DepartmentMaker(await db.Set<Department>().AsNoTracking().ToListAsync(cancellation));
        foreach (var person in await db.Set<Person>().AsNoTracking().Select(p => new { p.Id, p.EmployeeNumber }).ToListAsync(cancellation))
            known[TextFolding.Key(person.EmployeeNumber)] = person.Id;
    }

    public override ImportDraft? Read(ImportRow row)
    {
        var number = row.Text(nameof(Person.EmployeeNumber), 60);
        var name = row.Text(nameof(Person.Name), 200);
        if (number is null) row.Refuse(nameof(Person.EmployeeNumber), OrganizationProblems.EmployeeNumberMissing);
        if (name is null) row.Refuse(nameof(Person.Name), OrganizationProblems.PersonNameMissing);
        var (kana, email, title) = (row.Text(nameof(Person.Kana), 200), row.Text(nameof(Person.Email), 254), row.Text(nameof(Person.Title), 200));
        if (email is not null && !email.Contains('@')) row.Refuse(nameof(Person.Email), OrganizationProblems.NotAnEmail(nameof(Person.Email), email));
        var (joined, left, kind) = (row.Date(nameof(Person.JoinedOn)), row.Date(nameof(Person.LeftOn)), KindOf(row));
        if (left < joined) row.Refuse(nameof(Person.LeftOn), OrganizationProblems.EndsBeforeItBegins(nameof(Person.LeftOn)));
        var department = Named(row, nameof(Person.DepartmentId), row.Text(nameof(Person.DepartmentId), 400));
        var posts = (row.Text(nameof(Person.SecondPosts), 400)?.Split(['、', ',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
            .Select(post => Named(row, nameof(Person.SecondPosts), post)).OfType<DepartmentId>().ToList();
        if (number is not null && !seen.Add(TextFolding.Key(number))) row.Refuse(nameof(Person.EmployeeNumber), new Problem("duplicate_in_file", null, number));
        if (row.Errors.Count > 0) return null;
        if (department is { } led && left is null && title is not null && HeadTitles.Contains(title)) heads.TryAdd(led, number!);
        T Of<T>(string key, T read, T was) => row.Has(key) ? read : was;
        return new Draft(row)
        {
            Title = name!,
            Existing = known.TryGetValue(TextFolding.Key(number!), out var id) ? id : null,
            Apply = f => f with
            {
                EmployeeNumber = number!,
                Name = name!,
                Kana = Of(nameof(Person.Kana), kana, f.Kana),
                Email = Of(nameof(Person.Email), email, f.Email),
                DepartmentId = Of(nameof(Person.DepartmentId), department, f.DepartmentId),
                SecondPosts = Of(nameof(Person.SecondPosts), posts, f.SecondPosts),
                Title = Of(nameof(Person.Title), title, f.Title),
                Kind = Of(nameof(Person.Kind), kind, f.Kind),
                JoinedOn = Of(nameof(Person.JoinedOn), joined, f.JoinedOn),
                LeftOn = Of(nameof(Person.LeftOn), left, f.LeftOn),
            },
        };
    }

    public override async Task ApplyAsync(IReadOnlyList<ImportDraft> drafts, CancellationToken cancellation)
    {
        foreach (var department in maker.TakeNew()) db.Add(department);
        var ids = drafts.Cast<Draft>().Where(d => d.Existing is not null).Select(d => d.Existing!.Value).ToList();
        var existing = ids.Count == 0 ? [] : await db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        foreach (var draft in drafts.Cast<Draft>())
        {
            var person = draft.Existing is { } id ? existing[id] : null;
            var result = person is null ? Person.Register(draft.Apply(Nobody)) : person.Change(draft.Apply(person.Fields()));
            if (draft.Took(result)) draft.Entity = person ?? db.Add(((Result<Person>)result).Value!).Entity;
        }
    }

    /// <summary>Names heads where nobody leads yet, and asks about people the file does not have.</summary>
    public override async Task FinishAsync(ImportReport report, CancellationToken cancellation)
    {
        departments.Changed();
        var today = current.Today;
        foreach (var person in await db.Set<Person>().AsNoTracking().Where(p => p.LeftOn == null || p.LeftOn >= today).OrderBy(p => p.EmployeeNumber)
            .Select(p => new { p.EmployeeNumber, p.Name }).ToListAsync(cancellation))
            if (!seen.Contains(TextFolding.Key(person.EmployeeNumber))) report.Missing.Add($"{person.EmployeeNumber} {person.Name}");
        if (heads.Count == 0) return;
        var numbers = heads.Values.ToList();
        var people = await db.Set<Person>().AsNoTracking().Where(p => numbers.Contains(p.EmployeeNumber)).ToDictionaryAsync(p => p.EmployeeNumber, p => p.Id, cancellation);
        foreach (var department in await db.Set<Department>().Where(d => d.HeadId == null).ToListAsync(cancellation))
            if (heads.TryGetValue(department.Id, out var number) && people.TryGetValue(number, out var head)) department.LeadBy(head);
    }

    private static PersonFields Nobody { get; } = new("", "", null, null, null, [], null, PersonKind.Employee, null, null);

    private DepartmentId? Named(ImportRow row, string key, string? path)
    {
        if (path is null) return null;
        var made = maker.Named(path, key);
        if (made.Ok) return made.Value.Id;
        row.Refuse(key, made.Problems[0]);
        return null;
    }

    private static PersonKind KindOf(ImportRow row)
    {
        var text = row.Text(nameof(Person.Kind), 60);
        if (PersonKinds.Read(text) is { } kind) return kind;
        row.Refuse(nameof(Person.Kind), OrganizationProblems.UnknownPersonKind(nameof(Person.Kind), text!));
        return PersonKind.Employee;
    }

    private sealed class Draft(ImportRow row) : ImportDraft(row)
    {
        public required PersonId? Existing { get; init; }

        public required Func<PersonFields, PersonFields> Apply { get; init; }
    }
}
