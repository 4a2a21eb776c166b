using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>The pick lists of the ledger: nine contents and five media are shipped, the organization adds its own (S2-12).</summary>
internal sealed class AssetChoices(MeguriDb db, Access access, Trail trail)
{
    /// <summary>Most choices an organization adds to one list.</summary>
    public const int Most = 100;

    /// <summary>What is shipped, in the reader's language.</summary>
    public static IReadOnlyList<string> Shipped(AssetChoiceList list) =>
        [.. Enumerable.Range(1, list == AssetChoiceList.Kind ? 9 : 5).Select(n => AssetWords.Book[$"Choice_{list}_{n}"])];

    /// <summary>The choices of a list, the organization's own last.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(AssetChoiceList list, CancellationToken cancellation) => [.. Shipped(list), .. (await OwnAsync(list, cancellation)).Select(c => c.Text)];

    /// <summary>What the organization added, in the order it did.</summary>
    public async Task<IReadOnlyList<AssetChoice>> OwnAsync(AssetChoiceList list, CancellationToken cancellation) =>
        await db.Set<AssetChoice>().AsNoTracking().Where(c => c.List == list).OrderBy(c => c.Id).ToListAsync(cancellation);

    /// <summary>Adds a choice.</summary>
    public async Task<Result<AssetChoice>> AddAsync(AssetChoiceList list, string? text, CancellationToken cancellation)
    {
        access.Demand(AssetPermissions.Choices);
        var own = await OwnAsync(list, cancellation);
        if (own.Count >= Most) return AssetProblems.TooManyChoices(Most);
        var choice = AssetChoice.Add(list, text, [.. Shipped(list), .. own.Select(c => c.Text)]);
        if (!choice.Ok) return choice;
        db.Add(choice.Value);
        trail.Begin("assets.add-choice");
        await db.SaveChangesAsync(cancellation);
        return choice;
    }

    /// <summary>Takes an own choice from its list; assets keep what is written in them. False when there is none.</summary>
    public async Task<bool> RemoveAsync(AssetChoiceId id, CancellationToken cancellation)
    {
        access.Demand(AssetPermissions.Choices);
        if (await db.Set<AssetChoice>().SingleOrDefaultAsync(c => c.Id == id, cancellation) is not { } choice) return false;
        db.Remove(choice);
        trail.Begin("assets.remove-choice");
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
