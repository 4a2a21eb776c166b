namespace Meguri.Platform.Exchange;

/// <summary>What a file may be at most.</summary>
public static class ImportLimits
{
    /// <summary>Bytes of all parts together, unpacked: 200 MB.</summary>
    public const long UnpackedBytes = 200_000_000;

    /// <summary>Unpacked over packed size, for parts above <see cref="RatioFrom"/>.</summary>
    public const int Ratio = 100;

    /// <summary>Parts up to this size (bytes, unpacked) may be packed as tightly as they like.</summary>
    public const long RatioFrom = 1_000_000;

    /// <summary>Parts in an archive.</summary>
    public const int Parts = 10_000;

    /// <summary>Columns that carry something.</summary>
    public const int Columns = 256;

    /// <summary>Rows of a spreadsheet.</summary>
    public const int Rows = 1_048_576;

    /// <summary>Characters (UTF-16) in a cell; a spreadsheet holds no more.</summary>
    public const int CellCharacters = 32_767;
}
