namespace Meguri.Platform.Exchange;

/// <summary>A file that is gone when it is closed: where exports are written before anything is answered.</summary>
public static class TemporaryFile
{
    /// <summary>Opens an empty one, readable by this user only.</summary>
    public static FileStream Open() => new(Path.GetTempFileName(), new FileStreamOptions
    {
        Mode = FileMode.Open, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
    });
}
