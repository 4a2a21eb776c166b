using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Meguri.Web.Accounts;

/// <summary>A device with one passkey, as the other side of WebAuthn sees it; it can be made to do what an honest one does not.</summary>
internal sealed class SoftDevice(string domain, string origin) : IDisposable
{
    private const byte Present = 1, Verified = 4, Attested = 0x40;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private byte[] holder = [];

    /// <summary>Where it believes to be.</summary>
    public string Origin { get; set; } = origin;

    /// <summary>The domain it signs for.</summary>
    public string Domain { get; set; } = domain;

    /// <summary>Whether it asked who holds it.</summary>
    public bool Verifies { get; set; } = true;

    /// <summary>How often it says it was used.</summary>
    public uint Count { get; set; }

    /// <summary>Makes its passkey for what a page asks.</summary>
    public string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        holder = Base64Url.DecodeFromChars(asked.RootElement.GetProperty("user").GetProperty("id").GetString());
        var point = key.ExportParameters(false).Q;
        byte[] cose = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        byte[] data = [.. Data(Attested), .. new byte[16], 0, (byte)id.Length, .. id, .. cose];
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), 0x59, (byte)(data.Length >> 8), (byte)data.Length, .. data];
        return Credential(new { clientDataJSON = To(Client("webauthn.create", asked)), attestationObject = To(attestation), transports = new[] { "internal" } });
    }

    /// <summary>Signs what a page asks.</summary>
    public string Get(string options)
    {
        using var asked = JsonDocument.Parse(options);
        Count++;
        var (data, client) = (Data(0), Client("webauthn.get", asked));
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = To(client), authenticatorData = To(data), signature = To(signature), userHandle = To(holder) });
    }

    public void Dispose() => key.Dispose();

    private byte[] Data(byte also)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain)), (byte)(Present | also | (Verifies ? Verified : 0)), .. count];
    }

    private byte[] Client(string type, JsonDocument asked) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = asked.RootElement.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    private string Credential(object response) =>
        JsonSerializer.Serialize(new { id = To(id), rawId = To(id), type = "public-key", authenticatorAttachment = "platform", clientExtensionResults = new { }, response });

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static string To(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
