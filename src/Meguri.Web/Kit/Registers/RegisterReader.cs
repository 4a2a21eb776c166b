using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Capabilities.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.Registers;

/// <summary>Reads pages and exports of registers: by key, bounded, with the names of one page in one query.</summary>
internal sealed class RegisterReader(MeguriDb db, Departments departments, CurrentOrganization current)
{
    private const int PageSize = 50;
    private const int Batch = 500;

    /// <summary>One page; null when the address asks for what there is not.</summary>
    /// <param name="register">The declaration.</param>
    /// <param name="visible">The rows the reader may see.</param>
    /// <param name="path">The list's address.</param>
    /// <param name="query">What the address asks.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<RegisterList?> PageAsync<T>(Register<T> register, IQueryable<T> visible, string path, IQueryCollection query, CancellationToken cancellation)
        where T : Entity
    {
        if (await NarrowAsync(register, visible, query, cancellation) is not var (asked, rows, context)) return null;
        var sorting = register.Find(asked.Sort)!.Sorting!;
        var backwards = asked.Before is not null;
        var page = sorting.Order(rows, asked.Descending != backwards);
        if ((asked.Before ?? asked.After) is { } cursor)
        {
            if (sorting.After(rows, cursor, asked.Descending != backwards) is not { } past) return null;
            page = sorting.Order(past, asked.Descending != backwards);
        }
        var found = await page.AsNoTracking().Take(PageSize + 1).ToListAsync(cancellation);
        var more = found.Count > PageSize;
        if (more) found.RemoveAt(PageSize);
        if (backwards) found.Reverse();
        await PrepareAsync(register, found, context, cancellation);
        var total = await CountAsync(rows, cancellation);
        var columns = asked.ColumnsOf(register).ToList();
        return new RegisterList
        {
            Path = path,
            Query = asked,
            Columns = [.. columns.Select(f => new RegisterList.Column(f.Key, f.Label(), f.Sorting is not null))],
            Choices = [.. register.Fields.Select(f => new RegisterList.Choice(f.Key, f.Label(), columns.Contains(f), f.Key == register.LinkField))],
            Rows = [.. found.Select(row => new RegisterList.Row(RowIds<T>.Of(row), register.PathOf(row), [.. columns.Select(f => CellOf(f, row, context))], columns.FindIndex(f => f.Key == register.LinkField)))],
            Total = total,
            Views = await ViewsAsync(register, visible, asked, context, total, cancellation),
            Filters = [.. register.Fields.Where(f => f.Filter is not null).Select(f => new RegisterList.Filter(f.Key, f.Label(), [.. f.Filter!.Choices(context)], asked.Filters.GetValueOrDefault(f.Key))).Where(f => f.Choices.Count > 0)],
            Next = found.Count > 0 && (backwards || more) ? asked.Address(path, ("after", sorting.CursorOf(found[^1]))) : null,
            Previous = found.Count > 0 && (backwards ? more : asked.After is not null) ? asked.Address(path, ("before", sorting.CursorOf(found[0]))) : null,
        };
    }

    /// <summary>What the address asks, and the rows it leaves; null when it asks for what there is not.</summary>
    public async Task<(RegisterQuery Asked, IQueryable<T> Rows, RegisterContext Context)?> NarrowAsync<T>(
        Register<T> register, IQueryable<T> visible, IQueryCollection query, CancellationToken cancellation) where T : Entity
    {
        if (RegisterQuery.Read(register, query) is not { } asked) return null;
        var context = await ContextAsync(cancellation);
        return Narrow(register, visible, asked, context) is { } rows ? (asked, rows, context) : null;
    }

    /// <summary>The filters of an address whose value the register no longer has; null when the address asks for anything else that there is not.</summary>
    public async Task<IReadOnlyList<LostFilter>?> LostAsync<T>(Register<T> register, IQueryable<T> visible, IQueryCollection query, CancellationToken cancellation) where T : Entity
    {
        if (RegisterQuery.Read(register, query) is not { } asked) return null;
        var context = await ContextAsync(cancellation);
        return [.. asked.Filters.Where(f => register.Find(f.Key)!.Filter!.Apply(visible, f.Value, context) is null).Select(f => new LostFilter("f." + f.Key, register.Find(f.Key)!.Label()))];
    }

    /// <summary>The rows the filters leave with the chosen columns, as paper shows them; null when the address asks for what there is not.</summary>
    public async Task<RegisterPaper?> PaperAsync<T>(Register<T> register, IQueryable<T> visible, IQueryCollection query, CancellationToken cancellation) where T : Entity
    {
        if (await NarrowAsync(register, visible, query, cancellation) is not var (asked, rows, context)) return null;
        var found = await register.Find(asked.Sort)!.Sorting!.Order(rows, asked.Descending).AsNoTracking().Take(RegisterPaper.MostRows + 1).ToListAsync(cancellation);
        var cut = found.Count > RegisterPaper.MostRows;
        if (cut) found.RemoveAt(RegisterPaper.MostRows);
        await PrepareAsync(register, found, context, cancellation);
        var columns = asked.ColumnsOf(register);
        var whole = columns.Sum(f => f.Width);
        return new RegisterPaper
        {
            Columns = [.. columns.Select(f => new RegisterPaper.Column(f.Label(), Math.Round(f.Width * 100 / whole, 1)))],
            Rows = [.. found.Select(row => (IReadOnlyList<RegisterCell>)[.. columns.Select(f => CellOf(f, row, context))])],
            Cut = cut,
            Conditions = [.. Conditions(register, asked, context)],
            Query = asked.Address(""),
        };
    }

