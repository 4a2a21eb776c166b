using Microsoft.Playwright;

namespace Meguri.Browser;

/// <summary>A page in a browser of its own, and what went wrong there without anybody seeing it.</summary>
public sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> troubles = [];

    internal Tab(IBrowserContext context, IPage page, string address)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            // A refused form (422) is an answer like any; the browser logs it all the same.
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal)) troubles.Add(message.Text);
        };
        page.PageError += (_, error) => troubles.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) troubles.Add("asked elsewhere: " + request.Url);
        };
        page.Response += (_, response) =>
        {
            if (response.Status is 404 or >= 500) troubles.Add($"{response.Status} {response.Url}");
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Script errors, breaches of the content policy, requests to other places, missing files.</summary>
    public IReadOnlyList<string> Troubles => troubles;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        troubles.ShouldBeEmpty();
    }
}
