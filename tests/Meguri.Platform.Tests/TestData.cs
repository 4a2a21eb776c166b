using Meguri.Domain.Kernel;
using Meguri.Platform.Exchange;

namespace Meguri.Platform;

/// <summary>The sample workbooks beside the tests, and reading under the test's own cancellation.</summary>
internal static class TestData
{
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static FileStream Open(string name) => File.OpenRead(Path.Combine(AppContext.BaseDirectory, "data", name));

    public static Result<SheetFile> Try(Stream file, string? sheet = null) => SheetReader.Open(file, sheet, Stop);

    public static SheetFile Sheet(Stream file) => Try(file).Value.ShouldNotBeNull();

    public static SheetRow[] All(this SheetFile sheet) => [.. sheet.Rows(Stop)];

    public static string RefusalOf(Stream file) => Try(file).Problems.Single().Code;
}
