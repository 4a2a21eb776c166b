using System.Globalization;
using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>The ledger's difference since a day, on screen and on paper.</summary>
[Permit(AssetPermissions.View)]
internal class CompareAssetsModel(AssetDifference difference, Departments departments) : MeguriPage
{
    /// <summary>The day; a year ago unless told.</summary>
    [BindProperty(SupportsGet = true, Name = "since")]
    public DateOnly? Asked { get; set; }

    public DateOnly Since { get; private set; }

    public DateOnly Today => Current.Today;

    public string Organization => Current.Value.NameIn(CultureInfo.CurrentUICulture);

    public AssetDifference.Difference Difference { get; private set; } = null!;

    public DepartmentTree Tree { get; private set; } = null!;

    /// <summary>The three kinds, in the order of the page.</summary>
    public IEnumerable<(string Title, AssetDifference.Part Part)> Parts =>
    [
        (AssetWords.AddedSince, Difference.Added), (AssetWords.ChangedSince, Difference.Changed), (AssetWords.DisposedSince, Difference.Disposed),
    ];

    /// <summary>What became different of an asset: its fields, or where it came in or went.</summary>
    public IEnumerable<string> WhatOf(Asset asset, AssetDifference.Part part)
    {
        if (part == Difference.Disposed) return [AssetWords.DisposedOnText(asset.DisposedOn!.Value.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture))];
        if (part == Difference.Added) return [string.Join("・", new[] { asset.Kind, asset.Medium, asset.Place }.OfType<string>())];
        return Difference.Net.GetValueOrDefault(asset.Id.Value, []).Select(c => $"{c.Label}: {c.Before ?? "—"} → {c.After ?? "—"}");
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid || Asked > Current.Today || Asked?.Year < 1900) return BadRequest();
        Since = Asked ?? Asset.YearBefore(Current.Today);
        Tree = await departments.TreeAsync(cancellation);
        Difference = await difference.SinceAsync(Since, cancellation);
        return Page();
    }
}

/// <summary>The difference on A4.</summary>
[Permit(AssetPermissions.View)]
internal sealed class PrintComparisonModel(AssetDifference difference, Departments departments) : CompareAssetsModel(difference, departments);
