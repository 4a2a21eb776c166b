using System.Linq.Expressions;
using System.Text.Json;
using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Microsoft.AspNetCore.WebUtilities;

namespace Meguri.Web.Kit.Registers;

/// <summary>An order a list can be in, and how to go on from a row: by its key and its id, never by counting rows off.</summary>
internal abstract class Sorting<T> where T : Entity
{
    public abstract IQueryable<T> Order(IQueryable<T> rows, bool descending);

    /// <summary>Rows that come after the cursor in the given direction; null when the cursor cannot be read.</summary>
    public abstract IQueryable<T>? After(IQueryable<T> rows, string cursor, bool descending);

    /// <summary>The cursor of a row.</summary>
    public abstract string CursorOf(T row);

    /// <summary>By a key that is never null: databases disagree about where null goes. One with <c>??</c> has a column and an index by <see cref="OrderColumns.Ordered"/>.</summary>
    public static Sorting<T> By<TKey>(Expression<Func<T, TKey>> key) where TKey : notnull => new Keyed<TKey>(key);

    private sealed class Keyed<TKey>(Expression<Func<T, TKey>> key) : Sorting<T> where TKey : notnull
    {
        private readonly ParameterExpression row = key.Parameters[0];
        private readonly Func<T, TKey> read = key.Compile();
        private readonly Expression<Func<T, TKey>> stored = OrderColumns.AsStored(key);

        private MemberExpression Id => Expression.Property(row, "Id");

        public override IQueryable<T> Order(IQueryable<T> rows, bool descending)
        {
            var ordered = descending ? rows.OrderByDescending(stored) : rows.OrderBy(stored);
            var byId = Expression.Lambda(Id, row);
            var call = Expression.Call(typeof(Queryable), descending ? nameof(Queryable.ThenByDescending) : nameof(Queryable.ThenBy),
                [typeof(T), Id.Type], ordered.Expression, Expression.Quote(byId));
            return rows.Provider.CreateQuery<T>(call);
        }

        public override IQueryable<T>? After(IQueryable<T> rows, string cursor, bool descending)
        {
            if (Read(cursor) is not { } at) return null;
            // Wrapped in a member access, EF makes parameters of them: one plan for every page.
            var value = Expression.Field(Expression.Constant(new Box<TKey> { Value = at.Key }), nameof(Box<TKey>.Value));
            var id = Expression.Convert(Expression.Field(Expression.Constant(new Box<object> { Value = IdFrom(at.Id) }), nameof(Box<object>.Value)), Id.Type);
            // Not "beyond, or equal with a later id": no index knows where an OR begins. This says where to begin, and then what to leave out.
            var past = Expression.AndAlso(Compare(stored.Body, value, descending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual),
                Expression.OrElse(Compare(stored.Body, value, descending ? ExpressionType.LessThan : ExpressionType.GreaterThan),
                    Expression.MakeBinary(descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, Id, id)));
            return rows.Where(Expression.Lambda<Func<T, bool>>(past, row));
        }

        public override string CursorOf(T entity) =>
            WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(new Place(read(entity), RowIds<T>.Of(entity))));

        private object IdFrom(Guid value) => Activator.CreateInstance(Id.Type, value)!;

        private static BinaryExpression Compare(Expression left, Expression right, ExpressionType how)
        {
            if (left.Type == typeof(string))
            {
                left = Expression.Call(typeof(string), nameof(string.Compare), null, left, right);
                right = Expression.Constant(0);
            }
            return Expression.MakeBinary(how, left, right);
        }

        private static Place? Read(string cursor)
        {
            try
            {
                // PostgreSQL takes no NUL, and no row of ours holds one.
                return JsonSerializer.Deserialize<Place>(WebEncoders.Base64UrlDecode(cursor)) is { Key: not null } at && at.Id != Guid.Empty
                    && (at.Key as string)?.Contains('\0') != true ? at : null;
            }
            catch (Exception unreadable) when (unreadable is FormatException or JsonException)
            {
                return null;
            }
        }

        private sealed record Place(TKey Key, Guid Id);
    }

    private sealed class Box<TValue>
    {
        public required TValue Value;
    }
}

/// <summary>What stands for a missing day in an order. Not the ends of the calendar, which PostgreSQL takes for infinity.</summary>
internal static class NoDay
{
    /// <summary>Before every day.</summary>
    public static readonly DateOnly First = new(1, 1, 2);

    /// <summary>After every day.</summary>
    public static readonly DateOnly Last = new(9999, 12, 30);
}
