using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Kit.Registers;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>What of 要員名簿 may be set in many rows at once: a reorganization moves many people.</summary>
internal sealed class PersonBulk(MeguriDb db, PlaceChoices places) : BulkChange<Person>
{
    public override string Permission => OrganizationPermissions.Edit;

    public override string Act => "people.change-many";

    public override async Task<IReadOnlyList<BulkField>> FieldsAsync(CancellationToken cancellation) =>
    [
        new(nameof(Person.DepartmentId), OrganizationWords.Field_DepartmentId, await places.DepartmentsAsync([], cancellation), Clears: true),
        new(nameof(Person.Title), OrganizationWords.Field_Title, Clears: true),
        new(nameof(Person.Kind), OrganizationWords.Field_Kind, BulkField.Of<PersonKind>(OrganizationWords.Book)),
    ];

    public override Task<IQueryable<Person>> EditableAsync(CancellationToken cancellation) => Task.FromResult<IQueryable<Person>>(db.Set<Person>());

    public override Task<IReadOnlyList<Result>> ApplyAsync(IReadOnlyList<Person> rows, BulkValues values, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Result>>([.. rows.Select(person => Apply(person, person.Fields(), values))]);

    private static Result Apply(Person person, PersonFields fields, BulkValues values) => person.Change(fields with
    {
        DepartmentId = values.Id(nameof(Person.DepartmentId), fields.DepartmentId),
        Title = values.Text(nameof(Person.Title), fields.Title),
        Kind = values.Choice<PersonKind>(nameof(Person.Kind), fields.Kind)!.Value,
    });
}
