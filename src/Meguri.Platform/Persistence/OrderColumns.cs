using System.Globalization;
using System.Linq.Expressions;
using Meguri.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Meguri.Platform.Persistence;

/// <summary>
/// Orders by a key that may be missing, such as <c>r => r.BeforeLevel ?? -1</c>. An index holds columns, not expressions: the database
/// keeps the result in a column of its own, and queries order by that one. Nobody writes it, and the trail does not speak of it.
/// </summary>
public static class OrderColumns
{
    /// <summary>Keeps a key's column and the index that gives the rows of an organization in its order.</summary>
    /// <param name="entity">The mapping.</param>
    /// <param name="key">A property, and with <c>??</c> what stands for it when it is missing: another property, a number or a day.</param>
    /// <param name="within">What lists are always narrowed to before they are ordered.</param>
    public static EntityTypeBuilder<T> Ordered<T, TKey>(this EntityTypeBuilder<T> entity, Expression<Func<T, TKey>> key, params string[] within) where T : Entity
    {
        var (name, body) = (NameOf(key) ?? throw new ArgumentException("A key without ?? needs an index only.", nameof(key)), (BinaryExpression)key.Body);
        var column = entity.Property<TKey>(name).IsRequired().HasComputedColumnSql($"COALESCE({Sql(body.Left)}, {Sql(body.Right)})", stored: true);
        // Neither written nor read back after a save.
        column.ValueGeneratedNever().Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        column.Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        entity.HasIndex([nameof(Entity.OrganizationId), .. within, name, "Id"]);
        return entity;
    }

    /// <summary>The key as a query has to say it, so that an index can hold its order.</summary>
    public static Expression<Func<T, TKey>> AsStored<T, TKey>(Expression<Func<T, TKey>> key) => NameOf(key) is not { } name ? key
        : Expression.Lambda<Func<T, TKey>>(Expression.Call(typeof(EF), nameof(EF.Property), [typeof(TKey)], key.Parameters[0], Expression.Constant(name)), key.Parameters);

    private static string? NameOf(LambdaExpression key) =>
        key.Body is BinaryExpression { NodeType: ExpressionType.Coalesce, Left: MemberExpression member } ? member.Member.Name + "Order" : null;

    private static string Sql(Expression part) => part is MemberExpression { Expression: ParameterExpression, Member.Name: var column } ? $"\"{column}\""
        : Expression.Lambda(part).Compile().DynamicInvoke() switch
        {
            DateOnly day => $"'{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
            int number => number.ToString(CultureInfo.InvariantCulture),
            long number => number.ToString(CultureInfo.InvariantCulture),
            var other => throw new ArgumentException($"{other} cannot stand for a missing key."),
        };
}
