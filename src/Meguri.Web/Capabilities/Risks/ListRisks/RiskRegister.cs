using System.Globalization;
using Meguri.Domain.Assets;
using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Kit.Registers;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>The register of risks, declared once; made per request, for its words need the names of assets.</summary>
/// <param name="db">Where assets are looked for.</param>
/// <param name="targets">What risks concern.</param>
/// <param name="choices">What can be chosen that only the data know.</param>
internal sealed class RiskRegister(MeguriDb db, RiskTargets targets, RegisterChoices choices)
{
    public Register<Risk> Declaration => new()
    {
        Key = "risks",
        Title = () => RiskWords.Register,
        DefaultSort = "-" + nameof(Risk.BeforeLevel),
        LinkField = nameof(Risk.Number),
        PathOf = risk => $"/risks/{risk.Id.Value}",
        Prepare = (rows, cancellation) => rows is null ? targets.ReadAllAsync(cancellation) : targets.ReadAsync(rows, cancellation),
        Search = Containing,
        Views =
        [
            new("all", () => RiskWords.View_All, (rows, _) => rows),
            new("above", () => RiskWords.View_Above, (rows, _) => rows.Where(r => (r.ResidualBand ?? r.BeforeBand) == AcceptanceBand.NotAcceptable)),
            new("unrated", () => RiskWords.View_Unrated, (rows, _) => rows.Where(r => r.BeforeLevel == null)),
            new("untreated", () => RiskWords.View_Untreated, (rows, _) => rows.Where(r => r.BeforeLevel != null && r.Option == null)),
            new("waiting", () => RiskWords.View_Waiting, (rows, _) => rows.Where(r => r.Option != null && (r.Acceptance == AcceptanceState.Open || r.Acceptance == AcceptanceState.AwaitingTopManagement))),
            new("fallen", () => RiskWords.View_Fallen, (rows, _) => rows.Where(r => r.Acceptance == AcceptanceState.Fallen)),
        ],
        Fields = [.. What(), .. Levels(), .. Who()],
    };

    private IEnumerable<RegisterField<Risk>> What() =>
    [
        new(nameof(Risk.Number), () => RiskWords.Field_Number, (r, _) => RiskText.NumberOf(r)) { Shown = true, Sorting = Sorting<Risk>.By(r => r.Number), Width = 9, Cell = (r, _) => new RegisterCell(RiskText.NumberOf(r), Nowrap: true) },
        new("Target", () => RiskWords.Field_Target, (r, _) => targets.TextOf(r)) { Shown = true, Width = 30, Cell = (r, _) => new RegisterCell(targets.TextOf(r), targets.NoteOf(r)) },
        new("TargetNumber", () => RiskWords.Field_TargetNumber, (r, _) => targets.NoteOf(r))
        {
            Width = 10,
            Filter = Chosen(choices.Asset, (rows, value) => Guid.TryParse(value, out var id) ? OfAsset(rows, AssetId.From(id)) : null),
        },
        new("Threat", () => RiskWords.Field_Threat, (r, _) => RiskText.ThreatOf(r)) { Shown = true, Width = 28, Cell = (r, _) => new RegisterCell(RiskText.ThreatOf(r), RiskText.VulnerabilityOf(r)) },
        new("Vulnerability", () => RiskWords.Field_Vulnerability, (r, _) => RiskText.VulnerabilityOf(r)) { Width = 28 },
        new(nameof(Risk.Consequence), () => RiskWords.Field_Consequence, (r, _) => r.Consequence) { Width = 40 },
        new(nameof(Risk.Property), () => RiskWords.Field_Property, (r, _) => RiskWords.Book.Of(r.Property)) { Shown = true, Width = 10, Filter = Choice<SecurityProperty>((rows, value) => rows.Where(r => r.Property == value)) },
        new(nameof(Risk.DepartmentId), () => RiskWords.Field_DepartmentId, (r, context) => r.DepartmentId is { } id ? context.Departments.PathOf(id) : null)
        {
            Width = 24,
            Filter = new(
                context => context.Departments.InOrder().Select(d => (d.Id.Value.ToString(), new string('　', context.Departments.DepthOf(d.Id)) + d.Name)),
                (rows, value, context) => Guid.TryParse(value, out var id) && context.Departments.Find(DepartmentId.From(id)) is not null
                    ? InDepartments(rows, context.Departments.WithDescendants(DepartmentId.From(id))) : null),
        },
    ];

