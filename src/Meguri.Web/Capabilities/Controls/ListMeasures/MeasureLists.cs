using Meguri.Domain.Controls;
using Meguri.Platform.Persistence;
using Meguri.Web.Kit.Registers;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>The measures as the kit serves them.</summary>
internal sealed class MeasureLists(MeguriDb db) : RegisterSource<Measure>
{
    public override Task<(Register<Measure>, IQueryable<Measure>)> OfAsync(IQueryCollection query, CancellationToken cancellation) =>
        Task.FromResult<(Register<Measure>, IQueryable<Measure>)>((MeasureRegister.Declaration, db.Set<Measure>()));
}
