using Meguri.Domain.Attachments;
using Meguri.Platform.Localization;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.Attachments;

/// <summary>Files that belong to records (7.5.3). Who may is who sees and who changes the record.</summary>
internal sealed class AttachmentsModule : Module
{
    public override WordBook Words => AttachmentWords.Book;

    public override void AddServices(IServiceCollection services) => services.AddScoped<AttachmentList>().AddScoped<AttachmentRoom>().AddScoped<AttachFile>().AddScoped<RemoveAttachment>();

    public override void Map(ModelBuilder model)
    {
        var attachment = model.Owned<Attachment>("attachments");
        attachment.Property(a => a.Kind).HasMaxLength(40);
        attachment.Property(a => a.Name).HasMaxLength(FileNames.Longest);
        attachment.Property(a => a.NameKey).HasMaxLength(FileNames.LongestKey);
        attachment.Property(a => a.MediaType).HasMaxLength(100);
        attachment.Property(a => a.Finding).HasMaxLength(200);
        attachment.Property(a => a.AddedBy).HasMaxLength(200);
        attachment.Property(a => a.Sha256).NamesAFile();
        attachment.HasIndex(a => new { a.OrganizationId, a.Kind, a.RecordId, a.NameKey, a.Edition }).IsUnique();
        attachment.HasIndex(a => new { a.OrganizationId, a.AddedAt, a.Bytes });
        attachment.HasIndex(a => new { a.OrganizationId, a.Id }).HasFilter("\"Scan\" IN ('Waiting', 'NotScanned')");
    }
}
