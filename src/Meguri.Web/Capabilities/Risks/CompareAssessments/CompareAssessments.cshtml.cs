using Meguri.Domain.Risks;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>前回からの変化: which risks are new, gone, higher or lower than in the assessment before.</summary>
[Permit(RiskPermissions.View)]
internal sealed class CompareAssessmentsModel(AssessmentComparison comparison) : MeguriPage
{
    private const int MostLines = 500;

    [BindProperty(SupportsGet = true, Name = "from")]
    public Guid? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public RiskMoveKind? Kind { get; set; }

    public Comparison? Comparison { get; private set; }

    /// <summary>The lines shown: one kind, or all that changed.</summary>
    public IReadOnlyList<ComparedRisk> Lines { get; private set; } = [];

    /// <summary>How many more the file has.</summary>
    public int More { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return BadRequest();
        Comparison = await comparison.ReadAsync(From is { } from ? RiskAssessmentId.From(from) : null, cancellation);
        if (Comparison is null) return From is null ? Page() : NotFound();
        var wanted = Comparison.Lines.Where(line => Kind is { } kind ? line.Kind == kind : line.Kind != RiskMoveKind.Same).ToList();
        (Lines, More) = ([.. wanted.Take(MostLines)], Math.Max(0, wanted.Count - MostLines));
        return Page();
    }

    /// <summary>This page with another choice.</summary>
    public string Address(string path, RiskMoveKind? kind) => To(path + (Comparison is { } shown ? $"?from={shown.Before.Id.Value}" : "") + (kind is { } chosen ? $"&kind={chosen}" : ""));

    /// <summary>The colour of what became of a risk.</summary>
    public static Tone ToneOf(RiskMoveKind kind) => kind switch
    {
        RiskMoveKind.Added or RiskMoveKind.Higher => Tone.Red,
        RiskMoveKind.Gone or RiskMoveKind.Lower => Tone.Green,
        RiskMoveKind.Unrated => Tone.Yellow,
        _ => Tone.Neutral,
    };
}
