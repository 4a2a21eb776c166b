using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Meguri.Platform.Archives;

namespace Meguri.Web.Archives;

/// <summary>Changes an archive and seals it again, as somebody would who knows how.</summary>
internal static class Forging
{
    public static async Task<byte[]> RemadeAsync(byte[] whole, Action<ZipArchive> change, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        file.Write(whole);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true)) change(zip);
        await ArchiveSeal.SetAsync(file, cancellation);
        return file.ToArray();
    }

    /// <summary>Changes a part, and nothing of what the list says of it.</summary>
    public static void Rewrite(ZipArchive zip, string name, Func<string, string> change)
    {
        var text = Read(zip, name);
        zip.GetEntry(name)!.Delete();
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(change(text)));
    }

    /// <summary>Changes the list.</summary>
    public static void Relist(ZipArchive zip, Action<JsonNode> change) => Rewrite(zip, ArchiveManifest.File, text =>
    {
        var list = JsonNode.Parse(text)!;
        change(list);
        return list.ToJsonString();
    });

    /// <summary>Changes a part, and what the list says of it.</summary>
    public static void Forge(ZipArchive zip, string name, Func<string, string> change)
    {
        Rewrite(zip, name, change);
        var bytes = Encoding.UTF8.GetBytes(Read(zip, name));
        Relist(zip, list =>
        {
            var part = list["parts"]!.AsArray().Single(p => p!["name"]!.GetValue<string>() == name)!;
            (part["bytes"], part["sha256"]) = (bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        });
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
