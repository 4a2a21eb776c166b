using Meguri.Domain.Kernel;

namespace Meguri.Domain.Exchange;

/// <summary>Finds the header of a sheet by itself: titles above it, one header row or two with merged parents.</summary>
public static class HeaderFinder
{
    /// <summary>The word in a mapping for a column that shall not be read.</summary>
    public const string Ignore = "ignore";

    /// <summary>
    /// Takes the row, or two rows on top of each other, that carry the most known columns; when none is known, the widest row of
    /// words, so that a person can map it. Problem: <c>empty_sheet</c>. A required field that is missing is in the finding.
    /// </summary>
    /// <param name="rows">The first rows (about 30) in order; blank ones may be left out.</param>
    /// <param name="definitions">The fields a file may bring.</param>
    /// <param name="merged">Merged cells; without them a blank to the right of a parent continues it.</param>
    /// <param name="mapping">Header text → key, or <see cref="Ignore"/>: said by a person, so it wins over the aliases.</param>
    public static Result<HeaderFinding> Find(
        IReadOnlyList<TopRow> rows,
        IReadOnlyList<ColumnDefinition> definitions,
        IReadOnlyList<CellRange>? merged = null,
        IReadOnlyDictionary<string, string>? mapping = null)
    {
        var matcher = new ColumnMatcher(definitions, mapping);
        var filled = rows.Where(row => row.Cells.Any(IsFilled)).ToArray();
        if (filled.Length == 0) return ExchangeProblems.EmptySheet;
        Candidate? best = null;
        for (var i = 0; i < filled.Length; i++)
        {
            best = Better(best, Candidate.Of(matcher, HeaderTexts.Single(filled[i]), [filled[i].Number]));
            if (i + 1 < filled.Length && filled[i + 1].Number == filled[i].Number + 1)
            {
                var grouped = HeaderTexts.IsGroupRow(filled[i], merged ?? []);
                best = Better(best, Candidate.Of(matcher, HeaderTexts.Double(filled[i], filled[i + 1], merged ?? []), [filled[i].Number, filled[i + 1].Number], grouped));
            }
        }
        if (best is not { Score: > 0 })
        {
            var widest = filled.MaxBy(row => row.Cells.Count(cell => IsFilled(cell) && !IsNumber(cell)))!;
            best = Candidate.Of(matcher, HeaderTexts.Single(widest), [widest.Number]);
        }
        var missing = definitions.Where(d => d.Required && best.Columns.All(c => c.Key != d.Key)).Select(d => d.Key).ToArray();
        return new HeaderFinding(best.Rows, best.Rows[^1] + 1, best.Columns, missing);
    }

    private static Candidate? Better(Candidate? known, Candidate other) => known is null || other.Score > known.Score ? other : known;

    private static bool IsFilled(string cell) => !string.IsNullOrWhiteSpace(cell);

    private static bool IsNumber(string cell) => WholeNumberReading.ReadLong(cell).Ok || DateReading.TryRead(cell, out _);

    private sealed record Candidate(IReadOnlyList<int> Rows, IReadOnlyList<HeaderColumn> Columns, int Score)
    {
        // A known column counts most; words nobody knows weigh against it a little, so that of two rows that
        // explain the same columns the one with less left over is taken (a header row without the data row below).
        // Merged parents are a strong sign of two rows, even where the lower row alone explains as much.
        public static Candidate Of(ColumnMatcher matcher, IReadOnlyList<HeaderCell> cells, IReadOnlyList<int> rows, bool grouped = false)
        {
            var columns = matcher.Match(cells);
            var known = columns.Count(column => column.Key is not null || column.Ignored);
            return new(rows, columns, known == 0 ? 0 : known * 10 - columns.Count(column => column.Key is null && !column.Ignored) - rows.Count + (grouped ? 8 : 0));
        }
    }
}
