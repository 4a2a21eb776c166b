using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Meguri.Browser;

/// <summary>Somebody at a browser of their own, who works on the pages of one organization by what stands there.</summary>
public sealed class Desk : IAsyncDisposable
{
    // Machines that build and test at once are slow; a page that never comes fails all the same.
    private const float Patience = 60_000;
    private readonly Tab tab;
    private readonly string root;

    internal Desk(Tab tab, string root)
    {
        (this.tab, this.root) = (tab, root);
        Page.SetDefaultTimeout(Patience);
        SetDefaultExpectTimeout(Patience);
    }

    /// <summary>The page.</summary>
    public IPage Page => tab.Page;

    /// <summary>The part of the page that is not the navigation.</summary>
    public ILocator Main => Page.Locator("main");

    /// <summary>Opens a page of the organization.</summary>
    public Task GoAsync(string path) => Page.GotoAsync(root + path);

    /// <summary>Presses a button.</summary>
    public Task PressAsync(string name) => Main.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Follows a link.</summary>
    public Task FollowAsync(string name) => Main.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();

    /// <summary>Follows the first link that says this among other things.</summary>
    public Task FollowAsync(Regex name) => Main.GetByRole(AriaRole.Link, new() { NameRegex = name }).First.ClickAsync();

    /// <summary>Types into a field.</summary>
    public Task FillAsync(string label, string text) => Main.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    /// <summary>Takes one of the segments of a form's field.</summary>
    public Task ChooseAsync(string field, string value) => Main.Locator($"label:has(> input[name='{field}'][value='{value}'])").ClickAsync();

    /// <summary>Waits until the page says what was done.</summary>
    public Task IsToldAsync(string text) => Expect(Main.Locator("[role=status]").Filter(new() { HasText = text }).First).ToBeVisibleAsync();

    /// <summary>Waits until this stands somewhere on the page.</summary>
    public Task SeesAsync(string text) => Expect(Main.GetByText(text).First).ToBeVisibleAsync();

    /// <summary>Waits until no such button is on the page.</summary>
    public Task HasNoButtonAsync(string name) => Expect(Main.GetByRole(AriaRole.Button, new() { Name = name, Exact = true })).ToHaveCountAsync(0);

    /// <summary>Imports a file of <c>tests/data</c>: looks ahead, sees that all rows are good and new, writes them.</summary>
    public async Task ImportAsync(string path, string file, int rows)
    {
        await GoAsync(path);
        await Main.Locator("input[type=file]").SetInputFilesAsync(Path.Combine(AppContext.BaseDirectory, "data", file));
        await PressAsync("内容を確かめる");
        await SeesAsync("すべての行を取り込めます。");
        await Expect(Main.Locator(".figure").Filter(new() { HasText = "誤りのある行" })).ToContainTextAsync("0");
        await PressAsync($"{rows}件を取り込む");
        await IsToldAsync($"取り込みました（追加 {rows}件、変更 0件、変わらず 0件）。");
    }

    /// <summary>Chooses a person by the name, which their department and number stand behind.</summary>
    public async Task ChoosePersonAsync(ILocator list, string name) =>
        await list.SelectOptionAsync(await list.Locator("option").Filter(new() { HasText = name + "（" }).GetAttributeAsync("value") ?? throw new InvalidOperationException(name));

    /// <summary>Invites somebody of the register of people; the link with which the password is set.</summary>
    public async Task<string> InviteAsync(string person, string number, string role)
    {
        await GoAsync("/members/add");
        await ChoosePersonAsync(Main.Locator("select[name='Input.PersonId']"), person);
        await FillAsync("表示名", person);
        await FillAsync("メールアドレス", number.ToLowerInvariant() + "@example.jp");
        await Main.Locator($"input[name='Input.Roles'][value='{role}']").CheckAsync();
        await PressAsync("利用者を追加");
        await IsToldAsync($"{person}さんを追加しました。");
        return await Main.GetByLabel("本人に渡すリンク（1時間有効）").InputValueAsync();
    }

    /// <summary>Opens what waits for a decision.</summary>
    public async Task OpenWaitingAsync(Regex title)
    {
        await GoAsync("/approvals");
        await FollowAsync(title);
    }

    /// <summary>Presses something that gives a file; the file.</summary>
    public async Task<byte[]> DownloadAsync(string link, string name)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => FollowAsync(link));
        download.SuggestedFilename.ShouldBe(name);
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>Fetches a file with the session of this browser.</summary>
    public async Task<byte[]> FetchAsync(string path)
    {
        var answer = await Page.Context.APIRequest.GetAsync(root + path);
        answer.Status.ShouldBe(200);
        return await answer.BodyAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => tab.DisposeAsync();
}
