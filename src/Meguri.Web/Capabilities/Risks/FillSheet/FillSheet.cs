using Meguri.Domain.Assets;
using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Submissions;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Assets;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Writes on a sheet: the office its blocks, the department its own. Who may is what the actor is to the department; a stranger, and who writes in the other's blocks, is forbidden.</summary>
internal sealed class FillSheet(MeguriDb db, Trail trail, SheetLedger ledger, Assessments assessments, AssetLedger assets)
{
    /// <summary>Null when the actor does not see the sheet; problems stand where the form has their row.</summary>
    public async Task<Result?> SaveAsync(RiskSheetId id, SheetForm form, CancellationToken cancellation)
    {
        if (await ledger.FindAsync(id, cancellation) is not { } sheet) return null;
        var who = await ledger.PartyAsync(sheet.DepartmentId, cancellation);
        if (who == SubmissionParty.None || form.HasOffice && !Is(who, SubmissionParty.Receiver) || form.HasDepartment && !Is(who, SubmissionParty.Filler | SubmissionParty.Confirmer))
            throw new ForbiddenException(RiskPermissions.Assess);
        if (sheet.Version != form.Version) throw new DbUpdateConcurrencyException();
        if (await assessments.LatestAsync(cancellation) is not { Runs: true } running || running.Assessment.Id != sheet.AssessmentId) return RiskProblems.AssessmentFinished;
        var problems = new List<Problem>();
        if (form.HasOffice) problems.AddRange(OfOffice(sheet, who, form));
        if (form.HasDepartment && problems.Count == 0) problems.AddRange(await OfDepartmentAsync(sheet, who, form, running.Rules as GradeRules ?? GradeRules.Shipped, cancellation));
        if (problems.Count > 0)
        {
            db.ChangeTracker.Clear();
            return Result.From(problems);
        }
        // Rows are rows of their own; the sheet's version counts their changes too, so that two who write notice each other.
        db.Entry(sheet).Property(s => s.Situation).IsModified = true;
        trail.Begin("risks.sheets.fill", form.Reason);
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private static bool Is(SubmissionParty who, SubmissionParty wanted) => (who & wanted) != SubmissionParty.None;

    private static IEnumerable<Problem> OfOffice(RiskSheet sheet, SubmissionParty who, SheetForm form)
    {
        Result[] results =
        [
            form.Situation is { } text ? sheet.FillSituation(who, text) : Result.Done,
            form.Threats is { } threats
                ? sheet.FillThreats(who, [.. threats.Where(line => !line.IsEmpty).Select(line => new SheetThreatEntry(line.Position, KeyOf(line.Text), line.Text ?? "", line.Remark))]) : Result.Done,
            form.Measures is { } measures ? sheet.FillMeasures(who, [.. measures.Where(line => !line.IsEmpty).Select(line => new SheetMeasureEntry(line.Position, line.Text ?? ""))]) : Result.Done,
        ];
        return [.. results.SelectMany(result => result.Problems).Distinct().Select(problem => form.Placed(problem, sheet))];
    }

    /// <summary>A threat said in the catalogue's words, in either language, is the catalogue's.</summary>
    private static string? KeyOf(string? text)
    {
        var key = TextFolding.Key(text ?? "");
        return RiskCatalog.Shipped.Threats.FirstOrDefault(threat => TextFolding.Key(threat.Ja) == key || TextFolding.Key(threat.En) == key)?.Id;
    }

    private async Task<IReadOnlyList<Problem>> OfDepartmentAsync(RiskSheet sheet, SubmissionParty who, SheetForm form, GradeRules table, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var lines = (form.Assets ?? []).Where(line => !line.IsEmpty).ToList();
        var known = await KnownAsync(sheet, lines, cancellation);
        var entries = new List<SheetAssetEntry>();
        foreach (var line in lines)
        {
            var (number, words) = Split(line.Text);
            if (number is null) entries.Add(new SheetAssetEntry(line.Position, null, words, line.Impact, line.Remark));
            else if (known.TryGetValue(number.Value, out var asset)) entries.Add(new SheetAssetEntry(line.Position, asset.Id, words.Length > 0 ? words : asset.Name, line.Impact, line.Remark));
            else problems.Add(RiskPageProblems.UnknownAsset(line.Text!.Trim()).At($"Assets[{form.Assets!.IndexOf(line)}].Text"));
        }
        var risks = new List<SheetRiskEntry>();
        foreach (var line in (form.Risks ?? []).Where(line => !line.IsEmpty))
        {
            if (form.WrittenAsset(line.Asset ?? 0, sheet.Assets) is { } asset) risks.Add(line.Entry(asset));
            else problems.Add(RiskPageProblems.EmptyRowNamed($"A{line.Asset}").At($"Risks[{form.Risks!.IndexOf(line)}].Asset"));
        }
        var owners = risks.Select(risk => risk.OwnerId).OfType<PersonId>().Distinct().ToList();
        if (await db.Set<Person>().CountAsync(person => owners.Contains(person.Id), cancellation) != owners.Count) problems.Add(RiskPageProblems.UnknownOwner with { Field = null });
        if (problems.Count > 0) return problems;
        var result = sheet.FillAnswers(who, new SheetAnswers(entries, [.. (form.Answers ?? []).Select(line => line.Entry())], risks), table);
        return [.. result.Problems.Select(problem => form.Placed(problem, sheet))];
    }

    /// <summary>The ledger's assets that the lines name by number: those the actor sees, and those the sheet names already.</summary>
    private async Task<Dictionary<int, Asset>> KnownAsync(RiskSheet sheet, List<AssetLine> lines, CancellationToken cancellation)
    {
        var numbers = lines.Select(line => Split(line.Text).Number).OfType<int>().Distinct().ToList();
        var named = sheet.Assets.Select(row => row.AssetId).OfType<AssetId>().ToList();
        var visible = await assets.VisibleAsync(cancellation);
        return await db.Set<Asset>().AsNoTracking().Where(asset => numbers.Contains(asset.Number))
            .Where(asset => named.Contains(asset.Id) || asset.DisposedOn == null && visible.Select(seen => seen.Id).Contains(asset.Id)).ToDictionaryAsync(asset => asset.Number, cancellation);
    }

    private static (int? Number, string Words) Split(string? typed)
    {
        var text = (typed ?? "").Trim();
        var first = text.Split([' ', '　'], 2);
        return NumberText.Read(Asset.Series, first[0]) is { } number && !int.TryParse(first[0], out _) ? (number, first.Length > 1 ? first[1].Trim() : "") : (null, text);
    }
}
