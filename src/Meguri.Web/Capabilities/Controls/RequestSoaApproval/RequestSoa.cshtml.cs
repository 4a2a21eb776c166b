using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Asks for the approval of the statement; says first what is missing, control by control.</summary>
[Permit(ControlPermissions.Edit)]
internal sealed class RequestSoaModel(LiveStatement live, Versions versions, RequestSoaApproval request, Signatory signatory) : MeguriPage
{
    [BindProperty]
    public NoteForm Input { get; set; } = new();

    public IReadOnlyList<Problem> Missing { get; private set; } = [];

    public SoaCounts Counts { get; private set; } = null!;

    public IReadOnlyList<SoaChange> Changes { get; private set; } = [];

    public int Number { get; private set; }

    public int? InForce { get; private set; }

    /// <summary>True when the account is tied to nobody, so that it cannot ask.</summary>
    public bool IsNobody => signatory.Person is null;

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!ModelState.IsValid) return Again();
        var result = await request.Handle(Input.Note, cancellation);
        if (result.Ok) return Done(ControlWords.Requested(result.Value.VersionNumber), $"/soa/versions/{result.Value.VersionNumber}");
        // What is missing in rows stands in the list, where each sentence leads to its control.
        return Refuse(Result.From(Missing.Count > 0 ? [new Problem("soa_incomplete", null, Missing.Count)] : result.Problems));
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var soa = await live.ReadAsync(cancellation);
        Missing = [.. SoaVersion.Check(soa.Rows, soa.Controls, Current.Today)];
        Counts = SoaCounts.Of(soa.Rows);
        var inForce = await versions.InForceAsync(cancellation);
        InForce = inForce?.VersionNumber;
        Number = (InForce ?? 0) + 1;
        Changes = inForce is null ? [] : SoaDifference.Between(inForce.Rows, soa.Rows);
    }

    /// <summary>What the author says to the version.</summary>
    internal sealed class NoteForm
    {
        public string? Note { get; set; }
    }
}
