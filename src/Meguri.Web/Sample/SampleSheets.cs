using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Risks;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Sample;

/// <summary>The evaluation sheets of the review: two accepted, whose risks are in the register, and one at each other stage.</summary>
internal sealed class SampleSheets : ISamplePart
{
    private const string Office = "MD1005";

    private readonly Dictionary<string, SampleRisk> risks = SampleFiles.Read<SampleRiskFile>("assessment.json").Risks.ToDictionary(risk => risk.Key);

    public int Order => 45;

    public IEnumerable<SampleAct> Acts(SampleContext context)
    {
        foreach (var sheet in SampleFiles.Read<SampleSheetsFile>("sheets.json").Sheets)
        {
            SampleAct Act(DateOnly day, string by, Func<IServiceProvider, RiskSheet, CancellationToken, Task<Result?>> act, string what) => new(day, by, async (services, cancellation) =>
                SampleContext.Check(await act(services, await FindAsync(services, context, sheet, cancellation), cancellation), $"{what} of sheet {sheet.Control}"));
            SampleAct Move(DateOnly day, string by, Func<MoveSheets, RiskSheet, CancellationToken, Task<Result?>> move, string what) =>
                Act(day, by, (services, known, cancellation) => move(services.GetRequiredService<MoveSheets>(), known, cancellation), what);

            yield return new SampleAct(sheet.Prepared, Office, async (services, cancellation) => SampleContext.Check(
                await services.GetRequiredService<PrepareSheets>().PrepareAsync([context.Departments[sheet.Department]], [sheet.Control], true, cancellation), $"sheet {sheet.Control}"));
            yield return Act(sheet.Prepared, Office, (services, known, cancellation) => services.GetRequiredService<FillSheet>().SaveAsync(known.Id, OfficePart(known, sheet), cancellation), "situation");
            if (sheet is not { HandedOut: { } handedOut, Filled: { } filled, FilledBy: { } filler }) continue;
            yield return Move(handedOut, Office, async (move, known, cancellation) => await move.HandOutAsync(known.DepartmentId, sheet.Due, cancellation), "handing out");
            yield return Act(filled, filler, (services, known, cancellation) => FillAsync(services, context, known, sheet, row => !row.FoundLater, cancellation), "filling");
            if (sheet is not { HandedIn: { } handedIn, HandedInBy: { } sender }) continue;
            yield return Act(handedIn, sender, (services, known, cancellation) =>
            {
                // With every right it would be the head who hands in, and nobody would have to confirm.
                if (sender == filler) services.GetRequiredService<Actor>().BecomePerson(context.People[sender].Value, null, context.NameOf[sender], Role.DepartmentStaff);
                return services.GetRequiredService<MoveSheets>().HandInAsync(known.DepartmentId, cancellation);
            }, "handing in");
            if (sheet.SentBack is { } back)
                yield return Move(back.On, Office, (move, known, cancellation) => move.SendBackAsync(known.Id, known.Version, back.Reason, cancellation), "sending back");
            if (sheet.HandedInAgain is { } again)
            {
                yield return Act(again, filler, (services, known, cancellation) => FillAsync(services, context, known, sheet, _ => true, cancellation), "filling again");
                yield return Move(again, sender, (move, known, cancellation) => move.HandInAsync(known.DepartmentId, cancellation), "handing in again");
            }
            if (sheet.Accepted is not { } accepted) continue;
            yield return Move(accepted, Office, (move, known, cancellation) => move.AcceptAsync(known.Id, known.Version, cancellation), "accepting");
            yield return new SampleAct(accepted, Office, (services, cancellation) => RateAsync(services, context, sheet, cancellation));
        }
    }

    private static Task<RiskSheet> FindAsync(IServiceProvider services, SampleContext context, SampleSheet sheet, CancellationToken cancellation)
    {
        var department = context.Departments[sheet.Department];
        return SheetLedger.Whole(services.GetRequiredService<MeguriDb>().Set<RiskSheet>().AsNoTracking()).SingleAsync(s => s.DepartmentId == department && s.Control == sheet.Control, cancellation);
    }

    /// <summary>What the catalogue put there gives its rows to the sample's words.</summary>
    private static SheetForm OfficePart(RiskSheet known, SampleSheet sheet) => new()
    {
        Version = known.Version, Situation = sheet.Situation,
        Threats = [.. sheet.Threats.Select((threat, i) => new ThreatLine { Position = PlaceOf(known.Threats, i), Text = threat.Text, Remark = threat.Remark })],
        Measures = [.. sheet.Measures.Select((measure, i) => new MeasureLine { Position = PlaceOf(known.Measures, i), Text = measure })],
    };

