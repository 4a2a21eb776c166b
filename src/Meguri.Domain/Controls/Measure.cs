using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;

namespace Meguri.Domain.Controls;

/// <summary>What a measure keeps of an asset.</summary>
[Flags]
public enum KeptProperties
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>機密性.</summary>
    Confidentiality = 1,

    /// <summary>完全性.</summary>
    Integrity = 2,

    /// <summary>可用性.</summary>
    Availability = 4,
}

/// <summary>What a measure says.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What is done.</param>
/// <param name="Controls">The controls it implements.</param>
/// <param name="Risks">The risks it treats.</param>
/// <param name="Keeps">The assets whose properties it keeps.</param>
/// <param name="ResponsibleId">Who answers for it.</param>
/// <param name="DepartmentId">Where it is done.</param>
public sealed record MeasureContent(
    string Name, string? Description, IReadOnlyList<string> Controls, IReadOnlyList<RiskId> Risks, IReadOnlyDictionary<AssetId, KeptProperties> Keeps,
    PersonId? ResponsibleId = null, DepartmentId? DepartmentId = null);

/// <summary>What a measure treats (a risk) or keeps (properties of an asset).</summary>
public sealed class MeasureLink : Entity
{
    private MeasureLink() { }

    internal MeasureLink(MeasureId measure, RiskId? risk, AssetId? asset, KeptProperties keeps) =>
        (Id, MeasureId, RiskId, AssetId, Keeps) = (NewId.Of<MeasureLinkId>(), measure, risk, asset, keeps);

    /// <summary>The key.</summary>
    public MeasureLinkId Id { get; private set; }

    /// <summary>The measure.</summary>
    public MeasureId MeasureId { get; private set; }

    /// <summary>The risk; null when an asset is named.</summary>
    public RiskId? RiskId { get; private set; }

    /// <summary>The asset; null when a risk is named.</summary>
    public AssetId? AssetId { get; private set; }

    /// <summary>What it keeps of the asset.</summary>
    public KeptProperties Keeps { get; private set; }

    internal void Keep(KeptProperties keeps) => Keeps = keeps;
}

/// <summary>Something the organization does: it implements controls, treats risks and keeps assets confidential, intact and at hand.</summary>
public sealed class Measure : Entity
{
    private List<string> _controls = [];
    private List<MeasureLink> _links = [];

    private Measure() { }

    /// <summary>The key.</summary>
    public MeasureId Id { get; private set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What is done.</summary>
    public string? Description { get; private set; }

    /// <summary>How far it is done.</summary>
    public ImplementationStatus Status { get; private set; }

    /// <summary>Since when it is so far; null while nobody said.</summary>
    public DateOnly? StatusOn { get; private set; }

    /// <summary>Who answers for it.</summary>
    public PersonId? ResponsibleId { get; private set; }

    /// <summary>Where it is done.</summary>
    public DepartmentId? DepartmentId { get; private set; }

    /// <summary>The numbers of the controls it implements, in their order.</summary>
    public IReadOnlyList<string> Controls => _controls;

    /// <summary>The risks it treats and the assets it keeps.</summary>
    public IReadOnlyList<MeasureLink> Links => _links;

    /// <summary>Adds one.</summary>
    public static Result<Measure> Add(MeasureContent content)
    {
        var measure = new Measure { Id = NewId.Of<MeasureId>() };
        var result = measure.Change(content);
        return result.Ok ? measure : Result<Measure>.Refused(result);
    }

    /// <summary>Changes what it says.</summary>
    public Result Change(MeasureContent content)
    {
        var problems = new List<Problem>();
        var controls = new List<string>();
        if (string.IsNullOrWhiteSpace(content.Name)) problems.Add(ControlProblems.NameMissing);
        foreach (var text in content.Controls.Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            if (ControlNumber.TryParse(text, out var number)) controls.Add(number.ToString());
            else problems.Add(ControlProblems.Number(text).At(nameof(Controls)));
        }
        if (content.Keeps.Values.Contains(KeptProperties.None)) problems.Add(ControlProblems.KeepsNothing);
        if (controls.Count == 0 && content.Risks.Count == 0 && content.Keeps.Count == 0) problems.Add(ControlProblems.MeasureWithoutPurpose);
        if (problems.Count > 0) return Result.From(problems);

        (Name, Description, ResponsibleId, DepartmentId) = (content.Name.Trim(), Words.Clean(content.Description), content.ResponsibleId, content.DepartmentId);
        _controls = [.. controls.Distinct(StringComparer.Ordinal).Order(ControlNumber.Order)];
        Link(content);
        return Result.Done;
    }

    /// <summary>Says how far it is done, and since when.</summary>
    public Result Report(ImplementationStatus status, DateOnly on, DateOnly today)
    {
        if (on > today) return ControlProblems.StatusInFuture;
        (Status, StatusOn) = (status, on);
        return Result.Done;
    }

    /// <summary>How far a control is implemented, judged by its measures: fully when all are, not when none is begun; null without measures.</summary>
    public static ImplementationStatus? StatusOf(IReadOnlyCollection<Measure> measures)
    {
        if (measures.Count == 0) return null;
        var statuses = measures.Select(measure => measure.Status).Distinct().ToArray();
        return statuses is [var only] ? only : ImplementationStatus.Partly;
    }

    private void Link(MeasureContent content)
    {
        _links.RemoveAll(link => link.RiskId is { } risk ? !content.Risks.Contains(risk) : !content.Keeps.ContainsKey(link.AssetId!.Value));
        foreach (var risk in content.Risks.Distinct().Where(risk => _links.All(link => link.RiskId != risk)).ToArray())
        {
            _links.Add(new MeasureLink(Id, risk, null, KeptProperties.None));
        }
        foreach (var (asset, keeps) in content.Keeps)
        {
            if (_links.Find(link => link.AssetId == asset) is { } link) link.Keep(keeps);
            else _links.Add(new MeasureLink(Id, null, asset, keeps));
        }
    }
}
