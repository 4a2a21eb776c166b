using Meguri.Domain.Assets;
using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.BadInput;
using Meguri.Web.Capabilities.Risks;
using Meguri.Web.Kit.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Speed;

/// <summary>More of everything: rows for every register, and more that hangs on the records an organization has already.</summary>
internal static class Crowd
{
    private static readonly string[] Controls = ["A.5.1", "A.5.9", "A.7.10", "A.8.7", "A.8.24"];

    /// <summary>Adds as many of each, the ones from <paramref name="from"/> on.</summary>
    public static async Task AddAsync(Everything everything, int from, int count)
    {
        var (stage, numbers) = (everything.Stage, Enumerable.Range(from, count).ToList());
        var departments = numbers.ConvertAll(n => new Department($"第{n}課", stage.Department.Id));
        await stage.Organization.SaveAsync([.. departments]);
        var people = numbers.ConvertAll(n => Installation.Must(Person.Register(new PersonFields(
            $"X{n:0000}", $"山田 {n}郎", n % 2 == 0 ? $"やまだ {n}ろう" : null, null, stage.Department.Id, [departments[n - from].Id], null, PersonKind.Employee, n % 3 == 0 ? null : new DateOnly(2020, 4, n % 28 + 1), null))));
        await stage.Organization.SaveAsync([.. people]);
        var assets = numbers.ConvertAll(n => Installation.Must(Asset.Register(FieldsOf(n, stage), new AssetScale())));
        await stage.Organization.SaveAsync([.. assets]);
        var risks = await RisksAsync(stage, assets);
        await stage.Organization.SaveAsync([.. numbers.SelectMany(n => Others(n, stage, departments[n - from], people[n - from], assets, risks)), .. risks.Select((risk, i) => PlanOf(from + i, stage, [risk, stage.Risk]))]);
        await stage.Organization.InAsync(services => AttachAsync(everything, services.GetRequiredService<MeguriDb>(), services.GetRequiredService<Trail>(), assets, risks));
        await stage.Organization.InAsync(async services =>
        {
            Installation.Must(await services.GetRequiredService<PrepareSheets>().PrepareAsync([.. departments.Select(d => d.Id)], ["A.7.10"], true, CancellationToken.None));
            Installation.Must(await services.GetRequiredService<PrepareSheets>().PrepareAsync([stage.Department.Id], Controls[..Math.Min(Controls.Length, from + count)], true, CancellationToken.None));
        });
        foreach (var person in people.Take(5)) await stage.Organization.MemberAsync(person, Role.Employee);
    }

    private static AssetFields FieldsOf(int n, Treatment.RiskStage stage) => new()
    {
        Name = $"契約書の写し {n}", DepartmentId = stage.Department.Id, OwnerId = stage.Owner.Id, Retention = n % 2 == 0 ? "7年" : null, RegisteredOn = new DateOnly(2024, 4, 1),
        Confidentiality = n % 4 == 0 ? null : n % 3 + 1, Integrity = n % 4 == 0 ? null : 1, Availability = n % 4 == 0 ? null : 2,
    };

    private static async Task<List<Risk>> RisksAsync(Treatment.RiskStage stage, List<Asset> assets)
    {
        var method = await stage.Organization.FindAsync(db => db.Set<RiskMethod>().SingleAsync());
        var (risks, now) = (new List<Risk>(), DateTimeOffset.UtcNow);
        foreach (var (asset, n) in assets.Select((asset, n) => (asset, n)))
        {
            var risk = Installation.Must(Risk.Identify(stage.Risk.AssessmentId, RiskTarget.Asset(n % 2 == 0 ? stage.Asset.Id : asset.Id, stage.Department.Id), new RiskSource(null, $"紛失 {n}", null, "記録がない"), SecurityProperty.Confidentiality, Treatment.RiskStage.Controls));
            risk.GiveTo(stage.Owner.Id, now).Problems.ShouldBeEmpty();
            var inputs = new RiskInputs { Confidentiality = 3, Integrity = 2, Availability = 2, Threat = n % 3 + 1, Vulnerability = 3 };
            if (n % 3 != 2) risk.Estimate(method, SecurityProperty.Confidentiality, inputs, now).Problems.ShouldBeEmpty();
            if (n % 3 == 0) risk.Treat(method, TreatmentOption.Reduce, inputs with { Vulnerability = 1 }, Treatment.RiskStage.Controls, now).Problems.ShouldBeEmpty();
            risks.Add(risk);
        }
        await stage.Organization.SaveAsync([.. risks]);
        return risks;
    }

