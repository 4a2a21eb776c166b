using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Capabilities.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Sample;

/// <summary>Departments, people and accounts.</summary>
internal sealed class SamplePeople : ISamplePart
{
    private static readonly DateOnly Day = new(2025, 4, 1);

    public int Order => 10;

    public IEnumerable<SampleAct> Acts(SampleContext context)
    {
        var departments = SampleFiles.Read<SampleOrganizationFile>("organization.json").Departments;
        var people = SampleFiles.Read<SamplePeopleFile>("people.json").People;
        yield return new SampleAct(Day, null, async (services, cancellation) =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            var maker = new DepartmentMaker([]);
            foreach (var department in departments) context.Departments[department.Path] = maker.Named(department.Path, "").Value!.Id;
            db.AddRange(maker.TakeNew());
            foreach (var person in people)
            {
                var registered = Person.Register(new PersonFields(
                    person.EmployeeNo, person.Name, person.Kana, person.Email, context.Departments[person.Department],
                    [.. person.SecondPosts.Select(p => context.Departments[p])], person.Title, Enum.Parse<PersonKind>(person.Kind, ignoreCase: true), person.Joined, person.Left)).Value!;
                db.Add(registered);
                context.People[person.EmployeeNo] = registered.Id;
                context.NameOf[person.EmployeeNo] = person.Name;
            }
            await SampleContext.SaveAsync(services, "people.import", cancellation);
            foreach (var department in await db.Set<Department>().ToListAsync(cancellation))
                department.LeadBy(departments.FirstOrDefault(d => context.Departments[d.Path] == department.Id)?.Head is { } head ? context.People[head] : null);
            await SampleContext.SaveAsync(services, "departments.name-heads", cancellation);
        });
        foreach (var account in SampleFiles.Read<SampleAccountsFile>("accounts.json").Accounts)
            yield return new SampleAct(Day, null, (services, cancellation) => AddAsync(services, context, account, cancellation));
    }

    private static async Task AddAsync(IServiceProvider services, SampleContext context, SampleAccount account, CancellationToken cancellation)
    {
        var role = Enum.Parse<Role>(account.Role);
        Guid? person = account.EmployeeNo is { } number ? context.People[number].Value : null;
        var db = services.GetRequiredService<MeguriDb>();
        if (role == Role.Administrator)
        {
            // The first member began with the office's rights too; in the sample others have the office.
            var first = await db.Set<Membership>().SingleAsync(cancellation);
            (first.Roles, first.PersonId) = ([role], person);
            await SampleContext.SaveAsync(services, "accounts.change-roles", cancellation);
            context.Accounts[account.EmployeeNo!] = await db.Users.SingleAsync(u => u.Id == first.AccountId, cancellation);
            return;
        }
        var added = await services.GetRequiredService<AddMember>().Handle(new(account.Email, account.Name, person, [role], SampleOrganization.Password), cancellation);
        var made = SampleContext.Taken(added, $"account {account.Email}");
        if (account.EmployeeNo is not null) context.Accounts[account.EmployeeNo] = made.Account;
    }
}
