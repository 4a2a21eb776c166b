using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Generating;

/// <summary>Departments as many as suit the people, and the people; part of a bulk save.</summary>
internal sealed class GeneratedOffice(MeguriDb db)
{
    private const int Batch = 1000;

    /// <summary>The sections, in their order.</summary>
    public IReadOnlyList<DepartmentId> Sections { get; private set; } = [];

    /// <summary>Adds this many people, and the departments that are missing for all there are then; how many departments.</summary>
    public async Task<int> AddAsync(int people, CancellationToken cancellation)
    {
        var maker = new DepartmentMaker(await db.Set<Department>().Where(d => d.Until == null).ToListAsync(cancellation));
        var count = GeneratedNames.Sections(await db.Set<Person>().CountAsync(cancellation) + people);
        Sections = [.. Enumerable.Range(0, count).Select(n => maker.Named(GeneratedNames.SectionPath(n), nameof(Department)).Value!.Id)];
        var made = maker.TakeNew();
        db.AddRange(made);
        await SaveAsync(cancellation);
        var led = await db.Set<Department>().AsNoTracking().Where(d => d.HeadId != null).Select(d => d.Id).ToHashSetAsync(cancellation);
        var (first, heads) = (await LastNumberAsync(cancellation) + 1, new Dictionary<DepartmentId, PersonId>());
        foreach (var numbers in Enumerable.Range(first, people).Chunk(Batch))
        {
            foreach (var n in numbers)
            {
                var section = Sections[n % count];
                var leads = led.Add(section);
                var person = Generated.Must(Person.Register(GeneratedNames.Person(n, section, leads)));
                db.Add(person);
                if (leads) heads[section] = person.Id;
            }
            await SaveAsync(cancellation);
        }
        var sections = heads.Keys.ToList();
        foreach (var department in await db.Set<Department>().Where(d => sections.Contains(d.Id)).ToListAsync(cancellation)) department.LeadBy(heads[department.Id]);
        await SaveAsync(cancellation);
        return made.Count;
    }

    /// <summary>Who works in which department, in the order of their numbers.</summary>
    public async Task<ILookup<DepartmentId, PersonId>> PeopleAsync(CancellationToken cancellation) =>
        (await db.Set<Person>().AsNoTracking().Where(p => p.DepartmentId != null).OrderBy(p => p.EmployeeNumber).Select(p => new { p.Id, p.DepartmentId }).ToListAsync(cancellation))
            .ToLookup(p => p.DepartmentId!.Value, p => p.Id);

    private async Task<int> LastNumberAsync(CancellationToken cancellation)
    {
        var last = 0;
        await foreach (var number in db.Set<Person>().AsNoTracking().Select(p => p.EmployeeNumber).AsAsyncEnumerable().WithCancellation(cancellation))
            last = Math.Max(last, GeneratedNames.PersonOf(number));
        return last;
    }

    private async Task SaveAsync(CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }
}
