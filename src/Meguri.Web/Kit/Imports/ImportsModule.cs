using Meguri.Domain.Kernel;
using Meguri.Platform.Localization;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.Imports;

/// <summary>What all imports share: the runs behind the pages, and the columns people mapped.</summary>
internal sealed class ImportsModule : Module
{
    public override WordBook Words => ImportWords.Book;

    public override void AddServices(IServiceCollection services) => services
        .AddScoped<ImportRunner>().AddScoped<ImportUploads>().AddScoped<UndoImport>().AddScoped<RememberedMappings>().AddScoped<ImportParts>().AddSingleton<ImportJobs>();

    public override void Map(ModelBuilder model)
    {
        var mapping = model.Owned<ColumnMapping>("column_mappings");
        mapping.HasIndex(m => new { m.OrganizationId, m.Importer }).IsUnique();
        mapping.Property(m => m.Importer).HasMaxLength(40);
        mapping.Property(m => m.Columns).AsJson();
    }
}

/// <summary>How an organization's file headers map to columns, as somebody said at the last import.</summary>
internal sealed class ColumnMapping : Entity
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Importer { get; init; }

    public required Dictionary<string, string> Columns { get; set; }
}

/// <summary>Remembers mappings from one import to the next.</summary>
internal sealed class RememberedMappings(MeguriDb db, Platform.Trail.Trail trail)
{
    public async Task<IReadOnlyDictionary<string, string>?> FindAsync(string importer, CancellationToken cancellation) =>
        (await db.Set<ColumnMapping>().AsNoTracking().SingleOrDefaultAsync(m => m.Importer == importer, cancellation))?.Columns;

    public async Task KeepAsync(string importer, IReadOnlyDictionary<string, string> columns, CancellationToken cancellation)
    {
        var known = await db.Set<ColumnMapping>().SingleOrDefaultAsync(m => m.Importer == importer, cancellation);
        if (known is null) db.Add(new ColumnMapping { Importer = importer, Columns = new(columns) });
        else known.Columns = new(known.Columns.Concat(columns).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Last().Value));
        trail.Begin("imports.remember-mapping");
        await db.SaveChangesAsync(cancellation);
    }
}
