using Meguri.Platform.Trail;
using Meguri.Web.Host;
using Meguri.Web.Kit.Past;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Kit.WhoLooked;

/// <summary>Who looked, newest first.</summary>
[Permit(LooksModule.See)]
internal sealed class ListLooksModel(LookList looks) : MeguriPage
{
    /// <summary>In the address: what was taken out, or what was looked at.</summary>
    private static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>(StringComparer.Ordinal) { ["files"] = Look.File, ["pages"] = Look.Page };

    public IReadOnlyList<LookRow> Rows { get; private set; } = [];

    /// <summary>What is shown only; null for all.</summary>
    public string? Kind { get; private set; }

    public bool IsFirst { get; private set; }

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? kind, long? before, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || before < 1 || kind is not null && !Kinds.ContainsKey(kind)) return BadRequest();
        (Kind, IsFirst) = (kind, before is null);
        (Rows, var next) = await looks.PageAsync(kind is null ? null : Kinds[kind], before, cancellation);
        Next = next is { } place ? PathOf(kind, place) : null;
        return Page();
    }

    /// <summary>The list's address, below the organization's.</summary>
    public string PathOf(string? kind, long? before = null) =>
        To(LooksModule.Path) + (kind, before) switch { (null, null) => "", (null, _) => $"?before={before}", (_, null) => $"?kind={kind}", _ => $"?kind={kind}&before={before}" };

    /// <summary>When, where the organization is.</summary>
    public DateTimeOffset Local(LookRow row) => TimeZoneInfo.ConvertTime(row.At, Current.Zone);

    /// <summary>What the page is called that it belongs to, and the way there; null where the reader has none.</summary>
    public static (string Title, string? Path) Of(Look look)
    {
        var path = look.Address?.Split('?')[0];
        var known = Modules.All.SelectMany(m => m.Navigation.Select(n => new Place(n.Path, n.Text)).Concat(m.Registers.Select(r => new Place(r.Path, r.Title)))).Append(new Place("/home", () => Shell.HomeWords.Home));
        var place = known.Where(p => path is not null && new PathString(path).StartsWithSegments(p.Path)).MaxBy(p => p.Path.Length);
        return place is null ? (look.Word switch { "trail" => LookWords.Trail, "organization" => LookWords.Everything, "attachments" => Attachments.AttachmentWords.Files, var word => word }, null) : (place.Title(), place.Path);
    }

    /// <summary>The way to what was shown, on the day that it was shown of: a page itself, for a file the list it was taken from.</summary>
    public string? HrefOf(Look look) => (look.Taken is null ? look.Address : Of(look).Path) is { } path ? To((look.Day is { } day ? PastMiddleware.Segment(day) : "") + path) : null;

    private sealed record Place(string Path, Func<string> Title);
}