    /// <summary>Every row the filters leave, as exports write it; null when the address asks for what there is not.</summary>
    /// <param name="register">The declaration.</param>
    /// <param name="visible">The rows the reader may see.</param>
    /// <param name="query">What the address asks.</param>
    /// <param name="fields">Which fields, of what is asked.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<(IReadOnlyList<RegisterField<T>> Fields, IAsyncEnumerable<IReadOnlyList<object?>> Rows)?> RowsAsync<T>(
        Register<T> register, IQueryable<T> visible, IQueryCollection query, Func<RegisterQuery, IReadOnlyList<RegisterField<T>>> fields, CancellationToken cancellation) where T : Entity
    {
        if (await NarrowAsync(register, visible, query, cancellation) is not var (asked, rows, context)) return null;
        var wanted = fields(asked);
        return (wanted, StreamAsync(register, wanted, register.Find(asked.Sort)!.Sorting!.Order(rows, asked.Descending), context, cancellation));
    }

    /// <summary>Reads what values need besides these rows: the names of their people, and what the register says itself.</summary>
    public async Task PrepareAsync<T>(Register<T> register, IReadOnlyList<T> rows, RegisterContext context, CancellationToken cancellation) where T : Entity
    {
        await NameAsync(register, rows, context, cancellation);
        if (register.Prepare is { } prepare) await prepare(rows, cancellation);
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> StreamAsync<T>(
        Register<T> register, IReadOnlyList<RegisterField<T>> fields, IQueryable<T> rows, RegisterContext context,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation) where T : Entity
    {
        // The names first, in one go: a second query cannot run beside the open one.
        foreach (var person in await db.Set<Person>().AsNoTracking().Select(p => new { p.Id, p.Name }).ToListAsync(cancellation))
            context.People[person.Id] = person.Name;
        if (register.Prepare is { } prepare) await prepare(null, cancellation);
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
            yield return [.. fields.Select(f => f.Value(row, context))];
    }

    private static IEnumerable<string> Conditions<T>(Register<T> register, RegisterQuery asked, RegisterContext context) where T : Entity
    {
        if (register.Views.FirstOrDefault(v => v.Key == asked.View) is { } view) yield return view.Label();
        foreach (var (key, value) in asked.Filters)
        {
            var field = register.Find(key)!;
            yield return RegisterWords.Condition(field.Label(), field.Filter!.Choices(context).FirstOrDefault(c => c.Value == value).Label?.Trim('　') ?? value);
        }
        if (asked.Search.Length > 0) yield return RegisterWords.Condition(RegisterWords.SearchedFor, asked.Search);
    }

    private static IQueryable<T>? Narrow<T>(Register<T> register, IQueryable<T> rows, RegisterQuery asked, RegisterContext context) where T : Entity
    {
        var view = asked.View.Length > 0 ? register.Views.Single(v => v.Key == asked.View) : register.Views.FirstOrDefault();
        if (view is not null) rows = view.Apply(rows, context);
        if (asked.Search.Length > 0) rows = register.Search(rows, asked.Search);
        foreach (var (key, value) in asked.Filters)
        {
            if (register.Find(key)!.Filter!.Apply(rows, value, context) is not { } left) return null;
            rows = left;
        }
        return rows;
    }

    private async Task<IReadOnlyList<RegisterList.View>> ViewsAsync<T>(
        Register<T> register, IQueryable<T> visible, RegisterQuery asked, RegisterContext context, int total, CancellationToken cancellation) where T : Entity
    {
        var views = new List<RegisterList.View>();
        // On a long register the counts would cost more than the page.
        var whole = total <= RegisterList.CountedUpTo ? await CountAsync(visible, cancellation) : total;
        foreach (var view in register.Views)
        {
            var count = whole > RegisterList.CountedUpTo ? (int?)null : await CountAsync(view.Apply(visible, context), cancellation);
            views.Add(new RegisterList.View(view.Key, view.Label(), count, asked.View == view.Key || asked.View.Length == 0 && view == register.Views[0]));
        }
        return views;
    }

    private static Task<int> CountAsync<T>(IQueryable<T> rows, CancellationToken cancellation) =>
        rows.Select(_ => 1).Take(RegisterList.CountedUpTo + 1).CountAsync(cancellation);

    private async Task<RegisterContext> ContextAsync(CancellationToken cancellation) => new(await departments.TreeAsync(cancellation), current.Today);

    private async Task NameAsync<T>(Register<T> register, IReadOnlyList<T> rows, RegisterContext context, CancellationToken cancellation) where T : Entity
    {
        var ids = register.Fields.Where(f => f.Person is not null).SelectMany(f => rows.Select(f.Person!)).OfType<PersonId>().Distinct().ToList();
        foreach (var chunk in ids.Chunk(Batch))
            foreach (var person in await db.Set<Person>().AsNoTracking().Where(p => chunk.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(cancellation))
                context.People[person.Id] = person.Name;
    }

    /// <summary>How the list shows a field of a row.</summary>
    public static RegisterCell CellOf<T>(RegisterField<T> field, T row, RegisterContext context) where T : Entity =>
        field.Cell?.Invoke(row, context) ?? field.Value(row, context) switch
        {
            null => new RegisterCell(null),
            DateOnly day => new RegisterCell(day.ToString("yyyy/MM/dd", System.Globalization.CultureInfo.InvariantCulture), Numeric: true, Nowrap: true),
            int number => new RegisterCell(number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), Numeric: true),
            // A name is not broken over two lines.
            var value => new RegisterCell(Convert.ToString(value, System.Globalization.CultureInfo.CurrentCulture), Nowrap: field.Person is not null),
        };
}
