using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Controls;
using Meguri.Web.Capabilities.Risks;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Sample;

/// <summary>The method and two rounds with it: the autumn of 2025, finished, and that of 2026, where three risks were found after the others were treated.</summary>
internal sealed class SampleRisks : ISamplePart
{
    private const int DaysToApprove = 7;

    private readonly SampleRiskFile file = SampleFiles.Read<SampleRiskFile>("assessment.json");

    public int Order => 40;

    public IEnumerable<SampleAct> Acts(SampleContext context)
    {
        var (method, office, first, second) = (file.Method, file.PerformedBy, file.Rounds[0], file.Rounds[1]);
        yield return new SampleAct(method.ApprovedOn.AddDays(-DaysToApprove), method.PreparedBy, WriteMethodAsync);
        yield return new SampleAct(method.ApprovedOn, method.ApprovedBy, ApproveMethodAsync);
        yield return new SampleAct(first.From, office, (services, cancellation) => StartAsync(services, first, cancellation));
        yield return new SampleAct(first.GapOn, office, (services, cancellation) => JudgeAsync(services, FirstGaps(), cancellation));
        var assets = SampleFiles.Read<SampleAssetsFile>("assets.json").Assets.ToDictionary(a => a.Key);
        var ofSheets = SampleFiles.Read<SampleSheetsFile>("sheets.json").Sheets.SelectMany(sheet => sheet.Risks).Select(row => row.Key).ToHashSet();
        foreach (var day in file.Risks.Where(r => !ofSheets.Contains(r.Key)).GroupBy(r => r.Identified))
            yield return new SampleAct(day.Key, office, (services, cancellation) => IdentifyAsync(services, context, day, assets, cancellation));
        yield return new SampleAct(first.TreatedOn, office, (services, cancellation) => TreatAsync(services, context, file.OfFirstYear, cancellation));
        yield return new SampleAct(first.FinishedOn!.Value, office, async (services, cancellation) =>
            SampleContext.Check(await services.GetRequiredService<StartAssessment>().FinishAsync(cancellation), "end of the first assessment"));
        yield return new SampleAct(second.From, office, async (services, cancellation) =>
        {
            await StartAsync(services, second, cancellation);
            await FollowAsync(services, context, cancellation);
        });
        yield return new SampleAct(second.GapOn, office, (services, cancellation) => JudgeAsync(
            services, [.. file.Gap.Select(gap => gap.FoundOn is null ? gap : new SampleGap(gap.Control, GapVerdict.Conforms, null))], cancellation));
        yield return new SampleAct(second.RatedOn!.Value, office, (services, cancellation) => RateAgainAsync(services, context, assets, cancellation));
        foreach (var found in file.Gap.Where(gap => gap.FoundOn is not null).GroupBy(gap => gap.FoundOn!.Value))
            yield return new SampleAct(found.Key, office, (services, cancellation) => JudgeAsync(services, [.. found], cancellation));
        foreach (var day in file.Risks.GroupBy(r => r.Identified < second.TreatedOn ? second.TreatedOn : second.LastTreatedOn!.Value))
            yield return new SampleAct(day.Key, office, (services, cancellation) => TreatAsync(services, context, day, cancellation));
    }

    private static async Task StartAsync(IServiceProvider services, SampleRound round, CancellationToken cancellation) => SampleContext.Check(
        await services.GetRequiredService<StartAssessment>().StartAsync(new(round.Name, round.FiscalYear, AssessmentApproach.Both, true, true), cancellation), round.Name);

    /// <summary>From now on the sample's keys mean the risks as the new round has them.</summary>
    private static async Task FollowAsync(IServiceProvider services, SampleContext context, CancellationToken cancellation)
    {
        var carried = await services.GetRequiredService<MeguriDb>().Set<Risk>().AsNoTracking().Where(r => r.PreviousId != null).ToDictionaryAsync(r => r.PreviousId!.Value, r => r.Id, cancellation);
        foreach (var (key, id) in context.Risks.ToList()) context.Risks[key] = carried[id];
    }

    private async Task RateAgainAsync(IServiceProvider services, SampleContext context, Dictionary<string, SampleAsset> assets, CancellationToken cancellation)
    {
        var running = (await services.GetRequiredService<Assessments>().LatestAsync(cancellation))!.Assessment.Id;
        var risks = await services.GetRequiredService<MeguriDb>().Set<Risk>().Where(r => r.AssessmentId == running).ToDictionaryAsync(r => r.Id, cancellation);
        foreach (var entry in file.OfFirstYear) await RateAsync(services, context, risks[context.Risks[entry.Key]], entry with { First = null }, assets[entry.Asset], cancellation);
        await SampleContext.SaveAsync(services, "risks.rate", cancellation);
    }

    private async Task WriteMethodAsync(IServiceProvider services, CancellationToken cancellation)
    {
        Scale Steps(string scale) => new() { Labels = [.. file.Method.Scales[scale].OrderBy(s => s.Level).Select(s => s.Ja)] };
        var rules = new ValueThreatVulnerabilityRules
        {
            ValueScale = Steps("confidentiality"), ThreatScale = Steps("threat"), VulnerabilityScale = Steps("vulnerability"),
            Acceptance = new AcceptanceLevels(file.Method.Acceptance, file.Method.Bands[^1].From - 1),
        };
        var draft = await services.GetRequiredService<MeguriDb>().Set<RiskMethod>().AsNoTracking().SingleAsync(cancellation);
        var saved = SampleContext.Taken(await services.GetRequiredService<SaveMethod>().SaveAsync(file.Method.Name, rules, null, draft.Version, cancellation), "method");
        SampleContext.Check(await services.GetRequiredService<DecideMethod>().RequestAsync(saved.Id, cancellation), "method's request");
    }

