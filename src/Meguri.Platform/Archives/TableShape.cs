using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Meguri.Platform.Archives;

/// <summary>What a column holds, whichever database holds it.</summary>
public enum ColumnKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>An id.</summary>
    Uuid,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A number with decimals.</summary>
    Decimal,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A moment, in UTC.</summary>
    Instant,

    /// <summary>A day of the calendar.</summary>
    Day,

    /// <summary>Bytes, written in Base64.</summary>
    Bytes,

    /// <summary>A JSON value of its own.</summary>
    Json,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A list of ids.</summary>
    Uuids,

    /// <summary>The name of a file: SHA-256 over it, in lower-case hexadecimal.</summary>
    File,
}

/// <summary>A column.</summary>
/// <param name="Name">As the database has it.</param>
/// <param name="Kind">What it holds.</param>
public sealed record ColumnShape(string Name, ColumnKind Kind);

/// <summary>A table as it travels: what is kept of it, and by what its rows are ordered.</summary>
/// <param name="Name">As the database has it.</param>
/// <param name="Owned">True when each row belongs to an organization.</param>
/// <param name="Key">The columns of its primary key, in their order.</param>
/// <param name="Columns">The columns, in the order they are written.</param>
public sealed record TableShape(string Name, bool Owned, IReadOnlyList<string> Key, IReadOnlyList<ColumnShape> Columns)
{
    /// <summary>The column that names the organization.</summary>
    public const string Organization = nameof(Entity.OrganizationId);

    /// <summary>All tables that are kept, by name, as the model has them: a new one is carried without a word here.</summary>
    public static IReadOnlyList<TableShape> AllOf(MeguriDb db) => [.. db.Model.GetRelationalModel().Tables
        .Where(table => !table.EntityTypeMappings.Any(m => Passing.Tables.Contains(m.TypeBase.ClrType)))
        .Select(Of).OrderBy(table => table.Name, StringComparer.Ordinal)];

    private static TableShape Of(ITable table) => new(
        table.Name,
        table.FindColumn(Organization) is not null,
        [.. table.PrimaryKey!.Columns.Select(c => c.Name)],
        [.. table.Columns.Where(c => !IsComputed(c) && !Passing.IsPassing(table.Name, c.Name)).Select(c => new ColumnShape(c.Name, KindOf(c))).OrderBy(c => c.Name, StringComparer.Ordinal)]);

    private static bool IsComputed(IColumn column) => column.PropertyMappings.Any(m => m.Property.GetComputedColumnSql() is not null);

    private static ColumnKind KindOf(IColumn column)
    {
        // Several members of an owned type in one column.
        if (column.PropertyMappings.Count == 0) return ColumnKind.Json;
        var property = column.PropertyMappings[0].Property;
        if (property.FindAnnotation(Mapping.FileMark) is not null) return ColumnKind.File;
        if (property.GetElementType() is { } element)
            return KindOf(element.GetTypeMapping().Converter?.ProviderClrType ?? element.ClrType) == ColumnKind.Uuid ? ColumnKind.Uuids : ColumnKind.Texts;
        return KindOf(property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType);
    }

    private static ColumnKind KindOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => ColumnKind.Text,
        var t when t == typeof(Guid) => ColumnKind.Uuid,
        var t when t == typeof(int) || t == typeof(long) || t == typeof(short) => ColumnKind.Number,
        var t when t == typeof(decimal) => ColumnKind.Decimal,
        var t when t == typeof(bool) => ColumnKind.Flag,
        var t when t == typeof(DateTime) => ColumnKind.Instant,
        var t when t == typeof(DateOnly) => ColumnKind.Day,
        var t when t == typeof(byte[]) => ColumnKind.Bytes,
        var t => throw new NotSupportedException($"No archive holds a {t.Name}."),
    };
}
