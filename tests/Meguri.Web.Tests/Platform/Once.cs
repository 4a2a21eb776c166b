using System.Net;
using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Platform;

/// <summary>A form is done once, however often it is sent.</summary>
public sealed class Once(Installations installations) : WebTest(installations)
{
    private const string Key = "__IdempotencyKey";
    private const string Name = "情報資産の名称";

    [Theory, Databases]
    [Requirement("C04")]
    public async Task Post_TwentyTimesAtOnce_MakesOneRecordAndTwentyEqualAnswers(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var form = await FormAsync(office, "顧客名簿");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => form.SubmitAndStayAsync()));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Redirect);
        answers.Select(a => a.Location!.OriginalString).Distinct().ShouldHaveSingleItem().ShouldStartWith(office.Root + "/assets/");
        answers.ShouldAllBe(a => a.Headers["Set-Cookie"].Contains("TempData", StringComparison.Ordinal), "each leaves the message for the next page");
        (await organization.FindAsync(db => db.Set<Asset>().Select(a => a.Number).ToListAsync(Stop))).ShouldBe([1]);
        (await office.GetAsync(answers[^1].Location!.OriginalString[office.Root.Length..])).ShouldSay("A-0001 を保存しました。");
    }

    [Theory, Databases]
    [Requirement("C04")]
    public async Task Post_TwentyTimesByAProgramWithItsHeader_MakesOneRecord(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        office.Headers.Add("Idempotency-Key", "job-2026-11-25_0001");
        var forms = new List<WebForm>();
        for (var i = 0; i < 20; i++) forms.Add(await FormAsync(office, "顧客名簿"));

        var answers = await Task.WhenAll(forms.Select(f => f.SubmitAndStayAsync()));

        answers.Select(a => (a.Status, a.Location!.OriginalString)).Distinct().ShouldHaveSingleItem();
        (await organization.FindAsync(db => db.Set<Asset>().CountAsync(Stop))).ShouldBe(1);
    }

    [Theory, Databases]
    [Requirement("C04")]
    public async Task Post_SameKeyWithSomethingElse_Returns422AndChangesNothing(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var form = await FormAsync(office, "顧客名簿");
        (await form.SubmitAndStayAsync()).ShouldBe(HttpStatusCode.Redirect);

        var page = await form.Fill(Name, "別の資産").SubmitAsync();

        page.ShouldBe(HttpStatusCode.UnprocessableEntity).Heading.ShouldBe("この画面はすでに送信されています");
        (await organization.FindAsync(db => db.Set<Asset>().Select(a => a.Name).ToListAsync(Stop))).ShouldBe(["顧客名簿"]);
    }

    [Theory, Databases]
    public async Task Post_SameKeyElsewhere_Returns422(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var form = await FormAsync(office, "顧客名簿");
        await form.SubmitAndStayAsync();

        var other = (await office.GetAsync("/people/add")).Form().Fill("社員番号", "E1").Fill("氏名", "三宅 葉子").Forge(Key, ValueOf(form));

        (await other.SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await organization.FindAsync(db => db.Set<Person>().CountAsync(Stop))).ShouldBe(0);
    }

    [Theory, Databases]
    public async Task Post_RefusedFirst_MayComeAgainMended(Database database)
    {
        var (_, office) = await OfficeAsync(database);
        var form = (await FormAsync(office, "")).Forge(Key, "key-1");
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await form.Fill(Name, "顧客名簿").SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("A-0001 を保存しました。");
    }

    [Theory, Databases]
    public async Task Page_RefusedOrOpenedAnew_CarriesANewKey(Database database)
    {
        var (_, office) = await OfficeAsync(database);
        var first = await FormAsync(office, "");
        var refused = (await first.SubmitAsync()).Form();

        new[] { ValueOf(first), ValueOf(refused), ValueOf(await FormAsync(office, "")) }.Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [Databases("")]
    [Databases("with space")]
    [Databases("../../etc")]
    [Databases("あ")]
    public async Task Key_ThatIsNone_Returns400AndChangesNothing(Database database, string key)
    {
        var (organization, office) = await OfficeAsync(database);

        (await (await FormAsync(office, "顧客名簿")).Forge(Key, key).SubmitAsync()).ShouldBe(HttpStatusCode.BadRequest);
        (await (await FormAsync(office, "顧客名簿")).Forge(Key, new string('k', 65)).SubmitAsync()).ShouldBe(HttpStatusCode.BadRequest);

        (await organization.FindAsync(db => db.Set<Asset>().CountAsync(Stop))).ShouldBe(0);
    }

    [Theory, Databases]
    public async Task Key_OfAnotherAccount_IsItsOwn(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var colleague = await SignInAsync(organization, Role.IsmsOffice);
        (await (await FormAsync(office, "顧客名簿")).Forge(Key, "shared").SubmitAsync()).ShouldBe(HttpStatusCode.OK);

        (await (await FormAsync(colleague, "契約書")).Forge(Key, "shared").SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("A-0002 を保存しました。");
    }

    [Theory, Databases]
    public async Task Answer_OlderThanADay_IsForgotten(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        await (await FormAsync(office, "顧客名簿")).SubmitAsync();
        (await AnswersAsync(organization)).ShouldBeGreaterThan(0);
        using var later = organization.Installation.Clock.Ahead(FormAnswers.Kept + TimeSpan.FromMinutes(1));

        await organization.InAsync(services => services.GetRequiredService<FormAnswers>().ForgetAsync(Stop));

        (await AnswersAsync(organization)).ShouldBe(0);
    }

    [Theory, Databases]
    public async Task Answer_AsStored_IsSealed(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        await (await FormAsync(office, "顧客名簿")).SubmitAsync();

        var stored = await organization.FindAsync(db => db.Set<FormAnswer>().OrderByDescending(a => a.At).FirstAsync(Stop));

        stored.Answer.ShouldSatisfyAllConditions(a => a.ShouldNotContain("assets"), a => a.ShouldNotContain("保存"));
    }

    [Fact]
    public async Task Post_ToTwoProcessesAtOnce_MakesOneRecord()
    {
        NeedsPostgres();
        var one = await Installations.FreshAsync(Database.Postgres);
        await using var two = await Installation.StartAsync(one.Settings);
        var organization = await one.OrganizationAsync();
        await organization.DepartmentAsync("総務部");
        var email = await organization.MemberAsync(null, Role.IsmsOffice);
        var here = await SignInAsync(organization, email);
        var there = await SignInAsync(new TestOrganization(two, organization.Organization), email);
        var forms = new[] { await FormAsync(here, "顧客名簿"), await FormAsync(there, "顧客名簿") };
        foreach (var form in forms) form.Forge(Key, "one-of-two");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => forms[i % 2].SubmitAndStayAsync()));

        answers.Select(a => (a.Status, a.Location?.OriginalString)).Distinct().ShouldHaveSingleItem().Status.ShouldBe(HttpStatusCode.Redirect);
        (await organization.FindAsync(db => db.Set<Asset>().CountAsync(Stop))).ShouldBe(1);
    }

    [Theory, Databases]
    public async Task Forms_OfEveryPage_CarryAKeyOfTheirOwn(Database database)
    {
        var organization = await OrganizationAsync(database);
        var asset = await organization.AssetAsync("顧客名簿", await organization.DepartmentAsync("総務部"));
        var person = await organization.PersonAsync("三宅 葉子");
        var member = await SignInAsync(organization, person, Enum.GetValues<Role>());
        var waiting = new Queue<string>([.. (await member.GetAsync("/home")).Navigation, "/account", $"{member.Root}/assets/{asset.Id.Value}", $"{member.Root}/people/{person.Id.Value}", $"{member.Root}/people/{person.Id.Value}/handover"]);
        var (seen, forms) = (new HashSet<string>(waiting), 0);
        while (waiting.TryDequeue(out var path))
        {
            var page = (await member.Outside.GetAsync(path)).ShouldBe(HttpStatusCode.OK);
            var posts = page.Document.QuerySelectorAll("form").Where(f => f.GetAttribute("method") == "post").ToList();
            posts.ShouldAllBe(f => f.QuerySelectorAll($"input[type=hidden][name={Key}]").Length == 1, path);
            posts.Select(f => f.QuerySelector($"input[name={Key}]")!.GetAttribute("value")).Distinct().Count().ShouldBe(posts.Count, path);
            forms += posts.Count;
            foreach (var link in page.Document.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!))
                if (IsForm(link) && link.StartsWith(member.Root, StringComparison.Ordinal) && seen.Add(link)) waiting.Enqueue(link);
        }
        (seen.Count, forms).ShouldSatisfyAllConditions(s => s.Count.ShouldBeGreaterThan(25), s => s.forms.ShouldBeGreaterThan(60));
    }

    // Pages of one form each; lists would lead round in circles.
    private static bool IsForm(string href) => !href.Contains('?', StringComparison.Ordinal) && (href.EndsWith("/add", StringComparison.Ordinal) || href.EndsWith("/edit", StringComparison.Ordinal) || href.EndsWith("/import", StringComparison.Ordinal));

    private static string ValueOf(WebForm form) => form.Values.Single(v => v.Name == Key).Value;

    // Other tests of the class keep answers of their own accounts in the same database.
    private static Task<int> AnswersAsync(TestOrganization organization) => organization.FindAsync(db =>
        db.Set<FormAnswer>().CountAsync(a => db.Set<Meguri.Platform.Tenancy.Membership>().Any(m => m.AccountId == a.AccountId), Stop));

    private static async Task<WebForm> FormAsync(Visitor visitor, string name) =>
        (await visitor.GetAsync("/assets/add")).ShouldBe(HttpStatusCode.OK).Form().Fill(Name, name).Choose("管理部門", "総務部");

    private async Task<(TestOrganization Organization, Visitor Office)> OfficeAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        await organization.DepartmentAsync("総務部");
        return (organization, await SignInAsync(organization, Role.IsmsOffice));
    }
}
