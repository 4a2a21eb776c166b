using System.Globalization;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.Registers;

/// <summary>
/// Changes many rows as one activity, or none of them. Looking ahead and changing are the same walk: one saves, the other forgets.
/// </summary>
internal sealed class BulkRunner(MeguriDb db, Access access, Trail trail, RegisterReader reader)
{
    /// <summary>Most rows of one call.</summary>
    public const int MostRows = 1000;

    private const int Batch = 500;

    /// <summary>The rows with these ids, or all the address leaves; null when one of them is not there for the reader, or the address asks for what there is not.</summary>
    public async Task<BulkChoice?> ChooseAsync<T>(
        Register<T> register, IQueryable<T> visible, IReadOnlyCollection<Guid>? ids, IQueryCollection query, CancellationToken cancellation) where T : Entity
    {
        if (await reader.NarrowAsync(register, visible, query, cancellation) is not var (asked, rows, _)) return null;
        if (ids is not null)
        {
            var known = (await FindAsync(visible.AsNoTracking(), ids, cancellation)).ToDictionary(RowIds<T>.Of);
            return ids.All(known.ContainsKey) ? new BulkChoice([.. ids.Select(id => new BulkRow(id, known[id].Version))], TooMany: false) : null;
        }
        var found = await register.Find(asked.Sort)!.Sorting!.Order(rows, asked.Descending).AsNoTracking().Take(MostRows + 1).ToListAsync(cancellation);
        return new BulkChoice([.. found.Take(MostRows).Select(row => new BulkRow(RowIds<T>.Of(row), row.Version))], found.Count > MostRows);
    }

    /// <summary>Walks the rows; null when one of them is not there for the reader. Any refusal leaves everything as it was.</summary>
    public async Task<BulkOutcome?> RunAsync<T>(Register<T> register, BulkChange<T> change, IQueryable<T> visible, BulkOrder order, CancellationToken cancellation) where T : Entity
    {
        access.Demand(change.Permission);
        var ids = order.Rows.Select(r => r.Id).ToList();
        var found = (await FindAsync(visible, ids, cancellation)).ToDictionary(RowIds<T>.Of);
        if (found.Count != ids.Count) return null;
        var rows = ids.ConvertAll(id => found[id]);
        if (await reader.NarrowAsync(register, visible, QueryCollection.Empty, cancellation) is not var (_, _, context)) return null;
        await reader.PrepareAsync(register, rows, context, cancellation);
        var fields = register.Fields.Where(f => order.Values.Has(f.Key)).ToList();
        var titles = register.Fields.Where(f => f.Shown).Take(2).ToList();
        var shown = rows.ConvertAll(row => new Shown([.. titles.Select(f => RegisterReader.CellOf(f, row, context).Text)], register.PathOf(row), row.Version, Values(fields, row, context)));

        var editable = (await FindAsync((await change.EditableAsync(cancellation)).AsNoTracking(), ids, cancellation)).Select(RowIds<T>.Of).ToHashSet();
        var mine = rows.Where(row => editable.Contains(RowIds<T>.Of(row))).ToList();
        var results = mine.Zip(await change.ApplyAsync(mine, order.Values, cancellation)).ToDictionary(r => RowIds<T>.Of(r.First), r => r.Second);
        await reader.PrepareAsync(register, mine, context, cancellation);
        var outcome = new BulkOutcome([.. rows.Select((row, i) => Look(row, order.Rows[i], shown[i], fields, context, results.GetValueOrDefault(RowIds<T>.Of(row))))], Written: false);
        return await SettleAsync(change.Act, order, outcome, cancellation);
    }

    private async Task<BulkOutcome> SettleAsync(string act, BulkOrder order, BulkOutcome outcome, CancellationToken cancellation)
    {
        if (!order.Write || outcome.Refused > 0 || outcome.Changed == 0)
        {
            db.ChangeTracker.Clear();
            return outcome;
        }
        trail.Begin(act, string.IsNullOrWhiteSpace(order.Reason) ? null : order.Reason.Trim());
        await db.SaveChangesAsync(cancellation);
        return outcome with { Written = true };
    }

    private static BulkOutcome.Row Look<T>(T row, BulkRow asked, Shown before, List<RegisterField<T>> fields, RegisterContext context, Result? result) where T : Entity
    {
        var stale = before.Version != asked.Version;
        IReadOnlyList<Problem> refusals = result is null ? [RegisterProblems.RowNotYours] : result.Problems;
        var after = Values(fields, row, context);
        return new BulkOutcome.Row(
            asked with { Version = before.Version }, before.Titles.ElementAtOrDefault(0), before.Titles.ElementAtOrDefault(1), before.Path,
            [.. fields.Select((f, i) => new BulkOutcome.Change(f.Label(), before.Values[i], after[i])).Where(c => c.Before != c.After)],
            [.. refusals.Select(Problems.Say)], stale);
    }

    private static async Task<List<T>> FindAsync<T>(IQueryable<T> rows, IReadOnlyCollection<Guid> ids, CancellationToken cancellation) where T : Entity
    {
        var found = new List<T>(ids.Count);
        foreach (var batch in ids.Chunk(Batch)) found.AddRange(await RowIds<T>.Among(rows, batch).ToListAsync(cancellation));
        return found;
    }

    private static List<string?> Values<T>(List<RegisterField<T>> fields, T row, RegisterContext context) where T : Entity =>
        fields.ConvertAll(f => f.Value(row, context) switch
        {
            null => null,
            DateOnly day => day.ToText(),
            var value => Convert.ToString(value, CultureInfo.CurrentCulture),
        });

    private sealed record Shown(IReadOnlyList<string?> Titles, string Path, int Version, IReadOnlyList<string?> Values);
}