    private IEnumerable<RegisterField<Risk>> Levels() =>
    [
        new(nameof(Risk.BeforeLevel), () => RiskWords.Field_BeforeLevel, (r, _) => r.BeforeLabel)
        {
            Shown = true, Width = 10, Sorting = Sorting<Risk>.By(r => r.BeforeLevel ?? -1),
            Cell = (r, _) => Level(r.BeforeLabel, r.BeforeBand),
            Filter = Chosen(choices.Cell, (rows, value) => CellOf(value) is var (v, l) ? rows.Where(r => r.BeforeValue == v && r.BeforeLikelihood == l) : null),
        },
        new("Band", () => RiskWords.Field_Band, (r, _) => (r.ResidualBand ?? r.BeforeBand) is { } band ? RiskText.BandOf(choices.Rules, band) : null)
        {
            Width = 14,
            Filter = new(_ => Enum.GetValues<AcceptanceBand>().Select(band => (band.ToString(), RiskText.BandOf(choices.Rules, band))),
                (rows, value, _) => Enum.TryParse<AcceptanceBand>(value, out var band) ? rows.Where(r => (r.ResidualBand ?? r.BeforeBand) == band) : null),
        },
        new(nameof(Risk.Option), () => RiskWords.Field_Option, (r, _) => r.Option is { } option ? RiskWords.Book.Of(option) : null) { Shown = true, Width = 10, Filter = Choice<TreatmentOption>((rows, value) => rows.Where(r => r.Option == value)) },
        new(nameof(Risk.Controls), () => RiskWords.Field_Controls, (r, _) => string.Join(" ", r.Controls)) { Width = 24 },
        new(nameof(Risk.ResidualLevel), () => RiskWords.Field_ResidualLevel, (r, _) => r.ResidualLabel)
        {
            Shown = true, Width = 10, Sorting = Sorting<Risk>.By(r => r.ResidualLevel ?? -1),
            Cell = (r, _) => Level(r.ResidualLabel, r.ResidualBand),
            Filter = Chosen(choices.ResidualCell, (rows, value) => CellOf(value) is var (v, l) ? rows.Where(r => (r.ResidualValue ?? r.BeforeValue) == v && (r.ResidualLikelihood ?? r.BeforeLikelihood) == l) : null),
        },
    ];

    private IEnumerable<RegisterField<Risk>> Who() =>
    [
        new(nameof(Risk.OwnerId), () => RiskWords.Field_OwnerId, (r, context) => context.NameOf(r.OwnerId))
        {
            Shown = true, Width = 14, Person = r => r.OwnerId,
            Filter = new(_ => choices.Owners.Select(owner => (owner.Id.Value.ToString(), owner.Name)),
                (rows, value, _) => Guid.TryParse(value, out var id) ? OwnedBy(rows, PersonId.From(id)) : null),
        },
        new(nameof(Risk.Acceptance), () => RiskWords.Field_Acceptance, (r, _) => RiskWords.Book.Of(r.Acceptance))
        {
            Shown = true, Width = 14, Filter = Choice<AcceptanceState>((rows, value) => rows.Where(r => r.Acceptance == value)),
            Cell = (r, _) => r.Option is null && r.Acceptance == AcceptanceState.Open ? new RegisterCell(null) : new RegisterCell("", Badges: [(RiskWords.Book.Of(r.Acceptance), RiskText.ToneOf(r.Acceptance))]),
        },
        new(nameof(Risk.ReviewBy), () => RiskWords.Field_ReviewBy, (r, _) => r.ReviewBy) { Width = 12, Sorting = Sorting<Risk>.By(r => r.ReviewBy ?? NoDay.Last) },
        new(nameof(Risk.AssessmentId), () => RiskWords.Assessment, (r, _) => choices.Assessments.FirstOrDefault(a => a.Id == r.AssessmentId).Title)
        {
            Width = 24,
            Filter = new(_ => choices.Assessments.Count > 1 ? choices.Assessments.Select(a => (a.Id.Value.ToString(), a.Title)) : [],
                (rows, value, _) => Guid.TryParse(value, out var id) ? OfAssessment(rows, RiskAssessmentId.From(id)) : null),
        },
    ];

