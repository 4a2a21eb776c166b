using System.Diagnostics;

namespace Meguri.Platform.Exchange;

/// <summary>Memory is counted for the whole process, so nothing else may run beside.</summary>
[CollectionDefinition(nameof(LargeFileTests), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(LargeFileTests))]
public sealed class LargeFileTests(ITestOutputHelper output)
{
    private const int Rows = 100_000;
    private const long Allowed = 16_000_000;

    [Fact]
    public async Task Xlsx_OfAHundredThousandRows_IsWrittenAndReadInBoundedMemory()
    {
        await using var file = Temporary();
        var written = Stopwatch.StartNew();
        var whileWriting = await Live(rows => XlsxWriter.WriteAsync(file, [Sheet(rows)], TestData.Stop));
        written.Stop();
        var (read, whileReading) = Read(file);
        output.WriteLine($"{file.Length:N0} bytes; written in {written.ElapsedMilliseconds} ms (+{whileWriting:N0} bytes live), opened and read in {read} ms (+{whileReading:N0} bytes live)");
        whileWriting.ShouldBeLessThan(Allowed);
        whileReading.ShouldBeLessThan(Allowed);
    }

    [Fact]
    public async Task Csv_OfAHundredThousandRows_IsWrittenAndReadInBoundedMemory()
    {
        await using var file = Temporary();
        (await Live(rows => CsvWriter.WriteAsync(file, Sheet(rows), TestData.Stop))).ShouldBeLessThan(Allowed);
        var (read, live) = Read(file);
        output.WriteLine($"{file.Length:N0} bytes; opened and read in {read} ms (+{live:N0} bytes live)");
        live.ShouldBeLessThan(Allowed);
    }

    [Fact]
    public void Xlsx_OfAMillionEmptyRows_IsReadInBoundedMemory()
    {
        var rows = string.Concat(Enumerable.Range(2, 999_998).Select(i => $"<row r=\"{i}\" s=\"{i % 97}\"/>"));
        using var file = TestBook.Of($"""<row r="1"><c r="A1"><v>1</v></c></row>{rows}<row r="1048576"><c r="A1048576"><v>2</v></c></row>""");
        var sheet = TestData.Sheet(file);
        (sheet.LastRow, sheet.FilledRows).ShouldBe((1_048_576, 2));
    }

    [Fact]
    public void Xlsx_OfAMillionSharedTexts_KeepsThemSmall()
    {
        var texts = string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"<si><t>資産{i}</t></si>"));
        using var file = TestBook.Of("""<row r="1"><c r="A1" t="s"><v>999999</v></c></row>""", shared: texts);
        texts = null;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var sheet = TestData.Sheet(file);
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(64_000_000);
        sheet.All().Single()[0].Text.ShouldBe("資産999999");
    }

    private static (long Milliseconds, long Live) Read(FileStream file)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (most, count) = (0L, 0);
        var time = Stopwatch.StartNew();
        var sheet = TestData.Sheet(file);
        foreach (var row in sheet.Rows(TestData.Stop))
        {
            row.Cells.Count.ShouldBe(16);
            if (++count % 20_000 != 0) continue;
            time.Stop();
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            time.Start();
        }
        count.ShouldBe(Rows + 1);
        return (time.ElapsedMilliseconds, most);
    }

    private static async Task<long> Live(Func<IAsyncEnumerable<IReadOnlyList<object?>>, Task> write)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        await write(Many());
        return most;

        async IAsyncEnumerable<IReadOnlyList<object?>> Many()
        {
            await Task.CompletedTask;
            for (var i = 0; i < Rows; i++)
            {
                if (i % 20_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                yield return [$"A-{i:0000}", $"顧客への提案書 {i * 7919 % 100_003}", "経理", "外部委託先へ提供あり", "部内", "佐藤 一郎", "データセンター事業部A課", "SDカード", "有", null, "=1+1", i % 3, i % 4, i % 5, new DateOnly(2026, 4, 1).AddDays(i % 1000), "7年"];
            }
        }
    }

    private static SheetSpec Sheet(IAsyncEnumerable<IReadOnlyList<object?>> rows) =>
        new("台帳", [.. Enumerable.Range(1, 16).Select(i => new ColumnSpec($"列{i}"))], rows);

    private static FileStream Temporary() => new(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 65_536, FileOptions.DeleteOnClose);
}
