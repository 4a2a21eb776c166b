using System.Net;
using Meguri.Platform.Access;
using Meguri.Web.Http;

namespace Meguri.Web.BadInput;

/// <summary>I: what is typed, sent or asked for.</summary>
public sealed class Inputs(Installations installations) : BadInputTest(installations)
{
    private static readonly string[] Lists = ["/assets", "/people", "/appointments", "/risks", "/treatment"];

    /// <summary>Pages with a form that enters something.</summary>
    private static readonly string[] Forms =
    [
        "/assets/add", "/people/add", "/departments/add", "/sites/add", "/appointments/add", "/roles/add", "/governance", "/settings", "/members/add", "/risks/method/edit",
        "/risks/{id}/edit", "/risks/{id}/treat", "/treatment/add", "/treatment/{id}/edit", "/soa/measures/add", "/soa/own/add", "/soa/A.5.1/edit",
    ];

    /// <summary>Every list with texts that mean something elsewhere.</summary>
    public static TheoryData<Database, string, string> Questions => new(
        from database in DatabasesAttribute.Chosen
        from list in Lists
        from text in new[] { "' OR 1=1--", "%", "_", "\\", "'; DROP TABLE assets;--", "\"", "{{7*7}}", "${7*7}", "A-999999999999999999999", "🙂" }
        select (database, list, text));

    [Theory, MemberData(nameof(Questions))]
    [Requirement("I01")]
    public async Task Search_TextWithMeaningElsewhere_FindsNothing(Database database, string list, string text)
    {
        var office = await SignInAsync(await OrganizationAsync(database), Role.IsmsOffice);
        (await office.GetAsync($"{list}?q={Uri.EscapeDataString(text)}")).ShouldBe(HttpStatusCode.OK).Rows.ShouldBeEmpty();
    }

    [Theory]
    [Databases("q=%00")]
    [Databases("sort=%27")]
    [Databases("sort=Name%00")]
    [Databases("view=%25")]
    [Databases("f.Nothing=1")]
    [Databases("cols=Name,PasswordHash")]
    [Databases("after=%FF%FE")]
    [Requirement("I01")]
    public async Task List_AskedInAWayItHasNot_IsRefused(Database database, string query)
    {
        var mine = await EverythingAsync(database);
        var office = await EverybodyAsync(mine);
        foreach (var list in Lists)
            await RefusedAsync(mine.Organization.Installation, () => office.AskAsync($"{list}?{query}"), HttpStatusCode.BadRequest);
    }

    [Theory]
    [Databases('\0')]
    [Databases('\u0007')]
    [Databases('\u001b')]
    [Databases('\uffff')]
    [Databases('\ufdd0')]
    [Requirement("I08")]
    public async Task Text_ThatCannotBeStored_IsRefusedInEveryFieldOfEveryForm(Database database, char sign)
    {
        var mine = await EverythingAsync(database);
        var member = await EverybodyAsync(mine);
        var tried = 0;
        foreach (var path in Forms.Select(f => f.IndexOf("/{id}", StringComparison.Ordinal) is >= 0 and var at ? f.Replace("{id}", mine.Ids[f[..at]].ToString(), StringComparison.Ordinal) : f))
        {
            var page = (await member.GetAsync(path)).ShouldBe(HttpStatusCode.OK);
            foreach (var field in TextFields(page))
            {
                await RefusedAsync(mine.Organization.Installation, () => SaveAsync(page, FormOf(page).Forge(field, $"前{sign}後")), HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest);
                tried++;
            }
        }
        tried.ShouldBeGreaterThan(60);
    }

