using Meguri.Domain.Controls;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Controls;

/// <summary>Fills a statement in, so that a test can begin where its question does.</summary>
internal static class StatementStage
{
    /// <summary>Every control applies for the business's sake and is implemented.</summary>
    public static Task DecideAllAsync(TestOrganization organization) => organization.InAsync(async services =>
    {
        var db = services.GetRequiredService<MeguriDb>();
        foreach (var state in await db.Set<ControlState>().ToListAsync())
            state.Decide(new ControlDecision(true, [new InclusionReason(ReasonKind.Business, "顧客の信頼のため")], ImplementationStatus.Implemented, Documents: "情報セキュリティ基本方針")).Problems.ShouldBeEmpty();
        services.GetRequiredService<Trail>().Begin("test.decide");
        await db.SaveChangesAsync();
    });
}
