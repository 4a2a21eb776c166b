using System.Security.Cryptography;
using Meguri.Platform.Persistence;

namespace Meguri.Platform.Trail;

/// <summary>
/// The installation's own key (ECDSA on P-256), made when it is first asked for and kept in the data folder, readable by its owner
/// only. It says that a file comes from this installation, as it was when it was signed; it says nothing about whoever holds the machine.
/// </summary>
public sealed class SigningKey(DataFolder folder)
{
    /// <summary>The public key as people hand it over: <c>04</c>, x and y in lower-case hex, 130 digits.</summary>
    public string Public()
    {
        using var key = Load();
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return TrailHash.Hex([4, .. point.X!, .. point.Y!]);
    }

    /// <summary>The signature over SHA-256 of the data: r and s in lower-case hex, 128 digits.</summary>
    public string Sign(ReadOnlySpan<byte> data)
    {
        using var key = Load();
        return TrailHash.Hex(key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    private ECDsa Load()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (!File.Exists(folder.SigningKey)) Keep(key.ExportPkcs8PrivateKeyPem());
        key.ImportFromPem(File.ReadAllText(folder.SigningKey));
        return key;
    }

    // Whole or not at all, and never over another that was made meanwhile.
    private void Keep(string pem)
    {
        Directory.CreateDirectory(folder.Keys);
        var beside = folder.SigningKey + "." + Guid.CreateVersion7().ToString("n");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(beside, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(pem));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(beside, folder.SigningKey, overwrite: false);
        }
        catch (IOException) when (File.Exists(folder.SigningKey))
        {
            File.Delete(beside);
        }
    }
}
