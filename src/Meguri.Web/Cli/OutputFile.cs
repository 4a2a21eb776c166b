using Meguri.Platform.Persistence;

namespace Meguri.Web.Cli;

/// <summary>Writes a file whole or not at all: beside its place first, to the disk, then into it.</summary>
internal static class OutputFile
{
    /// <param name="path">Its place.</param>
    /// <param name="write">Writes it, and says what it is.</param>
    /// <param name="before">What has to be done before it is there; when that fails, there is no file.</param>
    /// <param name="secret">True when only its owner may read it.</param>
    public static async Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write, Func<Stream, T, Task>? before = null, bool secret = false)
    {
        var beside = path + ".part";
        try
        {
            T result;
            // What another run left there, or somebody else put there: a new file of our own, never one that is there.
            File.Delete(beside);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
            if (secret && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var stream = new FileStream(beside, options))
            {
                result = await write(stream);
                if (before is not null) await before(stream, result);
                await stream.FlushAsync();
                stream.Flush(flushToDisk: true);
            }
            File.Move(beside, path, overwrite: true);
            Durable.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return result;
        }
        catch (Exception unwritable) when (unwritable is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw new RefusedException(CliWords.FileUnwritable(path));
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
