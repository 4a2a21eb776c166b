using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Registers a person or changes what is known. Nobody is ever removed: who left keeps a last day.</summary>
internal sealed class SavePerson(MeguriDb db, Departments departments, Access access, Trail trail)
{
    /// <summary>Registers a person.</summary>
    public async Task<Result<Person>> AddAsync(PersonFields fields, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Edit);
        var person = Person.Register(fields);
        if (await ProblemsAsync(person, fields, null, cancellation) is { Count: > 0 } problems) return problems;
        db.Add(person.Value!);
        trail.Begin("people.add");
        await db.SaveChangesAsync(cancellation);
        return person;
    }

    /// <summary>Changes a person; null when there is none.</summary>
    /// <param name="id">Which.</param>
    /// <param name="fields">What is known now.</param>
    /// <param name="version">The version the form was made from.</param>
    /// <param name="reason">Why, in the actor's words.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result<Person>?> ChangeAsync(PersonId id, PersonFields fields, int version, string? reason, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Edit);
        if (await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == id, cancellation) is not { } person) return null;
        if (await ProblemsAsync(Person.Register(fields), fields, id, cancellation) is { Count: > 0 } problems) return problems;
        person.Change(fields);
        db.Expect(person, version);
        trail.Begin("people.change", reason);
        await db.SaveChangesAsync(cancellation);
        return person;
    }

    private async Task<List<Problem>> ProblemsAsync(Result form, PersonFields fields, PersonId? self, CancellationToken cancellation)
    {
        var problems = new List<Problem>(form.Problems);
        var number = fields.EmployeeNumber.Trim();
        if (await db.Set<Person>().AnyAsync(p => p.EmployeeNumber == number && p.Id != (self ?? default), cancellation))
            problems.Add(OrganizationProblems.EmployeeNumberTaken(number));
        var tree = await departments.TreeAsync(cancellation);
        if (fields.DepartmentId is { } main && tree.Find(main) is null) problems.Add(OrganizationProblems.UnknownDepartment(nameof(Person.DepartmentId), ""));
        if (fields.SecondPosts.Any(post => tree.Find(post) is null)) problems.Add(OrganizationProblems.UnknownDepartment(nameof(Person.SecondPosts), ""));
        return problems;
    }
}
