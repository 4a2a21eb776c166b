using System.Globalization;
using Meguri.Domain.Exchange;

namespace Meguri.Platform.Exchange;

/// <summary>
/// Computes the formulas that a ledger's columns have (a value from the marks beside it) when no program has stored the
/// result: MAX, MIN, SUM and + − × over cells of the same row. A reading goes down the sheet row by row, so other rows are
/// out of reach; whatever else it finds it gives up.
/// </summary>
internal ref struct CellFormula
{
    private const int Deepest = 32;
    private readonly ReadOnlySpan<char> formula;
    private readonly Func<int, int, string?> cell;
    private readonly int rowShift;
    private readonly int columnShift;
    private int at;
    private int depth;
    private bool asked;
    private bool found;

    private CellFormula(ReadOnlySpan<char> formula, Func<int, int, string?> cell, int rowShift, int columnShift)
    {
        this.formula = formula;
        this.cell = cell;
        this.rowShift = rowShift;
        this.columnShift = columnShift;
    }

    /// <summary>The result; blank when all its cells are blank (nothing was judged, so there is no value); null when it can't be computed.</summary>
    /// <param name="formula">Without the equals sign.</param>
    /// <param name="cell">Column and row → text, or null when the cell is out of reach.</param>
    /// <param name="rowShift">How far below the cell it was written for (shared formulas).</param>
    /// <param name="columnShift">How far to the right of it.</param>
    public static string? Compute(string formula, Func<int, int, string?> cell, int rowShift = 0, int columnShift = 0)
    {
        try
        {
            var reading = new CellFormula(formula, cell, rowShift, columnShift);
            var value = reading.Sum();
            if (value is null || reading.Peek() != '\0') return null;
            return reading.found || !reading.asked ? value.Value.ToString("G29", CultureInfo.InvariantCulture) : "";
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private decimal? Sum()
    {
        if (++depth > Deepest) return null;
        var value = Product();
        while (value is not null && Peek() is '+' or '-')
        {
            var minus = formula[at++] == '-';
            value += minus ? -Product() : Product();
        }
        depth--;
        return value;
    }

    private decimal? Product()
    {
        var value = Factor();
        while (value is not null && Peek() == '*')
        {
            at++;
            value *= Factor();
        }
        return value;
    }

    private decimal? Factor()
    {
        switch (Peek())
        {
            case '-' or '+':
                if (++depth > Deepest) return null;
                var minus = formula[at++] == '-';
                var signed = Factor();
                depth--;
                return minus ? -signed : signed;
            case '(':
                at++;
                var inner = Sum();
                return Take(')') ? inner : null;
            case >= '0' and <= '9':
                return Literal();
            default:
                var word = Word();
                if (Peek() == '(') return Function(word);
                return CellName.TryRead(word, out _, out _) ? One(word) : null;
        }
    }

    private decimal? Function(ReadOnlySpan<char> name)
    {
        at++;
        var values = new List<decimal>();
        do
        {
            var start = at;
            var word = Word();
            if (Take(':')) { if (!AddRange(values, word, Word())) return null; }
            else if (word.Length > 0 && Peek() is ',' or ')' && CellName.TryRead(word, out _, out _)) { if (!AddRange(values, word, word)) return null; }
            else
            {
                at = start;
                if (Sum() is not { } value) return null;
                values.Add(value);
            }
        }
        while (Take(','));
        if (!Take(')')) return null;
        return name switch
        {
            _ when name.Equals("MAX", StringComparison.OrdinalIgnoreCase) => values.Count == 0 ? 0 : values.Max(),
            _ when name.Equals("MIN", StringComparison.OrdinalIgnoreCase) => values.Count == 0 ? 0 : values.Min(),
            _ when name.Equals("SUM", StringComparison.OrdinalIgnoreCase) => values.Sum(),
            _ => null,
        };
    }

    private bool AddRange(List<decimal> values, ReadOnlySpan<char> first, ReadOnlySpan<char> last)
    {
        if (!Place(first, out var fromColumn, out var fromRow) || !Place(last, out var toColumn, out var toRow) || fromRow != toRow) return false;
        for (var column = Math.Min(fromColumn, toColumn); column <= Math.Min(Math.Max(fromColumn, toColumn), ImportLimits.Columns - 1); column++)
        {
            if (cell(column, fromRow) is not { } text) return false;
            if (Number(text) is not { } number) continue;
            found = true;
            values.Add(number);
        }
        return true;
    }

    private decimal? One(ReadOnlySpan<char> name)
    {
        if (!Place(name, out var column, out var row) || cell(column, row) is not { } text) return null;
        if (text.Length == 0) return 0;
        found = true;
        return Number(text);
    }

    private bool Place(ReadOnlySpan<char> name, out int column, out int row)
    {
        asked = true;
        if (!CellName.TryRead(name, out column, out row)) return false;
        if (name[0] != '$') column += columnShift;
        if (name[1..].IndexOf('$') < 0) row += rowShift;
        return column >= 0 && row > 0;
    }

    // As in Excel, words in a range are passed over. Full-width digits, which Excel passes over too, are marks that a ledger means.
    private static decimal? Number(string text) =>
        decimal.TryParse(TextFolding.Key(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private decimal? Literal()
    {
        var start = at;
        while (at < formula.Length && (char.IsAsciiDigit(formula[at]) || formula[at] == '.')) at++;
        return decimal.TryParse(formula[start..at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private ReadOnlySpan<char> Word()
    {
        Peek();
        var start = at;
        while (at < formula.Length && (char.IsAsciiLetterOrDigit(formula[at]) || formula[at] == '$')) at++;
        return formula[start..at];
    }

    private bool Take(char wanted)
    {
        if (Peek() != wanted) return false;
        at++;
        return true;
    }

    private char Peek()
    {
        while (at < formula.Length && formula[at] is ' ' or '\n' or '\r' or '\t') at++;
        return at < formula.Length ? formula[at] : '\0';
    }
}
