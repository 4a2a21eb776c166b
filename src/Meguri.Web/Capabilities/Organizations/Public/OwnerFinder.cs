using Meguri.Domain.Exchange;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Finds people by the names a ledger writes, spaces and width aside.</summary>
internal sealed class OwnerFinder
{
    private readonly Dictionary<string, List<(PersonId Id, DepartmentId? Department)>> byName = [];

    /// <summary>Everybody of the organization.</summary>
    public static async Task<OwnerFinder> LoadAsync(MeguriDb db, CancellationToken cancellation)
    {
        var finder = new OwnerFinder();
        await foreach (var person in db.Set<Person>().AsNoTracking().OrderBy(p => p.EmployeeNumber)
            .Select(p => new { p.Id, p.NameKey, p.DepartmentId }).AsAsyncEnumerable().WithCancellation(cancellation))
            (finder.byName.TryGetValue(person.NameKey, out var known) ? known : finder.byName[person.NameKey] = []).Add((person.Id, person.DepartmentId));
        return finder;
    }

    /// <summary>The person; of several with the name the one in the department, and nobody when that leaves a doubt.</summary>
    public PersonId? Find(string name, DepartmentId? department)
    {
        if (!byName.TryGetValue(TextFolding.Key(name).Replace(" ", "", StringComparison.Ordinal), out var found)) return null;
        if (found is [var only]) return only.Id;
        var near = found.Where(p => p.Department == department).ToList();
        return near is [var one] ? one.Id : null;
    }
}
