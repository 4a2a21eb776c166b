using System.Net;
using System.Text;
using Meguri.Platform.Access;
using Meguri.Web.Http;

namespace Meguri.Web.Imports;

/// <summary>A file brought in by the import page, looked at and written as people do.</summary>
public abstract class ImportTest(Installations installations) : WebTest(installations)
{
    /// <summary>An organization and somebody of its office.</summary>
    protected async Task<(TestOrganization Organization, Visitor Office)> OfficeAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        return (organization, await SignInAsync(organization, Role.IsmsOffice));
    }

    /// <summary>Uploads lines of text and waits for what they would do.</summary>
    protected static Task<WebPage> LookAsync(Visitor visitor, string register, params string[] lines) =>
        LookAsync(visitor, register, "file.csv", Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));

    /// <summary>Uploads a file and waits for what it would do.</summary>
    protected static async Task<WebPage> LookAsync(Visitor visitor, string register, string name, byte[] content)
    {
        var upload = (await visitor.GetAsync($"/{register}/import")).ShouldBe(HttpStatusCode.OK);
        return await DoneAsync(visitor, await upload.Form("内容を確かめる").Attach("ファイル", name, content).SubmitAsync());
    }

    /// <summary>Presses a button of the review and waits for the end.</summary>
    protected static async Task<WebPage> PressAsync(Visitor visitor, WebPage review, string button) =>
        await DoneAsync(visitor, await review.Form(button).SubmitAsync());

    /// <summary>The figures of a review: rows, new, changed, as before, with errors.</summary>
    protected static string Figures(WebPage review) => string.Join('/', review.Document.QuerySelectorAll(".figures .h2").Select(WebPage.Text));

    /// <summary>What is wrong, as the review lists it: row, column, value, reason.</summary>
    protected static IReadOnlyList<string> Errors(WebPage review) =>
        [.. review.Document.QuerySelectorAll("section.card").Where(c => WebPage.Text(c.QuerySelector("h2")) == "誤り").SelectMany(c => c.QuerySelectorAll("tbody tr"))
            .Select(row => string.Join(" | ", row.QuerySelectorAll("td").Select(WebPage.Text)))];

    private static async Task<WebPage> DoneAsync(Visitor visitor, WebPage page)
    {
        while (page.Document.QuerySelector("[data-refresh]") is not null) page = await visitor.GetAsync(page.Path[visitor.Root.Length..]);
        return page;
    }
}
