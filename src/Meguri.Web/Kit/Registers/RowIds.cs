using System.Linq.Expressions;
using Meguri.Domain.Kernel;

namespace Meguri.Web.Kit.Registers;

/// <summary>The bare ids of a register's rows: what addresses, forms and cursors carry of the typed ones.</summary>
internal static class RowIds<T> where T : Entity
{
    private static readonly ParameterExpression Row = Expression.Parameter(typeof(T), "row");
    private static readonly MemberExpression Id = Expression.Property(Row, "Id");
    private static readonly Func<T, Guid> Read = Expression.Lambda<Func<T, Guid>>(Expression.Property(Id, "Value"), Row).Compile();

    /// <summary>The id of a row.</summary>
    public static Guid Of(T row) => Read(row);

    /// <summary>The rows with these ids.</summary>
    public static IQueryable<T> Among(IQueryable<T> rows, IReadOnlyCollection<Guid> ids)
    {
        var typed = Array.CreateInstance(Id.Type, ids.Count);
        var at = 0;
        foreach (var id in ids) typed.SetValue(Activator.CreateInstance(Id.Type, id), at++);
        // Wrapped in a member access, EF makes a parameter of them.
        var among = Expression.Convert(Expression.Field(Expression.Constant(new Box { Value = typed }), nameof(Box.Value)), typeof(IEnumerable<>).MakeGenericType(Id.Type));
        var contains = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [Id.Type], among, Id);
        return rows.Where(Expression.Lambda<Func<T, bool>>(contains, Row));
    }

    private sealed class Box
    {
        public required object Value;
    }
}
