using Meguri.Platform.Access;
using Meguri.Web.Http;

namespace Meguri.Web.Accounts;

/// <summary>An authenticator app that was given the key of a page.</summary>
internal sealed record AuthenticatorApp(string Key, TimeProvider Clock)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static AuthenticatorApp Of(TestOrganization organization, WebPage page) =>
        new(WebPage.Text(page.Document.QuerySelector("details .font-monospace")).Replace(" ", ""), organization.Installation.Clock);

    /// <summary>The code so many steps from now.</summary>
    public string Code(int ahead)
    {
        var bits = string.Concat(Key.Select(c => Convert.ToString(Letters.IndexOf(c), 2).PadLeft(5, '0')));
        byte[] secret = [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
        return OneTimeCode.Of(secret, OneTimeCode.StepAt(Clock.GetUtcNow()) + ahead);
    }
}
