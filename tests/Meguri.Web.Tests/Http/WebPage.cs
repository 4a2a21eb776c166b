using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Meguri.Web.Http;

/// <summary>An answer, read as a person reads it: by headings, labels and texts.</summary>
public sealed class WebPage
{
    private readonly Visitor visitor;
    private readonly IReadOnlyCollection<string> faults;

    private WebPage(Visitor visitor, Uri address, HttpResponseMessage response, string html, IReadOnlyCollection<string> faults)
    {
        (this.visitor, this.faults, Address, Html) = (visitor, faults, address, html);
        (Status, Location) = (response.StatusCode, response.Headers.Location);
        Headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        Document = new HtmlParser().ParseDocument(html);
    }

    /// <summary>Whose browser shows it.</summary>
    public Visitor Visitor => visitor;

    /// <summary>The status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The address it came from, after redirects.</summary>
    public Uri Address { get; }

    /// <summary>Where it leads, when it is a redirect that was not followed.</summary>
    public Uri? Location { get; }

    /// <summary>The headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The source.</summary>
    public string Html { get; }

    /// <summary>The parsed page, for what the members here do not find.</summary>
    public IDocument Document { get; }

    /// <summary>The path without its query, organization included.</summary>
    public string Path => Address.AbsolutePath;

    /// <summary>The page's heading.</summary>
    public string Heading => Text(Document.QuerySelector("h1"));

    /// <summary>Everything the page says, with single spaces.</summary>
    public string Words => Text(Document.QuerySelector("main") ?? Document.Body);

    /// <summary>Everything that is wrong with the form, as its head lists it.</summary>
    public IReadOnlyList<string> Problems => [.. Document.QuerySelectorAll("#problems li").Select(Text)];

    /// <summary>The rows of the page's table: column → text.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows
    {
        get
        {
            if (Document.QuerySelector("main table, table") is not { } table) return [];
            var columns = table.QuerySelectorAll("thead th").Select(th => Text(th).TrimEnd('▲', '▼', ' ')).ToList();
            return [.. table.QuerySelectorAll("tbody tr").Select(tr => tr.QuerySelectorAll("td")
                .Select((td, i) => (Column: i < columns.Count ? columns[i] : "", Text: Text(td))).DistinctBy(c => c.Column).ToDictionary(c => c.Column, c => c.Text))];
        }
    }

    /// <summary>The form with this button, or the only one inside the page.</summary>
    public WebForm Form(string? button = null)
    {
        var forms = Document.QuerySelectorAll("form").Where(f => button is not null || f.Closest("header, nav, aside, footer, dialog") is null)
            .Where(f => button is null || Buttons(f).Any(b => Text(b) == button)).ToList();
        forms.Count.ShouldBe(1, $"forms with the button '{button}' on {Path}; buttons there: {string.Join(" | ", Document.QuerySelectorAll("button").Select(Text))}");
        return new WebForm(visitor, this, forms[0]);
    }

    /// <summary>All forms with this button, in their order.</summary>
    public IReadOnlyList<WebForm> Forms(string button) =>
        [.. Document.QuerySelectorAll("form").Where(f => Buttons(f).Any(b => Text(b) == button)).Select(f => new WebForm(visitor, this, f))];

    /// <summary>What the field with this label holds, in a form or outside; null when there is none.</summary>
    public string? Field(string label) => FieldFinder.Controls(Document.DocumentElement, label).FirstOrDefault()?.GetAttribute("value");

    /// <summary>Where the navigation leads.</summary>
    public IReadOnlyList<string> Navigation => [.. Document.QuerySelectorAll("nav a[href]").Select(a => a.GetAttribute("href")!).Distinct()];

    /// <summary>Follows the link with this text.</summary>
    public Task<WebPage> FollowAsync(string text)
    {
        var href = Link(text).ShouldNotBeNull($"a link '{text}' on {Path}");
        return visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Address, href)), follow: true);
    }

    /// <summary>Where the link with this text leads; null when there is none.</summary>
    public string? Link(string text) => Document.QuerySelectorAll("a[href]").FirstOrDefault(a => Text(a) == text || a.GetAttribute("aria-label") == text)?.GetAttribute("href");

    /// <summary>The problem beside the field with this label; null when there is none.</summary>
    public string? ProblemAt(string label)
    {
        var control = FieldFinder.Controls(Document.DocumentElement, label).FirstOrDefault().ShouldNotBeNull($"a field '{label}' on {Path}");
        return control.Closest(".field")?.QuerySelector(".field-problem") is { } problem ? Text(problem) : null;
    }

    /// <summary>This status; otherwise says what the page said instead.</summary>
    public WebPage ShouldBe(HttpStatusCode status)
    {
        Status.ShouldBe(status, $"{Address.PathAndQuery} said: {Words}{Environment.NewLine}{(Status == HttpStatusCode.InternalServerError ? faults.LastOrDefault() : null)}");
        return this;
    }

    /// <summary>Shown (200), at this path below the organization.</summary>
    public WebPage ShouldBeAt(string path)
    {
        ShouldBe(HttpStatusCode.OK);
        Path.ShouldBe(visitor.Root + path);
        return this;
    }

    /// <summary>Refused (422) with a message beside the field.</summary>
    public WebPage ShouldRefuse(string label, string message)
    {
        ShouldBe(HttpStatusCode.UnprocessableEntity);
        ProblemAt(label).ShouldBe(message);
        return this;
    }

    /// <summary>Says this somewhere.</summary>
    public WebPage ShouldSay(string words)
    {
        Words.ShouldContain(words, Case.Sensitive, Address.PathAndQuery);
        return this;
    }

    /// <summary>Says this nowhere.</summary>
    public WebPage ShouldNotSay(string words)
    {
        Words.ShouldNotContain(words, Case.Sensitive, Address.PathAndQuery);
        return this;
    }

    internal static async Task<WebPage> ReadAsync(Visitor visitor, Uri address, HttpResponseMessage response, Installation installation) =>
        new(visitor, response.RequestMessage?.RequestUri ?? address, response, await response.Content.ReadAsStringAsync(), installation.Faults);

    internal static string Text(INode? node) => node is null ? "" : string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The buttons that send a form: those inside it, and those elsewhere that say they belong to it.</summary>
    internal static IEnumerable<IElement> Buttons(IElement form)
    {
        var inside = form.QuerySelectorAll("button:not([type=button]), input[type=submit]").Where(b => !b.HasAttribute("form") || b.GetAttribute("form") == form.Id);
        return form.Id is { Length: > 0 } id ? inside.Concat(form.Owner!.QuerySelectorAll($"button[form='{id}']").Where(b => !form.Contains(b))) : inside;
    }
}
