using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;

namespace Meguri.Web.Shell;

/// <summary>Where the round stands and what to do next.</summary>
[Member]
internal sealed class HomeModel(MeguriDb db, Actor actor, IEnumerable<IHomeStep> steps) : MeguriPage
{
    public string PersonName => actor.Name;

    public IReadOnlyList<HomeStep> Steps { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var shown = new List<HomeStep>();
        foreach (var step in steps.OrderBy(s => s.Order))
            if (May(step.Permission)) shown.Add(await step.LookAsync(db, cancellation));
        Steps = shown;
    }
}