    private static async Task ApproveMethodAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var method = await services.GetRequiredService<MeguriDb>().Set<RiskMethod>().AsNoTracking().SingleAsync(cancellation);
        SampleContext.Check(await services.GetRequiredService<DecideMethod>().DecideAsync(method.Id, true, method.ContentHash(), null, cancellation), "method's approval");
    }

    /// <summary>What the first gap analysis found is what the first statement of applicability plans to do.</summary>
    private static List<SampleGap> FirstGaps()
    {
        var plans = SampleFiles.Read<SampleTreatmentFile>("treatment.json").Plans.ToDictionary(p => p.Number);
        return [.. SampleFiles.Read<SampleSoaFile>("soa.json").Controls.Select(c => c switch
        {
            { Applicable: false } => new SampleGap(c.Id, GapVerdict.NotApplicable, c.Exclusion!.Reason),
            { Plan: { } plan } => new SampleGap(c.Id, c.Status == Domain.Controls.ImplementationStatus.Partly ? GapVerdict.Partly : GapVerdict.DoesNot, plans[plan].Problem),
            _ => new SampleGap(c.Id, GapVerdict.Conforms, null),
        })];
    }

    private static async Task JudgeAsync(IServiceProvider services, IReadOnlyList<SampleGap> verdicts, CancellationToken cancellation)
    {
        var running = (await services.GetRequiredService<Assessments>().LatestAsync(cancellation))!.Assessment.Id;
        var known = await services.GetRequiredService<MeguriDb>().Set<GapEntry>().AsNoTracking().Where(g => g.AssessmentId == running).ToDictionaryAsync(g => g.Control, cancellation);
        var rows = verdicts.Select(verdict =>
        {
            var row = SaveGaps.Row.Of(verdict.Control, known.GetValueOrDefault(verdict.Control));
            (row.Verdict, row.Finding) = (verdict.Verdict, verdict.Finding);
            return row;
        }).ToList();
        SampleContext.Check(await services.GetRequiredService<SaveGaps>().SaveAsync(null, rows, cancellation), "gap analysis");
        if (known.Count == 0 && rows.Count != AnnexA.Catalog.Controls.Count) throw new InvalidDataException("The sample's gap analysis leaves controls out.");
    }

    private static async Task IdentifyAsync(
        IServiceProvider services, SampleContext context, IEnumerable<SampleRisk> found, Dictionary<string, SampleAsset> assets, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<MeguriDb>();
        var running = (await services.GetRequiredService<Assessments>().LatestAsync(cancellation))!;
        foreach (var entry in found)
        {
            var asset = assets[entry.Asset];
            var risk = SampleContext.Taken(
                Risk.Identify(running.Assessment.Id, RiskTarget.Asset(context.Assets[entry.Asset], context.Departments[asset.Department]), new RiskSource(entry.Threat, null, entry.Vulnerability), entry.Lost, entry.Controls),
                $"risk {entry.Key}");
            await RateAsync(services, context, risk, entry, asset, cancellation);
            context.Risks[entry.Key] = db.Add(risk).Entity.Id;
        }
        await SampleContext.SaveAsync(services, "risks.add", cancellation);
    }

    /// <summary>Says where a risk comes from in the catalogue's terms, what would follow and whose it is, and rates it.</summary>
    public static async Task RateAsync(IServiceProvider services, SampleContext context, Risk risk, SampleRisk entry, SampleAsset asset, CancellationToken cancellation)
    {
        var running = (await services.GetRequiredService<Assessments>().LatestAsync(cancellation))!;
        var now = services.GetRequiredService<Signatory>().Now;
        var inputs = new RiskInputs
        {
            Confidentiality = asset.C, Integrity = asset.I, Availability = asset.A, PersonalData = asset.Personal, Threat = entry.First?.ThreatLevel ?? entry.ThreatLevel, Vulnerability = entry.First?.VulnerabilityLevel ?? entry.VulnerabilityLevel,
        };
        SampleContext.Check(risk.Describe(new RiskSource(entry.Threat, null, entry.Vulnerability), entry.Consequence), $"risk {entry.Key}");
        SampleContext.Check(risk.GiveTo(context.People[entry.Owner], now), $"owner of {entry.Key}");
        SampleContext.Check(risk.Estimate(running.Method, entry.Lost, inputs, now), $"level of {entry.Key}");
    }

    private static async Task TreatAsync(IServiceProvider services, SampleContext context, IEnumerable<SampleRisk> decided, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<MeguriDb>();
        var signatory = services.GetRequiredService<Signatory>();
        var running = (await services.GetRequiredService<Assessments>().LatestAsync(cancellation))!;
        var risks = await db.Set<Risk>().Where(r => r.AssessmentId == running.Assessment.Id && r.Option == null).ToDictionaryAsync(r => r.Id, cancellation);
        foreach (var entry in decided)
        {
            var risk = risks[context.Risks[entry.Key]];
            var stays = entry.Treatment is TreatmentOption.None or TreatmentOption.Retain;
            var after = stays ? null : risk.Before! with { Threat = entry.AfterThreat, Vulnerability = entry.AfterVulnerability };
            SampleContext.Check(risk.Treat(running.Method, entry.Treatment, after, entry.Controls, signatory.Now), $"treatment of {entry.Key}");
            db.Add(SampleContext.Taken(risk.RequestAcceptance(signatory.Person!.Value, signatory.Now), $"request to accept {entry.Key}"));
        }
        await SampleContext.SaveAsync(services, "risks.treat", cancellation);
    }
}
