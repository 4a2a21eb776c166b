using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Platform.Trail;

/// <summary>
/// Keeps in the trail who looked at what and who took what out, before it is shown. In a scope of its own: what the page read stays
/// as it is, and who looks back writes into the chain of today.
/// </summary>
public sealed class Looks(IServiceScopeFactory scopes, CurrentOrganization current, Actor actor)
{
    /// <summary>Keeps it in one short transaction. What cannot be kept must not be shown: whatever goes wrong is thrown.</summary>
    public async Task KeepAsync(Look look, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (current.IsSet) scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(current.Value);
        scope.ServiceProvider.GetRequiredService<Actor>().ActFor(actor.Present);
        await scope.ServiceProvider.GetRequiredService<MeguriDb>().KeepAsync(look with { Day = current.Past?.Day }, cancellation);
    }
}