    private IQueryable<Risk> Containing(IQueryable<Risk> rows, string text)
    {
        if (NumberText.Read(Risk.Series, text) is { } number) return rows.Where(r => r.Number == number);
        var key = TextFolding.Key(text);
        var threats = RiskCatalog.Shipped.Threats.Where(term => Says(term, key)).Select(term => term.Id).ToList();
        var vulnerabilities = RiskCatalog.Shipped.Vulnerabilities.Where(term => Says(term, key)).Select(term => term.Id).ToList();
        var assets = db.Set<Asset>().Where(a => a.NameKey.Contains(key)).Select(a => (AssetId?)a.Id);
        return rows.Where(r => assets.Contains(r.AssetId) || r.AssetGroup!.Contains(text) || r.Scenario!.Contains(text) || r.Consequence!.Contains(text)
            || r.ThreatText!.Contains(text) || r.VulnerabilityText!.Contains(text) || threats.Contains(r.ThreatKey!) || vulnerabilities.Contains(r.VulnerabilityKey!));
    }

    private static bool Says(CatalogTerm term, string key) => TextFolding.Key(term.Ja).Contains(key, StringComparison.Ordinal) || TextFolding.Key(term.En).Contains(key, StringComparison.Ordinal);

    private static RegisterCell Level(string? label, AcceptanceBand? band) =>
        label is null ? new RegisterCell(null) : new RegisterCell("", Badges: [(label, RiskText.ToneOf(band!.Value))]);

    private static RegisterFilter<Risk> Choice<TChoice>(Func<IQueryable<Risk>, TChoice, IQueryable<Risk>> apply) where TChoice : struct, Enum =>
        new(_ => Enum.GetValues<TChoice>().Select(value => (value.ToString(), RiskWords.Book.Of(value))),
            (rows, value, _) => Enum.TryParse<TChoice>(value, out var wanted) ? apply(rows, wanted) : null);

    /// <summary>A filter that other pages set; its list is there only while it is set, to be taken away.</summary>
    private static RegisterFilter<Risk> Chosen((string Value, string Label)? chosen, Func<IQueryable<Risk>, string, IQueryable<Risk>?> apply) =>
        new(_ => chosen is { } one ? [one] : [], (rows, value, _) => apply(rows, value));

    private static (int, int)? CellOf(string value) =>
        value.Split('x') is [var left, var right] && int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var v) && int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var l) ? (v, l) : null;

    private static IQueryable<Risk> InDepartments(IQueryable<Risk> rows, IReadOnlyList<DepartmentId> departments) => rows.Where(r => r.DepartmentId != null && departments.Contains(r.DepartmentId.Value));

    private static IQueryable<Risk> OfAsset(IQueryable<Risk> rows, AssetId asset) => rows.Where(r => r.AssetId == asset);

    private static IQueryable<Risk> OwnedBy(IQueryable<Risk> rows, PersonId owner) => rows.Where(r => r.OwnerId == owner);

    private static IQueryable<Risk> OfAssessment(IQueryable<Risk> rows, RiskAssessmentId assessment) => rows.Where(r => r.AssessmentId == assessment);
}

/// <summary>What can be chosen in the register that only the data know.</summary>
/// <param name="Rules">The method, for the words of its bands.</param>
/// <param name="Owners">The people who own risks.</param>
/// <param name="Assessments">The assessments, the latest first.</param>
/// <param name="Asset">The asset another page asked for.</param>
/// <param name="Cell">The cell of the heat map before treatment.</param>
/// <param name="ResidualCell">The cell of the heat map as things stand.</param>
internal sealed record RegisterChoices(
    MethodRules Rules, IReadOnlyList<(PersonId Id, string Name)> Owners, IReadOnlyList<(RiskAssessmentId Id, string Title)> Assessments,
    (string, string)? Asset = null, (string, string)? Cell = null, (string, string)? ResidualCell = null);
