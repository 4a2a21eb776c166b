using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Meguri.Web.Host;

/// <summary>
/// Files that came with the program and do not change while it runs: nobody watches them. Watchers are few (Linux gives 128 to a user, all
/// programs together), and without one the framework has no page to give, for each names its styles by what they hold.
/// </summary>
internal sealed class UnwatchedFiles(IFileProvider files) : IFileProvider
{
    public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

    public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(subpath);

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
}
