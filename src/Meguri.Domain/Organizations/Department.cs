using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>A department in the tree, with the time it exists and what it was before (組織図 before and after a change: S3 図3.2).</summary>
public sealed class Department : Entity
{
    private Department() { }

    /// <summary>A department under another, or at the top.</summary>
    public Department(string name, DepartmentId? parent, DateOnly? from = null) => (Name, ParentId, From) = (name, parent, from);

    /// <summary>A new department. The rules of the tree are checked before (<see cref="DepartmentTree.Check"/>).</summary>
    public static Result<Department> Open(DepartmentFields fields)
    {
        var department = new Department();
        var taken = department.Change(fields);
        return taken.Ok ? department : Result<Department>.Refused(taken);
    }

    /// <summary>Its id.</summary>
    public DepartmentId Id { get; private set; } = NewId.Of<DepartmentId>();

    /// <summary>Its own name, without those above it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The department above; null at the top.</summary>
    public DepartmentId? ParentId { get; private set; }

    /// <summary>The head, who owns the department's risks unless another owner is named.</summary>
    public PersonId? HeadId { get; private set; }

    /// <summary>The site it works at, when there is one.</summary>
    public SiteId? SiteId { get; private set; }

    /// <summary>職務分掌: what it does.</summary>
    public string? Duty { get; private set; }

    /// <summary>Its place among its siblings, lowest first; equals stand in the order they were made.</summary>
    public int DisplayOrder { get; private set; }

    /// <summary>The first day it exists; null when that is not known.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>The last day it exists; null while it does.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>What it was before reorganizations, oldest first.</summary>
    public IReadOnlyList<DepartmentForm> Earlier { get; private set; } = [];

    /// <summary>True on a day of its life.</summary>
    public bool ExistsOn(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);

    /// <summary>Name, place and head as they were on a day.</summary>
    public DepartmentForm On(DateOnly day) => Earlier.FirstOrDefault(form => day <= form.Until) ?? new DepartmentForm(DateOnly.MaxValue, Name, ParentId, HeadId);

    /// <summary>Names the head, or nobody.</summary>
    public void LeadBy(PersonId? head) => HeadId = head;

    /// <summary>Gives it a place among its siblings.</summary>
    public void PlaceAt(int order) => DisplayOrder = order;

    /// <summary>Gives it another name.</summary>
    public void Rename(string name) => Name = name;

    /// <summary>Changes what is known. The rules of the tree are checked before (<see cref="DepartmentTree.Check"/>).</summary>
    /// <param name="fields">What is known now.</param>
    /// <param name="since">The day a reorganization took effect: until the day before, charts show what was. Null corrects a mistake.</param>
    public Result Change(DepartmentFields fields, DateOnly? since = null)
    {
        var texts = new FieldTexts();
        var name = texts.Required(fields.Name, OrganizationProblems.DepartmentNameMissing);
        var duty = texts.Optional(fields.Duty, nameof(Duty), FieldTexts.Long, lines: true);
        if (name.AsSpan().IndexOfAny('/', '／') >= 0) texts.Problems.Add(OrganizationProblems.DepartmentNameHasSlash);
        if (fields.From > Until) texts.Problems.Add(OrganizationProblems.EndsBeforeItBegins(nameof(From)));
        if (since <= fields.From || since <= Earlier.LastOrDefault()?.Until) texts.Problems.Add(OrganizationProblems.ChangeBeforeTheLast);
        if (texts.Problems.Count > 0) return Result.From(texts.Problems);
        if (since is { } day && (Name, ParentId, HeadId) != (name, fields.ParentId, fields.HeadId))
            Earlier = [.. Earlier, new DepartmentForm(day.AddDays(-1), Name, ParentId, HeadId)];
        (Name, ParentId, HeadId) = (name, fields.ParentId, fields.HeadId);
        (SiteId, Duty, DisplayOrder, From) = (fields.SiteId, duty, fields.DisplayOrder, fields.From);
        return Result.Done;
    }

    /// <summary>Ends it with this day.</summary>
    public Result CloseOn(DateOnly day)
    {
        if (day < From) return OrganizationProblems.EndsBeforeItBegins(nameof(Until));
        Until = day;
        return Result.Done;
    }

    /// <summary>Takes the end back.</summary>
    public void Reopen() => Until = null;

    /// <summary>What is known, as a form carries it.</summary>
    public DepartmentFields Fields() => new(Name, ParentId, HeadId, SiteId, Duty, DisplayOrder, From);
}

/// <summary>What is known of a department.</summary>
public sealed record DepartmentFields(
    string? Name, DepartmentId? ParentId, PersonId? HeadId = null, SiteId? SiteId = null, string? Duty = null, int DisplayOrder = 0, DateOnly? From = null);

/// <summary>What a department was until a day.</summary>
/// <param name="Until">The last day it was so.</param>
/// <param name="Name">Its name then.</param>
/// <param name="ParentId">The department above it then.</param>
/// <param name="HeadId">Its head then.</param>
public sealed record DepartmentForm(DateOnly Until, string Name, DepartmentId? ParentId, PersonId? HeadId);
