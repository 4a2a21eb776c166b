using Meguri.Domain.Risks;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>残留リスクをまとめて受容: an owner's risks that wait for acceptance, to accept those that may be accepted as they are.</summary>
[Member]
internal sealed class AcceptRisksModel(AcceptRisks accept, RiskTargets targets) : MeguriPage
{
    /// <summary>The ticked ones: a risk's key, a colon, the hash of what was shown.</summary>
    [BindProperty(Name = "row")]
    public List<string> Chosen { get; set; } = [];

    public AcceptRisks.Waiting Waiting { get; private set; } = null!;

    public string TargetOf(Risk risk) => targets.TextOf(risk);

    public string NoteOf(Risk risk) => targets.NoteOf(risk);

    public bool IsChosen(Risk risk) => Chosen.Contains(KeyOf(risk));

    /// <summary>What a tick sends.</summary>
    public static string KeyOf(Risk risk) => $"{risk.Id.Value}:{risk.StateHash()}";

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    [Named]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var choices = new List<AcceptRisks.Choice>();
        foreach (var key in Chosen)
        {
            if (key?.Split(':') is not [var id, var hash] || !Guid.TryParse(id, out var risk)) return BadRequest();
            choices.Add(new AcceptRisks.Choice(RiskId.From(risk), hash));
        }
        var result = await accept.Handle(choices, cancellation);
        if (result.Ok) return Done(RiskWords.AcceptedMany(result.Value.Value), "/risks/accept");
        await LoadAsync(cancellation);
        return Refuse(result);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Waiting = await accept.ReadAsync(cancellation);
        await targets.ReadAsync([.. Waiting.AsTheyAre, .. Waiting.OneByOne], cancellation);
    }
}
