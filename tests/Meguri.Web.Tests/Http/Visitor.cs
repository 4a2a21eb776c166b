using System.Net;
using System.Net.Http.Headers;

namespace Meguri.Web.Http;

/// <summary>Somebody with a browser: keeps cookies, follows redirects, asks for pages below an organization's address.</summary>
public sealed class Visitor : IDisposable
{
    private const int MostRedirects = 5;
    private readonly Installation installation;
    private readonly CookieContainer cookies;
    private readonly HttpClient http;

    private Visitor(Installation installation, CookieContainer cookies, HttpClient http, string root) =>
        (this.installation, this.cookies, this.http, Root) = (installation, cookies, http, root);

    /// <summary>What every path begins with: <c>/slug</c>, or nothing.</summary>
    public string Root { get; }

    /// <summary>The same browser outside the organization: <c>/sign-in</c>, <c>/account</c>.</summary>
    public Visitor Outside => new(installation, cookies, http, "");

    /// <summary>The same browser at an organization's pages.</summary>
    public Visitor At(TestOrganization organization) => new(installation, cookies, http, "/" + organization.Slug);

    /// <summary>What the browser says it is, language and the like.</summary>
    public HttpRequestHeaders Headers => http.DefaultRequestHeaders;

    /// <summary>The cookies it keeps.</summary>
    public IEnumerable<Cookie> Cookies => cookies.GetAllCookies();

    /// <summary>A browser that never was here.</summary>
    public static Visitor To(Installation installation)
    {
        var cookies = new CookieContainer();
        // Most tests leave their visitors behind: a connection that nobody uses is soon closed, at both ends.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies, UseCookies = true, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5) };
        return new(installation, cookies, new HttpClient(handler) { BaseAddress = new Uri(installation.Address), Timeout = TimeSpan.FromSeconds(60) }, "");
    }

    /// <summary>Opens a page and follows where it leads.</summary>
    public Task<WebPage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, Root + path), follow: true);

    /// <summary>Opens an address and stays there, whatever it answers.</summary>
    public Task<WebPage> AskAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, Root + path), follow: false);

    /// <summary>Posts something that no form made.</summary>
    public Task<WebPage> PostAsync(string path, HttpContent content, bool follow = false) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, Root + path) { Content = content }, follow);

    /// <summary>The bare answer to anything, as the bytes come.</summary>
    public async Task<BareAnswer> BareAsync(string method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Root + path) { Content = content };
        using var response = await http.SendAsync(request, Stop);
        return new BareAnswer(response.StatusCode, response.Headers.Location?.OriginalString, response.Headers.CacheControl?.ToString() ?? "", await response.Content.ReadAsByteArrayAsync(Stop));
    }

    /// <summary>A file as it comes.</summary>
    public async Task<byte[]> DownloadAsync(string path)
    {
        using var response = await http.GetAsync(new Uri(Root + path, UriKind.Relative), Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, Root + path);
        return await response.Content.ReadAsByteArrayAsync(Stop);
    }

    internal async Task<WebPage> SendAsync(HttpRequestMessage request, bool follow)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var response = await http.SendAsync(request, Stop);
            var page = await WebPage.ReadAsync(this, request.RequestUri!, response, installation);
            if (!follow || page.Location is null || redirects == MostRedirects) return page;
            request = new HttpRequestMessage(HttpMethod.Get, page.Location);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
