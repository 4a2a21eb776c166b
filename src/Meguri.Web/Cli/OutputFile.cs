namespace Meguri.Web.Cli;

/// <summary>Writes a file whole or not at all: beside its place first, then into it.</summary>
internal static class OutputFile
{
    /// <param name="path">Its place.</param>
    /// <param name="write">Writes it, and says what it is.</param>
    /// <param name="before">What has to be done before it is there; when that fails, there is no file.</param>
    public static async Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write, Func<Stream, T, Task>? before = null)
    {
        var beside = path + ".part";
        try
        {
            T result;
            await using (var stream = new FileStream(beside, FileMode.Create, FileAccess.ReadWrite))
            {
                result = await write(stream);
                if (before is not null) await before(stream, result);
            }
            File.Move(beside, path, overwrite: true);
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
