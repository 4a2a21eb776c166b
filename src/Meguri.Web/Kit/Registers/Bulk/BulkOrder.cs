using System.Globalization;

namespace Meguri.Web.Kit.Registers;

/// <summary>A row as it was shown: its id and the version that stood there.</summary>
internal readonly record struct BulkRow(Guid Id, int Version)
{
    /// <summary>Writes rows into one field of a form.</summary>
    public static string Pack(IEnumerable<BulkRow> rows) => string.Join(' ', rows.Select(r => $"{r.Id:N}.{r.Version}"));

    /// <summary>Reads them; null when they are not as written.</summary>
    public static IReadOnlyList<BulkRow>? Unpack(string? text)
    {
        var rows = new List<BulkRow>();
        foreach (var word in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Split('.') is not [var id, var version] || !Guid.TryParseExact(id, "N", out var known)
                || !int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            rows.Add(new BulkRow(known, number));
        }
        return rows.Select(r => r.Id).Distinct().Count() == rows.Count && rows.Count <= BulkRunner.MostRows ? rows : null;
    }
}

/// <summary>Which rows were chosen.</summary>
/// <param name="Rows">The rows, at most <see cref="BulkRunner.MostRows"/>.</param>
/// <param name="TooMany">More match than one call may change.</param>
internal sealed record BulkChoice(IReadOnlyList<BulkRow> Rows, bool TooMany);

/// <summary>A change of many rows.</summary>
/// <param name="Rows">Which, as they were shown.</param>
/// <param name="Values">What to set.</param>
/// <param name="Query">The list's address.</param>
/// <param name="Reason">Why, in the actor's words.</param>
/// <param name="Write">False to look ahead.</param>
internal sealed record BulkOrder(IReadOnlyList<BulkRow> Rows, BulkValues Values, IQueryCollection Query, string? Reason, bool Write);

/// <summary>What a change does, or did.</summary>
/// <param name="Rows">Every row, in the order of the list.</param>
/// <param name="Written">True when it was done; else nothing was changed.</param>
internal sealed record BulkOutcome(IReadOnlyList<BulkOutcome.Row> Rows, bool Written)
{
    public int Changed => Rows.Count(r => r.Changes.Count > 0 && r.Stands);

    public int Refused => Rows.Count(r => !r.Stands);

    public int Unchanged => Rows.Count - Changed - Refused;

    /// <summary>True when a row was saved by somebody else since it was shown.</summary>
    public bool IsStale => Rows.Any(r => r.Stale);

    /// <summary>The rows that can be changed as they are now.</summary>
    public IReadOnlyList<BulkRow> Allowed => [.. Rows.Where(r => r.Refusals.Count == 0).Select(r => r.Now)];

    /// <param name="Now">The row as it stands in the database.</param>
    /// <param name="Number">Its first column.</param>
    /// <param name="Name">Its second column.</param>
    /// <param name="Path">Its page.</param>
    /// <param name="Changes">What becomes different.</param>
    /// <param name="Refusals">What stands in the way.</param>
    /// <param name="Stale">Saved by somebody else since it was shown.</param>
    internal sealed record Row(BulkRow Now, string? Number, string? Name, string Path, IReadOnlyList<Change> Changes, IReadOnlyList<string> Refusals, bool Stale)
    {
        /// <summary>True when nothing stands in the way.</summary>
        public bool Stands => Refusals.Count == 0 && !Stale;
    }

    /// <summary>One field's change.</summary>
    internal sealed record Change(string Label, string? Before, string? After);
}
