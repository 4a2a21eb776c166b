using Meguri.Domain.Assets;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>The pick lists of the ledger, and what the organization adds to them.</summary>
[Permit(AssetPermissions.View)]
internal sealed class KeepChoicesModel(AssetChoices choices) : MeguriPage
{
    [BindProperty]
    public ChoiceForm Input { get; set; } = new();

    public IReadOnlyDictionary<AssetChoiceList, IReadOnlyList<AssetChoice>> Own { get; private set; } = new Dictionary<AssetChoiceList, IReadOnlyList<AssetChoice>>();

    public bool MayChange => May(AssetPermissions.Choices);

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    [Needs(AssetPermissions.Choices)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!ModelState.IsValid) return Again();
        var added = await choices.AddAsync(Input.List, Input.Text, cancellation);
        return added.Ok ? Done(AssetWords.ChoiceAdded(added.Value.Text), "/assets/choices") : Refuse(added);
    }

    [Needs(AssetPermissions.Choices)]
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellation) =>
        await choices.RemoveAsync(AssetChoiceId.From(id), cancellation) ? Done(AssetWords.ChoiceRemoved, "/assets/choices") : NotFound();

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var own = new Dictionary<AssetChoiceList, IReadOnlyList<AssetChoice>>();
        foreach (var list in Enum.GetValues<AssetChoiceList>()) own[list] = await choices.OwnAsync(list, cancellation);
        Own = own;
    }

    /// <summary>A choice as typed.</summary>
    internal sealed class ChoiceForm
    {
        public AssetChoiceList List { get; set; }

        public string? Text { get; set; }
    }
}
