using QRCoder;

namespace Meguri.Web.Kit;

/// <summary>A text as a picture that a phone reads.</summary>
internal static class QrCode
{
    /// <summary>The picture, as the source of an image.</summary>
    public static string Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return "data:image/png;base64," + Convert.ToBase64String(picture.GetGraphic(5));
    }
}