    [Theory]
    [Databases("機密性", "1e400")]
    [Databases("機密性", "NaN")]
    [Databases("機密性", "-0.5")]
    [Databases("機密性", "9223372036854775808")]
    [Databases("機密性", "1,5")]
    [Databases("機密性", "1.5")]
    [Databases("機密性", "4")]
    [Databases("機密性", "-1")]
    [Databases("登録日", "0001-01-01")]
    [Databases("登録日", "9999-12-31")]
    [Databases("登録日", "2026-02-31")]
    [Databases("登録日", "2027-02-29")]
    [Databases("登録日", "2026-W53")]
    [Databases("登録日", "2026-13-01")]
    [Databases("登録日", "明日")]
    [Requirement("I14")]
    public async Task Value_ThatIsNone_IsRefusedBesideTheField(Database database, string field, string value)
    {
        var organization = await OrganizationAsync(database);
        await organization.DepartmentAsync("総務部");
        var office = await SignInAsync(organization, Role.IsmsOffice);
        var form = (await office.GetAsync("/assets/add")).Form().Fill("情報資産の名称", "鍵束").Choose("管理部門", "総務部").Fill("保管期間", "7年").Fill(field, value);

        var page = await RefusedAsync(organization.Installation, () => form.SubmitAsync(), HttpStatusCode.UnprocessableEntity);

        page.ProblemAt(field).ShouldNotBeNullOrEmpty();
        page.Form()[field].ShouldBe(value, "what was typed stays");
    }

    [Theory]
    [Databases("2028-02-29", "2035/02/28")]
    [Databases("令和8年10月1日", "2033/10/01")]
    [Databases("２０２６／４／１", "2033/04/01")]
    [Requirement("I14")]
    public async Task Day_AsOfficesWriteIt_IsRead(Database database, string typed, string expiry)
    {
        var organization = await OrganizationAsync(database);
        await organization.DepartmentAsync("総務部");
        var office = await SignInAsync(organization, Role.IsmsOffice);

        (await (await office.GetAsync("/assets/add")).Form().Fill("情報資産の名称", "鍵束").Choose("管理部門", "総務部").Fill("保管期間", "7年").Fill("登録日", typed).SubmitAsync())
            .ShouldBe(HttpStatusCode.OK).ShouldSay(expiry);
    }

    [Theory, Databases]
    [Requirement("I08")]
    public async Task Text_OfAnyScript_IsStoredUnchanged(Database database)
    {
        var organization = await OrganizationAsync(database);
        await organization.DepartmentAsync("総務部");
        var office = await SignInAsync(organization, Role.IsmsOffice);
        foreach (var name in new[] { "が", "İstanbul ı", "Straße", "👨‍👩‍👧‍👦 名簿", "𠮷野家", "a\u202Eb", "ﾃｽﾄ", "①②", "⼀" })
            (await Fill(await office.GetAsync("/assets/add"), name).SubmitAsync()).ShouldBe(HttpStatusCode.OK).Heading.ShouldBe(name);
        foreach (var twin in new[] { "か\u3099", "i\u0307stanbul ı", "STRASSE", "テスト", "12", "一", "a b" })
            (await Fill(await office.GetAsync("/assets/add"), twin).SubmitAsync()).Status.ShouldBe(twin == "a b" ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, $"'{twin}' is called like another");
    }

