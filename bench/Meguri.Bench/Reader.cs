using System.Net;
using System.Text.RegularExpressions;

namespace Meguri.Bench;

/// <summary>Somebody who signed in through the sign-in page.</summary>
internal static partial class Reader
{
    /// <summary>Keeps the cookies of whoever has this address.</summary>
    public static async Task<HttpClient> SignInAsync(string address, string email, string password = TestOrganization.Password)
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        var token = await TokenAsync(http, "/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Input.Email"] = email, ["Input.Password"] = password, ["__RequestVerificationToken"] = token,
        });
        using var answer = await http.PostAsync("/sign-in", form);
        return answer.StatusCode == HttpStatusCode.Redirect ? http : throw new InvalidOperationException($"Signing in answered {answer.StatusCode}.");
    }

    /// <summary>The token that forms of this page are sent with.</summary>
    public static async Task<string> TokenAsync(HttpClient http, string path) => Token().Match(await Load.ReadAsync(http, path)).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
