using System.Net;
using Meguri.Domain.Assets;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit;

/// <summary>Tests of changing many rows: rows ticked in the list, what to set, a look ahead, one act.</summary>
public abstract class BulkTest(Installations installations) : RegisterTest(installations)
{
    /// <summary>The button that goes on from the list.</summary>
    protected const string ChangeSelected = "選んだ行をまとめて変更";

    /// <summary>The button that looks ahead.</summary>
    protected const string LookAhead = "変わるところを確かめる";

    /// <summary>Ticks rows of a list by what they are called, and goes on.</summary>
    protected static async Task<WebPage> ChooseAsync(WebPage list, params string[] names)
    {
        var form = list.ShouldBe(HttpStatusCode.OK).Form(ChangeSelected);
        // A box ticked comes first; a browser sends them in the order of the page.
        foreach (var name in names.Reverse()) form.Tick($"{name} を選ぶ");
        return await form.SubmitAsync(ChangeSelected);
    }

    /// <summary>Types a text into a field of the form and looks ahead.</summary>
    protected static Task<WebPage> SetAsync(WebPage page, string field, string value) =>
        page.ShouldBe(HttpStatusCode.OK).Form(LookAhead).Tick(field).Fill($"{field}の新しい値", value).SubmitAsync();

    /// <summary>Chooses a value of a field and looks ahead.</summary>
    protected static Task<WebPage> PickAsync(WebPage page, string field, string choice) =>
        page.ShouldBe(HttpStatusCode.OK).Form(LookAhead).Tick(field).Choose($"{field}の新しい値", choice).SubmitAsync();

    /// <summary>What a look ahead says: row → changes and refusals.</summary>
    protected static IReadOnlyList<(string Row, string Says)> Lines(WebPage page) => [.. page.Rows.Select(r => (r["対象"], r["内容"]))];

    /// <summary>Where the assets are kept, by name.</summary>
    protected static Task<Dictionary<string, string?>> PlacesAsync(TestOrganization organization) =>
        organization.FindAsync(db => db.Set<Asset>().ToDictionaryAsync(a => a.Name, a => a.Place));
}
