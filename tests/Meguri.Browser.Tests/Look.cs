using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Meguri.Browser;

/// <summary>Looks at pages: what would keep somebody out, what does not fit the screen; keeps a picture of each where <c>./dev look</c> asks for it.</summary>
internal sealed class Look(IPage page, string name)
{
    /// <summary>Names the folder for the pictures.</summary>
    private const string Variable = "MEGURI_PICTURES";

    /// <summary>Axe in the page itself: the package's own way opens a second page for every first, which takes most of the time.</summary>
    private const string Run = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
          .flatMap(v => v.nodes.map(n => `${v.id} at ${n.target} (${v.help})`))
        """;

    /// <summary>Words that run over what holds them: buttons, and the rings of stamps.</summary>
    private const string Spilled = """
        () => {
          const boxOf = element => { const range = document.createRange(); range.selectNodeContents(element); return range.getBoundingClientRect(); };
          const ring = stamp => { const box = stamp.getBoundingClientRect(); return { x: box.x + box.width / 2, y: box.y + box.height / 2, radius: stamp.clientWidth / 2 }; };
          const outside = (box, { x, y, radius }) => [box.left, box.right].some(edge => [box.top, box.bottom].some(end => Math.hypot(edge - x, end - y) > radius));
          const stamps = [...document.querySelectorAll('.stamp')].flatMap(stamp => [...stamp.children].filter(line => outside(boxOf(line), ring(stamp))));
          const buttons = [...document.querySelectorAll('main .btn')].filter(button => button.checkVisibility() && button.clientWidth > 0 && boxOf(button).width > button.clientWidth);
          return [...stamps, ...buttons].map(element => `"${element.textContent.trim()}" runs over its edge`);
        }
        """;

    /// <summary>Links that stand among other words of their block and are known by their colour alone, however long either is (axe asks only where the words are longer). Nobody presses on paper.</summary>
    private const string Unmarked = """
        () => {
          const inline = element => ['inline', 'contents'].includes(getComputedStyle(element).display);
          const marked = element => inline(element) && (getComputedStyle(element).textDecorationLine.includes('underline') || marked(element.parentElement));
          const blockOf = element => inline(element) ? blockOf(element.parentElement) : element;
          const breaks = element => element.matches('br, hr') || ['block', 'list-item', 'table', 'flex', 'grid'].includes(getComputedStyle(element).display);
          const besides = (node, link) => node === link ? ['link'] : node.nodeType === Node.TEXT_NODE ? /[\p{L}\p{N}]/u.test(node.data) ? ['word'] : []
            : node.nodeType !== Node.ELEMENT_NODE || node.matches('a, button, .visually-hidden') || !node.checkVisibility() ? [] : breaks(node) ? ['break'] : [...node.childNodes].flatMap(child => besides(child, link));
          const amongWords = link => {
            const line = [...blockOf(link).childNodes].flatMap(child => besides(child, link)), at = line.indexOf('link');
            return line[at - 1] === 'word' || line[at + 1] === 'word';
          };
          return [...document.querySelectorAll('main a[href]')].filter(link => link.checkVisibility() && !link.closest('.paper') && inline(link) && !marked(link) && amongWords(link))
            .map(link => `"${link.textContent.trim()}" is a link by its colour alone`);
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private readonly List<string> faults = [];

    /// <summary>What was found, one line each.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Looks at the page as it is.</summary>
    public async Task TakeAsync(string route)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder) await KeepAsync(Path.Combine(folder, $"{string.Concat(route.Trim('/').Select(c => char.IsLetterOrDigit(c) ? c : '-'))}-{name}"));
        await page.EvaluateAsync(Axe);
        faults.AddRange((await page.EvaluateAsync<string[]>(Run)).Select(fault => $"{route}: {fault}"));
        faults.AddRange((await page.EvaluateAsync<string[]>(Spilled)).Select(fault => $"{route}: {fault}"));
        faults.AddRange((await page.EvaluateAsync<string[]>(Unmarked)).Select(fault => $"{route}: {fault}"));
        var beyond = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (beyond > 0) faults.Add($"{route}: {beyond} px wider than the screen");
        if (await page.Locator("h1").CountAsync() != 1) faults.Add($"{route}: not one heading of level 1");
        if (string.IsNullOrWhiteSpace(await page.TitleAsync())) faults.Add($"{route}: no title");
    }

    private async Task KeepAsync(string file)
    {
        await page.ScreenshotAsync(new() { FullPage = true, Path = file + ".png" });
        if (new Uri(page.Url).AbsolutePath.EndsWith("/print", StringComparison.Ordinal)) await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Path = file + ".pdf" });
    }
}
