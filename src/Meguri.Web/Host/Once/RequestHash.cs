using System.Security.Cryptography;
using System.Text;

namespace Meguri.Web.Host;

/// <summary>What a form says, as one hash: where it was sent, every field and every file. Token and key are not part of what it says.</summary>
internal static class RequestHash
{
    public static async Task<string> OfAsync(HttpRequest request, string tokenField, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, request.PathBase + request.Path + request.QueryString);
        if (request.HasFormContentType)
        {
            foreach (var (name, values) in request.Form.Where(f => f.Key != tokenField && f.Key != FormKey.Field).OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                Add(hash, name);
                foreach (var value in values) Add(hash, value ?? "");
            }
            foreach (var file in request.Form.Files)
            {
                Add(hash, file.Name);
                Add(hash, file.FileName);
                await using var content = file.OpenReadStream();
                hash.AppendData(await SHA256.HashDataAsync(content, cancellation));
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Length first: no two lists of texts run together alike.
    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
