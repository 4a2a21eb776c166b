using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Kit.Registers;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>要員名簿 as the kit serves it.</summary>
internal sealed class PeopleLists(MeguriDb db, PersonBulk bulk) : RegisterSource<Person>
{
    protected override BulkChange<Person> Bulk => bulk;

    public override Task<(Register<Person>, IQueryable<Person>)> OfAsync(IQueryCollection query, CancellationToken cancellation) =>
        Task.FromResult<(Register<Person>, IQueryable<Person>)>((PersonRegister.Declaration, db.Set<Person>()));
}
