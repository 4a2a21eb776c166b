using System.Globalization;
using Meguri.Domain.Controls;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>What controls are called: those of Annex A from the catalogue, the organization's own from its register, in one query.</summary>
internal sealed class ControlNames(MeguriDb db)
{
    private Dictionary<string, OwnControl>? own;

    /// <summary>A control's name and our line on it, or the organization's own explanation.</summary>
    public async Task<(string Name, string? About)> OfAsync(string control, CancellationToken cancellation)
    {
        if (AnnexA.Catalog.Find(control) is { } known) return (known.Name, known.About);
        return (await OwnAsync(cancellation)).TryGetValue(control, out var added)
            ? (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? added.NameEnglish ?? added.Name : added.Name, added.Explanation) : (control, null);
    }

    /// <summary>Every control that can be chosen, number and name, in the order of the numbers.</summary>
    public async Task<IReadOnlyList<(string Control, string Name)>> AllAsync(CancellationToken cancellation)
    {
        var controls = AnnexA.Catalog.Controls.Select(control => control.Id).Concat((await OwnAsync(cancellation)).Keys).Order(ControlNumber.Order).ToList();
        var named = new List<(string, string)>(controls.Count);
        foreach (var control in controls) named.Add((control, (await OfAsync(control, cancellation)).Name));
        return named;
    }

    private async Task<Dictionary<string, OwnControl>> OwnAsync(CancellationToken cancellation) =>
        own ??= await db.Set<OwnControl>().AsNoTracking().ToDictionaryAsync(control => control.Control, StringComparer.Ordinal, cancellation);
}
