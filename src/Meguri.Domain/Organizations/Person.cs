using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>Somebody who works in the organization, whether or not they have an account.</summary>
public sealed class Person : Entity
{
    private const int LongestNumber = 60;
    private const int LongestEmail = 254;
    private readonly List<Guid> secondPostIds = [];

    private Person() { }

    /// <summary>Its id.</summary>
    public PersonId Id { get; private set; } = NewId.Of<PersonId>();

    /// <summary>社員番号: the office's own number, the key of the people master.</summary>
    public string EmployeeNumber { get; private set; } = "";

    /// <summary>氏名.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name as lists find it: folded, without spaces.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>氏名カナ.</summary>
    public string? Kana { get; private set; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; private set; }

    /// <summary>The main post.</summary>
    public DepartmentId? DepartmentId { get; private set; }

    /// <summary>兼務: departments besides the main post.</summary>
    public IReadOnlyList<DepartmentId> SecondPosts => [.. secondPostIds.Select(Organizations.DepartmentId.From)];

    /// <summary>役職.</summary>
    public string? Title { get; private set; }

    /// <summary>Employee, temporary or partner staff.</summary>
    public PersonKind Kind { get; private set; }

    /// <summary>入社日.</summary>
    public DateOnly? JoinedOn { get; private set; }

    /// <summary>退職日: the last day.</summary>
    public DateOnly? LeftOn { get; private set; }

    /// <summary>資格, one a line (S2-3).</summary>
    public string? Qualifications { get; private set; }

    /// <summary>True on a day they work here.</summary>
    public bool WorksOn(DateOnly day) => (JoinedOn is null || JoinedOn <= day) && (LeftOn is null || day <= LeftOn);

    /// <summary>A new person.</summary>
    public static Result<Person> Register(PersonFields fields)
    {
        var person = new Person();
        var taken = person.Change(fields);
        return taken.Ok ? person : Result<Person>.Refused(taken);
    }

    /// <summary>Changes what is known.</summary>
    public Result Change(PersonFields fields)
    {
        var texts = new FieldTexts();
        var number = texts.Required(fields.EmployeeNumber, OrganizationProblems.EmployeeNumberMissing, LongestNumber);
        var name = texts.Required(fields.Name, OrganizationProblems.PersonNameMissing);
        var (kana, email) = (texts.Optional(fields.Kana, nameof(Kana)), texts.Optional(fields.Email, nameof(Email), LongestEmail));
        var (title, qualifications) = (texts.Optional(fields.Title, nameof(Title)), texts.Optional(fields.Qualifications, nameof(Qualifications), FieldTexts.Long, lines: true));
        if (email is not null && !email.Contains('@')) texts.Problems.Add(OrganizationProblems.NotAnEmail(nameof(Email), email));
        if (fields.LeftOn < fields.JoinedOn) texts.Problems.Add(OrganizationProblems.EndsBeforeItBegins(nameof(LeftOn)));
        if (texts.Problems.Count > 0) return Result.From(texts.Problems);
        (EmployeeNumber, Name, Kana, Email, Title, Qualifications) = (number, name, kana, email, title, qualifications);
        NameKey = TextFolding.Key(name).Replace(" ", "", StringComparison.Ordinal);
        (DepartmentId, Kind, JoinedOn, LeftOn) = (fields.DepartmentId, fields.Kind, fields.JoinedOn, fields.LeftOn);
        var posts = fields.SecondPosts.Where(d => d != fields.DepartmentId).Distinct().ToList();
        if (SecondPosts.SequenceEqual(posts)) return Result.Done;
        secondPostIds.Clear();
        secondPostIds.AddRange(posts.Select(d => d.Value));
        return Result.Done;
    }

    /// <summary>What is known, as a form or a file would carry it.</summary>
    public PersonFields Fields() => new(EmployeeNumber, Name, Kana, Email, DepartmentId, SecondPosts, Title, Kind, JoinedOn, LeftOn, Qualifications);
}

/// <summary>What is known of a person.</summary>
public sealed record PersonFields(
    string EmployeeNumber, string Name, string? Kana, string? Email, DepartmentId? DepartmentId, IReadOnlyList<DepartmentId> SecondPosts,
    string? Title, PersonKind Kind, DateOnly? JoinedOn, DateOnly? LeftOn, string? Qualifications = null);

/// <summary>区分.</summary>
public enum PersonKind
{
    /// <summary>正社員・役員.</summary>
    Employee,

    /// <summary>契約社員・派遣・アルバイト.</summary>
    Temporary,

    /// <summary>協力会社要員.</summary>
    Partner,
}
