using Meguri.Domain.Assets;
using Meguri.Domain.Controls;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Treatment;
using Meguri.Web.Kit.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Access;

/// <summary>Adds to the sample organization what its past had no occasion for, so that every table of the program has a row.</summary>
internal static class FullSample
{
    /// <summary>Once per sample.</summary>
    public static async Task CompleteAsync(TestOrganization organization, CancellationToken cancellation)
    {
        await organization.SaveAsync(
            Installation.Must(OwnControl.Add("O.1", "独自の管理策", "A control of our own", "自社の考え")), Installation.Must(AssetChoice.Add(AssetChoiceList.Kind, "設計図", [])),
            new ColumnMapping { Importer = "assets", Columns = new() { ["資産の名前"] = "Name" } });
        await organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            IReadOnlyList<DepartmentForm> earlier = [new(new DateOnly(2025, 3, 31), "旧・総務課", null, null)];
            db.Entry(await db.Set<Department>().OrderBy(d => d.Id).FirstAsync(cancellation)).Property(d => d.Earlier).CurrentValue = earlier;
            var round = await db.Set<RiskAssessment>().OrderBy(a => a.Id).FirstAsync(cancellation);
            db.Entry(round).Property(a => a.Categories).CurrentValue = new Dictionary<string, string> { ["紙の書類"] = "paper" };
            db.Add(new ExternalIdentity { AccountId = await db.Set<Membership>().Select(m => m.AccountId).FirstAsync(cancellation), Issuer = "https://idp.example.jp", Subject = "8f4b2c" });
            services.GetRequiredService<Trail>().Begin("test.prepare");
            await db.SaveChangesAsync(cancellation);
        });
        foreach (var plan in await organization.FindAsync(db => db.Set<TreatmentPlan>().AsNoTracking().Where(p => p.ResponsibleId != null).OrderBy(p => p.Number).ToListAsync(cancellation)))
            if (await RaiseAsync(organization, plan, cancellation)) return;
        throw new InvalidOperationException("The sample has no plan of which something can turn out not to be possible.");
    }

    private static async Task<bool> RaiseAsync(TestOrganization organization, TreatmentPlan plan, CancellationToken cancellation)
    {
        var raised = false;
        await organization.InAsync(async services =>
        {
            services.GetRequiredService<Actor>().BecomePerson(plan.ResponsibleId!.Value.Value, null, "実行責任者");
            raised = await services.GetRequiredService<Infeasible>().RaiseAsync(plan.Id, "二重化の工事", "建物の構造上できない", cancellation) is { Ok: true };
        });
        return raised;
    }
}
