using System.Security.Cryptography;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;

namespace Meguri.Web.Kit.Imports;

/// <summary>Files between upload and import, each seen by its uploader only; gone after a day.</summary>
internal sealed class ImportUploads(DataFolder folder, Actor actor, CurrentOrganization current, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Keeps a file and says under which token.</summary>
    public async Task<string> SaveAsync(string importer, IFormFile file, IReadOnlyDictionary<string, string>? mapping, CancellationToken cancellation)
    {
        Sweep();
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var place = Directory.CreateDirectory(PathOf(token)).FullName;
        await using (var target = new FileStream(Path.Combine(place, "file"), FileMode.CreateNew, FileAccess.Write))
            await file.CopyToAsync(target, cancellation);
        Write(token, new ImportUpload(importer, Path.GetFileName(file.FileName), current.Id.Value, actor.AccountId!.Value, mapping, null));
        return token;
    }

    /// <summary>What is kept under a token, when it is the actor's own in this organization.</summary>
    public ImportUpload? Find(string importer, string token)
    {
        if (token.Length != 32 || !token.All(char.IsAsciiHexDigitLower)) return null;
        var info = Path.Combine(PathOf(token), "info.json");
        if (!File.Exists(info)) return null;
        var upload = Json.Read<ImportUpload>(File.ReadAllText(info));
        return upload.Importer == importer && upload.Organization == current.Id.Value && upload.Account == actor.AccountId ? upload : null;
    }

    /// <summary>Keeps what the person said about the file.</summary>
    public void Write(string token, ImportUpload upload) => File.WriteAllText(Path.Combine(PathOf(token), "info.json"), Json.Write(upload));

    /// <summary>The file.</summary>
    public string FileOf(string token) => Path.Combine(PathOf(token), "file");

    /// <summary>Throws it away.</summary>
    public void Remove(string token) => Directory.Delete(PathOf(token), recursive: true);

    private string PathOf(string token) => Path.Combine(folder.Path, "uploads", token);

    private void Sweep()
    {
        var root = Directory.CreateDirectory(Path.Combine(folder.Path, "uploads"));
        foreach (var old in root.EnumerateDirectories().Where(d => d.CreationTimeUtc < time.GetUtcNow().UtcDateTime - Kept)) old.Delete(recursive: true);
    }
}

/// <summary>An uploaded file and what was said about it.</summary>
/// <param name="Importer">The register it is for.</param>
/// <param name="FileName">As the uploader calls it; shown, never used as a path.</param>
/// <param name="Organization">Whose.</param>
/// <param name="Account">The uploader.</param>
/// <param name="Mapping">Header text → column key.</param>
/// <param name="Departments">A department nobody knows → the one that is meant.</param>
internal sealed record ImportUpload(
    string Importer, string FileName, Guid Organization, Guid Account, IReadOnlyDictionary<string, string>? Mapping, IReadOnlyDictionary<string, Guid>? Departments);
