using System.Diagnostics;
using System.Text;
using Meguri.Domain.Assets;
using Meguri.Domain.Attachments;
using Meguri.Platform.Archives;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;
using Meguri.Web.Cli;
using Meguri.Web.Kit.Attachments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Bench;

/// <summary>Writing everything of an organization, or of the installation, into an archive, rows and files, against reading the same bytes from files and writing them into one.</summary>
/// <remarks>
/// The ratio is time over time; both sides make their file durable in the same way. What an archive does besides: it reads the rows from the database, writes each as a
/// line, sums up everything, compresses it, and seals the whole.
/// </remarks>
internal static class ArchiveMeasure
{
    private const int Files = 20, FileLength = 1 << 20;

    public static async Task<IReadOnlyList<Figure>> RunAsync(TestDatabases databases, Database database, Wanted wanted)
    {
        var settings = await databases.MakeAsync(database);
        await using var installation = await Installation.StartAsync(settings);
        var (organization, _) = await Ledgers.FilledAsync(installation, wanted.Many / 10, wanted.Many / 10);
        await organization.InAsync(AttachAsync);
        var place = Directory.CreateDirectory(Path.Combine(settings.Folder.Path, "bench")).FullName;
        return
        [
            await MeasureAsync("export org", (writer, file) => writer.WriteOrganizationAsync(file, organization.Slug, CancellationToken.None)),
            await MeasureAsync("backup", (writer, file) => writer.WriteInstallationAsync(file, CancellationToken.None)),
        ];

        async Task<Figure> MeasureAsync(string what, Func<ArchiveWriter, Stream, Task<ArchiveManifest>> write)
        {
            var (archive, plain) = (Path.Combine(place, "archive.zip"), Path.Combine(place, "plain"));
            await WriteAsync();
            await UnpackAsync(archive, plain);
            return new Figure($"time: {what} / copying its {new FileInfo(plain).Length >> 20} MB", await Rounds.RatiosAsync(wanted.Quick ? 3 : 5, WriteAsync, () => CopyAsync(plain, archive)));

            async Task<double> WriteAsync()
            {
                var watch = new Stopwatch();
                await organization.InAsync(async services =>
                {
                    var writer = new ArchiveWriter(services.GetRequiredService<MeguriDb>(), services.GetRequiredService<IFileStore>(), settings.Folder, TimeProvider.System);
                    watch.Start();
                    await OutputFile.WriteAsync(archive, file => write(writer, file));
                    watch.Stop();
                });
                return watch.Elapsed.TotalSeconds;
            }
        }
    }

    private static async Task<double> CopyAsync(string from, string to)
    {
        var watch = Stopwatch.StartNew();
        await OutputFile.WriteAsync(to, async file =>
        {
            await using var source = File.OpenRead(from);
            await source.CopyToAsync(file);
            return true;
        });
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task UnpackAsync(string archive, string plain)
    {
        await using var target = File.Create(plain);
        await using var zip = await System.IO.Compression.ZipFile.OpenReadAsync(archive);
        foreach (var entry in zip.Entries)
        {
            await using var part = await entry.OpenAsync();
            await part.CopyToAsync(target);
        }
    }

    // Texts that no compression makes much shorter, as scans and photographs are.
    private static async Task AttachAsync(IServiceProvider services)
    {
        var random = new Random(1);
        var asset = await services.GetRequiredService<MeguriDb>().Set<Asset>().OrderBy(a => a.Number).Select(a => a.Id).FirstAsync();
        for (var n = 0; n < Files; n++)
        {
            var bytes = new byte[FileLength * 3 / 4];
            random.NextBytes(bytes);
            using var content = new MemoryStream(Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks)));
            Installation.Must(await services.GetRequiredService<AttachFile>().Handle(new AttachmentPlace("assets", asset.Value), $"記録 {n + 1}.txt", content, null, CancellationToken.None));
        }
    }
}
