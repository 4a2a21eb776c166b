using Meguri.Domain.Attachments;
using Meguri.Web.Kit.Attachments;

namespace Meguri.Web.Sample;

/// <summary>Files on records: what shows that measures are in place.</summary>
internal sealed class SampleAttachments : ISamplePart
{
    public int Order => 90;

    public IEnumerable<SampleAct> Acts(SampleContext context) => SampleFiles.Read<SampleAttachmentsFile>("files.json").Files.Select(file => new SampleAct(file.On, file.By, async (services, cancellation) =>
    {
        var record = file.Kind switch
        {
            "assets" => context.Assets[file.Record].Value,
            "treatment" => context.Plans[file.Record].Value,
            "measures" => context.Measures[file.Record].Value,
            _ => throw new InvalidDataException($"The sample attaches to {file.Kind}."),
        };
        await using var content = SampleFiles.Open(Path.Combine("files", file.File));
        SampleContext.Taken((await services.GetRequiredService<AttachFile>().Handle(new AttachmentPlace(file.Kind, record), file.Name, content, null, cancellation))!, file.Name);
    }));
}

/// <summary><c>files.json</c>.</summary>
internal sealed record SampleAttachmentsFile(IReadOnlyList<SampleAttachment> Files);

/// <summary>A file of <c>catalogs/sample/files</c> on a record.</summary>
internal sealed record SampleAttachment(string File, string Name, string Kind, string Record, DateOnly On, string By);
