using Meguri.Platform.Exchange;

namespace Meguri.Bench;

/// <summary>Importing a long ledger, trail and all, against reading the file and writing the same rows with one prepared INSERT in one transaction. In a process of its own, whose memory is then its own, too.</summary>
/// <remarks>
/// The ratio is the time of the import over that of the bare writing; both read the file, which they share. What the import does besides: it checks every cell, looks up
/// departments and people, finds what is there already, gives numbers, and writes a second row for each, its event in the trail, hashed. Memory is the peak of the
/// process until the first import is done, before the other side has run.
/// </remarks>
internal static class ImportMeasure
{
    private const double Megabyte = 1 << 20;

    public static async Task<IReadOnlyList<Figure>> RunAsync(TestDatabases databases, Database database, Wanted wanted)
    {
        var settings = await databases.MakeAsync(database);
        var rounds = wanted.Quick ? 1 : 3;
        var slugs = new List<string>();
        await using (var installation = await Installation.StartAsync(settings))
            for (var n = 0; n < 2 * rounds; n++) slugs.Add((await Ledgers.OfficeAsync(installation)).Slug);
        Worker.Release();
        var file = Path.Combine(settings.Folder.Path, "ledger.xlsx");
        await WriteAsync(file, wanted.Many);
        var answer = await Worker.AskAsync<ImportAnswer>("import", new ImportJob(settings.Postgres, settings.Folder.Path, file, wanted.Many, slugs));
        return
        [
            new Figure($"time: import of {wanted.Many:N0} rows / one prepared INSERT", [.. answer.Rounds.Select(r => r.Import / r.Reference)], 4, AtMost: true),
            new Figure("import", [.. answer.Rounds.Select(r => r.Import)], Unit: "s"),
            new Figure("one prepared INSERT", [.. answer.Rounds.Select(r => r.Reference)], Unit: "s"),
            new Figure("peak memory of the importing process", [answer.Peak / Megabyte], 400, AtMost: true, Unit: "MB"),
            new Figure("of which before the import", [answer.Before / Megabyte], Unit: "MB"),
        ];
    }

    private static async Task WriteAsync(string path, int count)
    {
        async IAsyncEnumerable<IReadOnlyList<object?>> Rows()
        {
            for (var n = 0; n < count; n++)
            {
                var (f, department, owner) = Ledgers.Row(n);
                yield return
                [
                    n + 1, f.Name, f.Business, f.Kind, f.Medium, department, owner, f.Users, f.Place,
                    f.Confidentiality, f.Integrity, f.Availability, f.HasPersonalData ? "有" : "無", f.Retention, f.RegisteredOn, f.Note,
                ];
            }
            await Task.CompletedTask;
        }
        string[] heads = ["番号", "情報資産の名称", "業務分類", "資産の種類", "媒体・保存先", "管理部門", "管理者", "利用者範囲", "保管場所", "機密性", "完全性", "可用性", "個人情報", "保管期間", "登録日", "備考"];
        await using var file = File.Create(path);
        await XlsxWriter.WriteAsync(file, [new SheetSpec("台帳", [.. heads.Select(head => new ColumnSpec(head))], Rows())]);
    }
}

/// <summary>What the importing process is to do.</summary>
/// <param name="Postgres">The database; null for the embedded one.</param>
/// <param name="Folder">The data folder.</param>
/// <param name="File">The ledger.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Slugs">Organizations without assets, two for each round.</param>
internal sealed record ImportJob(string? Postgres, string Folder, string File, int Rows, IReadOnlyList<string> Slugs);

/// <summary>What it found.</summary>
/// <param name="Rounds">Seconds.</param>
/// <param name="Before">Bytes held before the first import.</param>
/// <param name="Peak">The most bytes ever held until the first import was done.</param>
internal sealed record ImportAnswer(IReadOnlyList<ImportRound> Rounds, long Before, long Peak);

/// <summary>Seconds of both sides.</summary>
internal sealed record ImportRound(double Import, double Reference);