    [Theory, Databases]
    [Requirement("I02", "I04", "I05")]
    public async Task Text_OfMarkup_IsShownAsText(Database database)
    {
        var mine = await EverythingAsync(database);
        var member = await EverybodyAsync(mine);
        var vectors = Markup.Vectors;
        vectors.Count.ShouldBeGreaterThan(150);
        foreach (var group in vectors.Chunk(12))
        {
            var form = Fill(await member.GetAsync("/assets/add"), group[0]);
            var fields = form.Values.Where(v => v.Name.StartsWith("Input.", StringComparison.Ordinal) && v.Value.Length == 0).Select(v => v.Name)
                .Intersect(["Input.Business", "Input.Kind", "Input.Medium", "Input.Users", "Input.Place", "Input.Group", "Input.Note", "Input.Retention", "Input.OfficeNumber", "Input.Reason"]).ToList();
            foreach (var (field, vector) in fields.Zip(group.Skip(1))) form.Forge(field, vector);
            var shown = (await form.SubmitAsync()).ShouldBe(HttpStatusCode.OK);
            shown.Heading.ShouldBe(string.Join(' ', group[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            Harmless(shown);
            Harmless(await member.GetAsync(shown.Path[member.Root.Length..] + "/edit"));
        }
        Harmless(await member.GetAsync("/assets"));
        Harmless(await member.GetAsync("/risks/add"));
    }

    [Theory, Databases]
    [Requirement("I02", "I06")]
    public async Task Name_OfMarkup_IsShownAsTextWhereverItStands(Database database)
    {
        const string Name = "<img src=x onerror=alert(1)>";
        var organization = await OrganizationAsync(database);
        var department = await organization.DepartmentAsync(Name);
        var person = await organization.PersonAsync(Name, department);
        var office = await SignInAsync(organization, person, Role.IsmsOffice);
        await (await office.GetAsync("/settings")).Form("保存する").Fill("組織の名称", Name).Fill("「ISMS事務局」の呼び名", "<svg onload=x>").SubmitAsync("保存する");
        foreach (var path in (await office.GetAsync("/home")).Navigation.Concat([$"{office.Root}/people/{person.Id.Value}", $"{office.Root}/departments/print", $"{office.Root}/governance", $"{office.Root}/roles/print"]))
            Harmless((await office.Outside.GetAsync(path)).ShouldBe(HttpStatusCode.OK));
    }

    [Theory, Databases]
    [Requirement("I07")]
    public async Task Answer_OfEveryKind_ForbidsWhatIsNotOurs(Database database)
    {
        var organization = await OrganizationAsync(database);
        var office = await SignInAsync(organization, Role.IsmsOffice);
        var nonces = new HashSet<string>();
        foreach (var path in new[] { "/home", "/assets", "/assets/export", "/no-such-page", "/assets?sort=%27" })
        {
            var page = await office.AskAsync(path);
            var policy = page.Headers["Content-Security-Policy"];
            policy.ShouldSatisfyAllConditions(
                p => p.ShouldStartWith("default-src 'none'; script-src 'self';"), p => p.ShouldContain("frame-ancestors 'none'"), p => p.ShouldContain("base-uri 'none'"), p => p.ShouldContain("form-action 'self'"),
                p => p.ShouldNotContain("unsafe-eval"));
            nonces.Add(policy[(policy.IndexOf("nonce-", StringComparison.Ordinal) + 6)..].Split('\'')[0]).ShouldBeTrue("a nonce of its own");
            page.Document.QuerySelectorAll("script:not([src]):not([type='application/json'])").ShouldBeEmpty();
        }
    }

    [Theory]
    [Databases("ja", "この操作は受け付けられませんでした")]
    [Databases("en", null)]
    public async Task Refusal_SpeaksTheReadersLanguage(Database database, string language, string? title)
    {
        var organization = await OrganizationAsync(database);
        var office = await SignInAsync(organization, Role.IsmsOffice);
        office.Headers.Add("Accept-Language", language);

        var page = await RefusedAsync(organization.Installation, () => office.GetAsync("/assets?sort=%27"), HttpStatusCode.BadRequest);

        if (title is null) page.Heading.ShouldSatisfyAllConditions(h => h.ShouldNotBeEmpty(), h => h.All(char.IsAscii).ShouldBeTrue());
        else page.Heading.ShouldBe(title);
    }

    private static WebForm Fill(WebPage page, string name)
    {
        var form = page.Form().Fill("情報資産の名称", name);
        return form.Forge("Input.DepartmentId", page.Document.QuerySelectorAll("select[name='Input.DepartmentId'] option").Last().GetAttribute("value"));
    }

    private static List<string> TextFields(WebPage page) =>
        [.. FormOf(page).Values.Select(v => v.Name).Distinct().Where(name => page.Document.QuerySelector($"main textarea[name='{name}'], main input[name='{name}'][type='text']:not([data-number]), main input[name='{name}'][type='email']") is not null)];

    // Nothing typed became an element, an attribute that acts, or an address that runs.
    private static void Harmless(WebPage page)
    {
        var main = page.Document.Body!;
        main.QuerySelectorAll("script:not([src]):not([type='application/json']), iframe, object, embed, base, meta[http-equiv], link, math, foreignObject, animate, set").ShouldBeEmpty(page.Path);
        main.QuerySelectorAll("img, video, audio, marquee, details[ontoggle]").ShouldBeEmpty(page.Path);
        foreach (var element in main.QuerySelectorAll("*"))
        {
            element.Attributes.Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty($"{page.Path}: {element.LocalName}");
            foreach (var address in new[] { "href", "src", "action", "formaction", "xlink:href" })
                (element.GetAttribute(address) ?? "").TrimStart().StartsWith("javascript", StringComparison.OrdinalIgnoreCase).ShouldBeFalse(page.Path);
        }
    }
}
