using Meguri.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Meguri.Platform.Persistence;

/// <summary>What the capabilities add to the model, in their order.</summary>
/// <param name="Maps">One per capability.</param>
public sealed record ModelParts(IReadOnlyList<Action<ModelBuilder>> Maps);

/// <summary>How mappings say what every table of an organization has in common.</summary>
public static class Mapping
{
    /// <summary>Names the series of a numbered entity.</summary>
    internal const string SeriesMark = "Meguri:Series";

    /// <summary>Marks the column that names a file of the store.</summary>
    internal const string FileMark = "Meguri:File";

    /// <summary>A table of an organization: its key and its version lead with the organization (wall b).</summary>
    public static EntityTypeBuilder<T> Owned<T>(this ModelBuilder model, string table) where T : Entity
    {
        var entity = model.Entity<T>().ToTable(table);
        entity.HasKey(nameof(Entity.OrganizationId), "Id");
        entity.Property("Id").ValueGeneratedNever();
        return entity.WithVersion();
    }

    internal static EntityTypeBuilder<T> WithVersion<T>(this EntityTypeBuilder<T> entity) where T : Entity
    {
        entity.Property(e => e.OrganizationId).ValueGeneratedNever();
        entity.Property(e => e.Version).IsConcurrencyToken();
        return entity;
    }

    /// <summary>Gives it a number of its series at the first save.</summary>
    /// <param name="entity">What is numbered.</param>
    /// <param name="within">The property within whose value a number stands once, where the same thing is there year after year; null when it stands once at all.</param>
    public static EntityTypeBuilder<T> Numbered<T>(this EntityTypeBuilder<T> entity, string? within = null) where T : Entity, INumbered
    {
        entity.HasAnnotation(SeriesMark, T.Series);
        if (within is null) entity.HasIndex(nameof(Entity.OrganizationId), nameof(INumbered.Number)).IsUnique();
        else
        {
            entity.HasIndex(nameof(Entity.OrganizationId), within, nameof(INumbered.Number)).IsUnique();
            entity.HasIndex(nameof(Entity.OrganizationId), nameof(INumbered.Number));
        }
        return entity;
    }

    /// <summary>A reference within the organization; the database refuses one across (wall b) and one to nothing.</summary>
    public static EntityTypeBuilder<T> RefersTo<T, TOther>(this EntityTypeBuilder<T> entity, string property) where T : Entity where TOther : Entity
    {
        entity.HasOne<TOther>().WithMany().HasForeignKey(nameof(Entity.OrganizationId), property).OnDelete(DeleteBehavior.Restrict);
        return entity;
    }

    /// <summary>Names a file of the store by its SHA-256: whoever carries the row carries the file.</summary>
    public static PropertyBuilder<string> NamesAFile(this PropertyBuilder<string> property) => property.HasMaxLength(64).HasAnnotation(FileMark, true);

    /// <summary>Stores a value as JSON in one column; the trail shows it as one field.</summary>
    public static PropertyBuilder<TProperty> AsJson<TProperty>(this PropertyBuilder<TProperty> property)
    {
        property.HasConversion(
            new ValueConverter<TProperty, string>(value => Json.Write(value), text => Json.Read<TProperty>(text)),
            new Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer<TProperty>(
                (left, right) => Json.Write(left) == Json.Write(right),
                value => Json.Write(value).GetHashCode(StringComparison.Ordinal),
                value => Json.Read<TProperty>(Json.Write(value))));
        return property;
    }
}
