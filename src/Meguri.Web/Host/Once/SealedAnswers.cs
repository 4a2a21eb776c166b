using Meguri.Platform.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Mvc.ViewFeatures.Infrastructure;

namespace Meguri.Web.Host;

/// <summary>
/// Turns an answer into a sealed text and back: where the page leads, and what it leaves for the next one (the flash message). What was
/// answered by a page itself leads to that page when it is asked again.
/// </summary>
internal sealed class SealedAnswers(IDataProtectionProvider protection, ITempDataDictionaryFactory temporary, TempDataSerializer serializer)
{
    private readonly IDataProtector protector = protection.CreateProtector("Meguri.FormAnswers");

    private static readonly object ByCookie = new();

    /// <summary>The answer to this request signs somebody in: given again, it would lack the cookie it lives by.</summary>
    public static void LiveByTheirCookie(HttpContext http) => http.Items[ByCookie] = true;

    /// <summary>True for an answer that can be given again.</summary>
    public bool CanKeep(HttpContext http, IActionResult? result) => (result is RedirectResult or PageResult) && !http.Items.ContainsKey(ByCookie);

    /// <summary>Seals an answer.</summary>
    public string Close(HttpContext http, IActionResult? result)
    {
        var left = temporary.GetTempData(http);
        var location = result is RedirectResult redirect ? redirect.Url : (http.Request.PathBase + http.Request.Path).ToString();
        // Peek: reading them would use them up.
        var values = left.Keys.ToDictionary(key => key, key => left.Peek(key)!);
        return protector.Protect(Json.Write(new Answer(location, Convert.ToBase64String(serializer.Serialize(values)))));
    }

    /// <summary>Gives a sealed answer again.</summary>
    public IActionResult Open(HttpContext http, string text)
    {
        var answer = Json.Read<Answer>(protector.Unprotect(text));
        var left = temporary.GetTempData(http);
        foreach (var (key, value) in serializer.Deserialize(Convert.FromBase64String(answer.Left))) left[key] = value;
        return new RedirectResult(answer.Location);
    }

    private sealed record Answer(string Location, string Left);
}
