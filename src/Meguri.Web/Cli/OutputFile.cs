namespace Meguri.Web.Cli;

/// <summary>Writes a file whole or not at all: beside its place first, then into it.</summary>
internal static class OutputFile
{
    public static async Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        var beside = path + ".part";
        try
        {
            T result;
            await using (var stream = new FileStream(beside, FileMode.Create, FileAccess.ReadWrite)) result = await write(stream);
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
