using Meguri.Domain.Kernel;
using Meguri.Platform.Exchange;
using Meguri.Platform.Tenancy;

namespace Meguri.Web.Kit.Registers;

/// <summary>Writes a register's rows to a file: the rows of the list as filtered, with every field or with the columns shown.</summary>
internal sealed class RegisterExport(RegisterReader reader, CurrentOrganization current)
{
    /// <summary>In the address: <c>shown</c> for the columns of the list; without it a file has every field, each fact once, so that it can be imported again.</summary>
    public const string Columns = "columns";

    /// <summary>Its one value.</summary>
    public const string Shown = "shown";

    /// <summary>Writes to the stream; null when the address asks for what there is not.</summary>
    /// <param name="register">The declaration.</param>
    /// <param name="visible">The rows the reader may see.</param>
    /// <param name="query">What the list's address asks.</param>
    /// <param name="format">xlsx or csv.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public async Task<int?> WriteAsync<T>(
        Register<T> register, IQueryable<T> visible, IQueryCollection query, string format, Stream stream, CancellationToken cancellation) where T : Entity
    {
        var shown = query[Columns] == Shown;
        if (await reader.RowsAsync(register, visible, query, asked => shown ? asked.ColumnsOf(register) : [.. register.Fields.Where(f => f.Exported)], cancellation) is not var (fields, rows)) return null;
        var count = 0;
        async IAsyncEnumerable<IReadOnlyList<object?>> Counted()
        {
            await foreach (var row in rows) { count++; yield return row; }
        }
        var sheet = new SheetSpec(register.Title(), [.. fields.Select(f => new ColumnSpec(f.Label(), Width: f.Width, Wrap: f.Width > 30))], Counted())
        {
            TitleLines = [$"{current.Value.NameIn(System.Globalization.CultureInfo.CurrentUICulture)}　{register.Title()}　{current.Today:yyyy/MM/dd}"],
        };
        if (format == "csv") await CsvWriter.WriteAsync(stream, sheet, cancellation);
        else await XlsxWriter.WriteAsync(stream, [sheet], cancellation);
        return count;
    }

    /// <summary>The media type of a format.</summary>
    public static string MediaTypeOf(string format) => format == "csv" ? CsvWriter.MediaType : XlsxWriter.MediaType;
}