    private static TreatmentPlan PlanOf(int n, Treatment.RiskStage stage, IReadOnlyList<Risk> risks) => Installation.Must(TreatmentPlan.Draft(ContentOf($"媒体の暗号化 {n}", stage, risks, n % 2 == 0 ? n * 1000 : null)));

    private static PlanContent ContentOf(string title, Treatment.RiskStage stage, IReadOnlyList<Risk> risks, long? cost) => new(
        title, 1, [.. risks.Select(r => r.Id)], ["A.7.10"], "暗号化していない", "暗号化する", cost, cost, stage.Responsible.Id, [.. risks.Select((_, i) => new PlanStepEntry(null, $"手順 {i}", stage.Responsible.Id, null))]);

    private static IEnumerable<object> Others(int n, Treatment.RiskStage stage, Department department, Person person, List<Asset> assets, List<Risk> risks)
    {
        yield return Installation.Must(Appointment.Appoint(new AppointmentFields { Role = AppointmentRole.DepartmentSecurityOfficer, PersonId = stage.Owner.Id, DepartmentId = department.Id, Reason = "適任のため", From = new DateOnly(2024, 4, n % 28 + 1) }));
        yield return Installation.Must(Appointment.Appoint(new AppointmentFields { Role = AppointmentRole.DepartmentSecurityManager, PersonId = person.Id, DepartmentId = stage.Department.Id, Reason = "適任のため", From = new DateOnly(2025, 4, n % 28 + 1) }));
        yield return Installation.Must(RoleDuty.Write(new RoleDutyFields(AppointmentRole.IsmsOffice, n + 2, $"台帳を整える {n}", [], null)));
        yield return Installation.Must(Site.Open(new SiteFields($"第{n}営業所")));
        yield return Installation.Must(OwnControl.Add($"O.{n + 2}", $"独自の管理策 {n}", null, null));
        yield return Installation.Must(Measure.Add(new MeasureContent($"施錠 {n}", null, ["A.7.10"], [stage.Risk.Id, risks[0].Id], new Dictionary<AssetId, KeptProperties> { [stage.Asset.Id] = KeptProperties.Integrity, [assets[0].Id] = KeptProperties.Integrity }, person.Id, stage.Department.Id)));
    }

    private static async Task AttachAsync(Everything everything, MeguriDb db, Trail trail, List<Asset> assets, List<Risk> risks)
    {
        var planId = TreatmentPlanId.From(everything.Ids["/treatment"]);
        var measureId = MeasureId.From(everything.Ids["/soa/measures"]);
        var known = await db.Set<Risk>().Where(r => r.AssessmentId == everything.Stage.Risk.AssessmentId).ToListAsync();
        var plan = await db.Set<TreatmentPlan>().Include(p => p.Risks).Include(p => p.Steps).SingleAsync(p => p.Id == planId);
        plan.Change(ContentOf("媒体の暗号化", everything.Stage, known, null), DateTimeOffset.UtcNow).Problems.ShouldBeEmpty();
        var measure = await db.Set<Measure>().Include(m => m.Links).SingleAsync(m => m.Id == measureId);
        var kept = measure.Links.Select(l => l.AssetId).OfType<AssetId>().Concat(assets.Select(a => a.Id)).ToDictionary(id => id, _ => KeptProperties.Integrity);
        measure.Change(new MeasureContent(measure.Name, null, ["A.7.10"], [.. known.Select(r => r.Id)], kept)).Problems.ShouldBeEmpty();
        foreach (var (register, n) in Modules.Registers.SelectMany(register => risks.Select((_, n) => (register, n))).Where(at => at.n < 10))
        {
            var view = new SavedView { Register = register.Key, MembershipId = null };
            view.Ask($"q={n}").Ok.ShouldBeTrue();
            view.Rename($"表示 {Guid.NewGuid():N}").Problems.ShouldBeEmpty();
            db.Add(view);
        }
        trail.Begin("test.attach");
        await db.SaveChangesAsync();
    }
}
