using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Accounts;
using Meguri.Web.Capabilities.Assets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Tests;

/// <summary>An organization that a test works with, and what it puts into it before it looks.</summary>
public sealed class TestOrganization(Installation installation, Organization organization)
{
    /// <summary>The password of every account a test makes.</summary>
    public const string Password = "a long enough password";

    private readonly Dictionary<(PersonId Person, string Roles), string> addresses = [];
    private int members;

    /// <summary>Where it runs.</summary>
    public Installation Installation { get; } = installation;

    /// <summary>The organization.</summary>
    public Organization Organization { get; } = organization;

    /// <summary>The first segment of its addresses.</summary>
    public string Slug => Organization.Slug;

    /// <summary>The address its first administrator signs in with.</summary>
    public string Administrator => AdministratorOf(Slug);

    internal static string AdministratorOf(string slug) => $"admin@{slug}.example.jp";

    /// <summary>Works with the program's own services in this organization.</summary>
    public Task InAsync(Func<IServiceProvider, Task> work) => Installation.InAsync(Organization, work);

    /// <summary>What a piece of work in this organization finds.</summary>
    public async Task<T> FindAsync<T>(Func<MeguriDb, Task<T>> query)
    {
        T found = default!;
        await InAsync(async services => found = await query(services.GetRequiredService<MeguriDb>()));
        return found;
    }

    /// <summary>Saves rows as one act.</summary>
    public Task SaveAsync(params object[] rows) => InAsync(async services =>
    {
        var db = services.GetRequiredService<MeguriDb>();
        db.AddRange(rows);
        services.GetRequiredService<Trail>().Begin("test.prepare");
        await db.SaveChangesAsync();
    });

    /// <summary>From now on, departments see their own rows only.</summary>
    public Task KeepDepartmentsApartAsync() => InAsync(async services =>
    {
        (await services.GetRequiredService<MeguriDb>().Set<Organization>().SingleAsync(o => o.OrganizationId == Organization.OrganizationId)).DepartmentsSeeEachOther = false;
        services.GetRequiredService<Trail>().Begin("test.prepare");
        await services.GetRequiredService<MeguriDb>().SaveChangesAsync();
    });

    /// <summary>A department.</summary>
    public async Task<Department> DepartmentAsync(string name, Department? above = null)
    {
        var department = new Department(name, above?.Id);
        await SaveAsync(department);
        return department;
    }

    /// <summary>Somebody who works in a department.</summary>
    public async Task<Person> PersonAsync(string name, Department? department = null)
    {
        var fields = new PersonFields($"E{Interlocked.Increment(ref members):0000}", name, null, null, department?.Id, [], null, PersonKind.Employee, null, null);
        var person = Installation.Must(Person.Register(fields));
        await SaveAsync(person);
        return person;
    }

    /// <summary>An asset, entered as everybody enters one.</summary>
    public async Task<Asset> AssetAsync(string name, Department department, Func<AssetFields, AssetFields>? more = null)
    {
        Asset? asset = null;
        var fields = new AssetFields { Name = name, DepartmentId = department.Id };
        await InAsync(async services => asset = Installation.Must(
            await services.GetRequiredService<SaveAsset>().AddAsync(more?.Invoke(fields) ?? fields, CancellationToken.None)));
        return asset!;
    }

    /// <summary>An account with these roles here, tied to a person when one is given (who has one only); the address it signs in with.</summary>
    public async Task<string> MemberAsync(Person? person, params Role[] roles)
    {
        if (person is not null && addresses.TryGetValue((person.Id, string.Join(' ', roles)), out var known)) return known;
        var email = $"member-{Interlocked.Increment(ref members)}@{Slug}.example.jp";
        await AddAsync(email, person, roles);
        if (person is not null) addresses[(person.Id, string.Join(' ', roles))] = email;
        return email;
    }

    /// <summary>A place here for an address, which may have an account already.</summary>
    public Task AddAsync(string email, params Role[] roles) => AddAsync(email, null, roles);

    private Task AddAsync(string email, Person? person, Role[] roles) => InAsync(async services => Installation.Must(
        await services.GetRequiredService<AddMember>().Handle(new(email, person?.Name ?? string.Join(" ", roles), person?.Id.Value, roles, Password), CancellationToken.None)));
}