    private async Task<Result?> FillAsync(IServiceProvider services, SampleContext context, RiskSheet known, SampleSheet sheet, Func<SampleSheetRisk, bool> found, CancellationToken cancellation)
    {
        var ids = sheet.Assets.Where(row => row.Asset is not null).Select(row => context.Assets[row.Asset!]).ToList();
        var names = await services.GetRequiredService<MeguriDb>().Set<Asset>().AsNoTracking().Where(asset => ids.Contains(asset.Id))
            .ToDictionaryAsync(asset => asset.Id, asset => $"{NumberText.Of(Asset.Series, asset.Number)} {asset.Name}", cancellation);
        return await services.GetRequiredService<FillSheet>().SaveAsync(known.Id, new SheetForm
        {
            Version = known.Version,
            Assets = [.. sheet.Assets.Select((row, i) => new AssetLine { Position = PlaceOf(known.Assets, i), Text = row.Asset is { } key ? names[context.Assets[key]] : row.Text, Impact = row.Impact })],
            Answers = [.. sheet.Answers.Select((answer, i) => new AnswerLine { Position = PlaceOf(known.Measures, i), Done = answer.Done, Remark = answer.Remark })],
            Risks = [.. sheet.Risks.Where(found).Select((row, i) => Line(context, row, PlaceOf(known.Risks, i)))],
        }, cancellation);
    }

    private RiskLine Line(SampleContext context, SampleSheetRisk row, int? position)
    {
        var entry = row.Key is { } key ? risks[key] : null;
        return new RiskLine
        {
            Position = position, Asset = row.Asset, Threat = row.Threat, Measure = row.Measure, Text = entry?.Consequence ?? row.Text, Property = entry?.Lost ?? row.Property,
            Likelihood = row.Likelihood, OwnerId = entry is null ? null : context.People[entry.Owner].Value,
        };
    }

    private static int? PlaceOf(IReadOnlyList<SheetRow> rows, int index) => index < rows.Count ? rows[index].Position : null;

    /// <summary>The organization's method rates by other scales than the sheet: the office rates the new risks by it, as those that were found without a sheet.</summary>
    private async Task RateAsync(IServiceProvider services, SampleContext context, SampleSheet sheet, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<MeguriDb>();
        var assets = SampleFiles.Read<SampleAssetsFile>("assets.json").Assets.ToDictionary(asset => asset.Key);
        var known = await FindAsync(services, context, sheet, cancellation);
        foreach (var (row, made) in sheet.Risks.Zip(known.Risks).Where(item => item.First.Key is not null))
        {
            var risk = await db.Set<Risk>().SingleAsync(r => r.Id == made.RiskId, cancellation);
            var entry = risks[row.Key!];
            await SampleRisks.RateAsync(services, context, risk, entry, assets[entry.Asset], cancellation);
            context.Risks[entry.Key] = risk.Id;
        }
        await SampleContext.SaveAsync(services, "risks.rate", cancellation);
    }
}

/// <summary><c>sheets.json</c>.</summary>
internal sealed record SampleSheetsFile(IReadOnlyList<SampleSheet> Sheets);

/// <summary>A sheet, with the days on which it went from hand to hand.</summary>
internal sealed record SampleSheet(
    string Department, string Control, DateOnly Prepared, DateOnly? HandedOut, DateOnly? Due, string? FilledBy, DateOnly? Filled, string? HandedInBy, DateOnly? HandedIn, SampleReturn? SentBack,
    DateOnly? HandedInAgain, DateOnly? Accepted, string Situation, IReadOnlyList<SampleNote> Threats, IReadOnlyList<string> Measures, IReadOnlyList<SampleSheetAsset> Assets,
    IReadOnlyList<SampleAnswer> Answers, IReadOnlyList<SampleSheetRisk> Risks);

/// <summary>When and why the office sent a sheet back.</summary>
internal sealed record SampleReturn(DateOnly On, string Reason);

/// <summary>A threat with its remark.</summary>
internal sealed record SampleNote(string Text, string? Remark);

/// <summary>An asset of the ledger, or own words.</summary>
internal sealed record SampleSheetAsset(string? Asset, string? Text, Grade? Impact);

/// <summary>How far a measure is done.</summary>
internal sealed record SampleAnswer(MeasureDone? Done, string? Remark);

/// <summary>A risk: one of the sample's, which its sheet found, or words of its own.</summary>
internal sealed record SampleSheetRisk(string? Key, int Asset, int Threat, int Measure, Grade? Likelihood, SecurityProperty Property, string? Text, bool FoundLater);
