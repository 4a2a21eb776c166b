using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Decides about many controls at once: those that stay ticked apply, for the same reason and with the same status.</summary>
[Permit(ControlPermissions.Edit)]
internal sealed class IncludeControlsModel(LiveStatement live, IncludeControls include) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The controls about which something is unsaid, in their groups.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<SoaRow> Rows)> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Input.Controls = [.. Groups.SelectMany(group => group.Rows).Select(row => row.Control)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!ModelState.IsValid) return Again();
        var result = await include.Handle(new(Input.Controls, new InclusionReason(Input.Kind, (Input.Words ?? "").Trim()), Input.Status, Input.PlannedOn), cancellation);
        if (result.Ok) return Done(ControlWords.IncludedMany(result.Value), "/soa");
        return Refuse(Result.From(result.Problems.Select(problem => problem.Field == nameof(ControlState.Reasons) ? problem with { Field = nameof(Form.Words) } : problem)));
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var soa = await live.ReadAsync(cancellation);
        Groups = [.. soa.Sources.Where(source => IncludeControls.IsOpen(source.State)).Select(SoaRow.Of).GroupBy(row => SoaText.GroupOf(row.Control).Title)
            .Select(group => (group.Key, (IReadOnlyList<SoaRow>)[.. group]))];
    }

    /// <summary>The form, as typed.</summary>
    internal sealed class Form
    {
        public List<string> Controls { get; set; } = [];

        public ReasonKind Kind { get; set; } = ReasonKind.Business;

        public string? Words { get; set; }

        public ImplementationStatus Status { get; set; } = ImplementationStatus.Implemented;

        public DateOnly? PlannedOn { get; set; }
    }
}
