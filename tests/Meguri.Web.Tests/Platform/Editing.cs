using System.Net;
using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Domain.Treatment;
using Meguri.Platform.Access;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Capabilities.Treatment;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Platform;

/// <summary>Two who edit the same: nobody overwrites unknowingly, nothing typed is lost.</summary>
public sealed class Editing(Installations installations) : WebTest(installations)
{
    private const string Name = "情報資産の名称";
    private const string Note = "備考";
    private const string Place = "保管場所";

    [Theory, Databases]
    [Requirement("C01")]
    public async Task Save_OtherFieldsChangedSince_ShowsBothTextsBesideEach(Database database)
    {
        var (organization, asset) = await AssetAsync(database);
        var (mine, theirs) = await TwoAsync(organization, asset);
        (await theirs.Form.Fill(Place, "金庫").SubmitAsync()).ShouldBe(HttpStatusCode.OK);

        var page = await mine.Form.Fill(Note, "控えは別棟").Fill("変更の理由（任意）", "見直し").SubmitAsync();

        page.ShouldBe(HttpStatusCode.Conflict).ShouldSay("ほかの人が先に保存しました。").ShouldSay("鈴木 花子 が 20");
        Versus(page).ShouldBe([(Place, "書庫", "金庫"), (Note, "控えは別棟", "—")], "the reason is not stored, so it has no other side");
        (page.Form()[Note], page.Form()["変更の理由（任意）"]).ShouldBe(("控えは別棟", "見直し"));
        (await StoredAsync(organization)).ShouldBe("金庫|");
    }

    [Theory, Databases]
    [Requirement("C02")]
    public async Task Save_TheSameFieldChangedSince_KeepsTheTextAndSavesOnTop(Database database)
    {
        var (organization, asset) = await AssetAsync(database);
        var (mine, theirs) = await TwoAsync(organization, asset);
        (await theirs.Form.Fill(Place, "金庫").SubmitAsync()).ShouldBe(HttpStatusCode.OK);

        var page = await mine.Form.Fill(Place, "<b>貸金庫</b>").SubmitAsync();

        page.ShouldBe(HttpStatusCode.Conflict);
        Versus(page).ShouldBe([(Place, "<b>貸金庫</b>", "金庫")]);
        (await page.Form().SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("<b>貸金庫</b>");
        (await StoredAsync(organization)).ShouldBe("<b>貸金庫</b>|");
    }

    [Theory, Databases]
    [Requirement("C02")]
    public async Task Save_Stale_OffersTheWayToTheirs(Database database)
    {
        var (organization, asset) = await AssetAsync(database);
        var (mine, theirs) = await TwoAsync(organization, asset);
        await theirs.Form.Fill(Place, "金庫").SubmitAsync();
        var page = await mine.Form.Fill(Place, "貸金庫").SubmitAsync();

        var anew = await page.FollowAsync("入力をやめて、保存されている内容を開く");

        anew.ShouldBe(HttpStatusCode.OK).Form()[Place].ShouldBe("金庫");
        (await anew.Form().Fill(Note, "確認済み").SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        (await StoredAsync(organization)).ShouldBe("金庫|確認済み");
    }

    [Theory, Databases]
    [Requirement("C02")]
    public async Task Save_StaleAgainWhileLooking_IsSaidAgain(Database database)
    {
        var (organization, asset) = await AssetAsync(database);
        var (mine, theirs) = await TwoAsync(organization, asset);
        await theirs.Form.Fill(Place, "金庫").SubmitAsync();
        var page = await mine.Form.Fill(Place, "貸金庫").SubmitAsync();
        await (await theirs.Visitor.GetAsync($"/assets/{asset.Id.Value}/edit")).Form().Fill(Place, "地下").SubmitAsync();

        Versus((await page.Form().SubmitAsync()).ShouldBe(HttpStatusCode.Conflict)).ShouldBe([(Place, "貸金庫", "地下")]);
    }

    [Theory, Databases]
    [Requirement("C01")]
    public async Task Save_ChoicesChangedSince_AreSaidAsTheyAreCalled(Database database)
    {
        var organization = await OrganizationAsync(database);
        var (one, other) = (await organization.DepartmentAsync("総務部"), await organization.DepartmentAsync("営業部"));
        var person = Installation.Must(Person.Register(new("E1", "前川 俊", null, null, one.Id, [], null, PersonKind.Employee, new(2020, 4, 1), null)));
        await organization.SaveAsync(person);
        var office = await SignInAsync(organization, Role.IsmsOffice);
        var (mine, theirs) = ((await office.GetAsync($"/people/{person.Id.Value}/edit")).Form(), (await office.GetAsync($"/people/{person.Id.Value}/edit")).Form());
        await theirs.Choose("部門", other.Name).Choose("区分", "協力会社").Fill("退職日", "2027-03-31").SubmitAsync();

        var page = await mine.Fill("氏名カナ", "マエカワ").SubmitAsync();

        Versus(page.ShouldBe(HttpStatusCode.Conflict)).ShouldBe(
            [("氏名カナ", "マエカワ", "—"), ("部門", "総務部", "営業部"), ("区分", "社員・役員", "協力会社"), ("退職日", "—", "2027/03/31")], ignoreOrder: true);
    }

    [Theory, Databases]
    [Requirement("C01")]
    public async Task Save_LinesChangedSince_AreComparedLineByLine(Database database)
    {
        var organization = await OrganizationAsync(database);
        TreatmentPlan plan = null!;
        await organization.InAsync(async services => plan = Installation.Must(await services.GetRequiredService<SavePlan>().AddAsync(
            new PlanContent("鍵の棚卸し", 1, [], ["A.7.2"], "記録がない", "記録する", null, null, null, [new(null, "様式を決める", null, null)]), Stop)));
        var office = await SignInAsync(organization, Role.IsmsOffice);
        var (mine, theirs) = ((await office.GetAsync($"/treatment/{plan.Id.Value}/edit")).Form(), (await office.GetAsync($"/treatment/{plan.Id.Value}/edit")).Form());
        (await theirs.Fill("実施項目 1", "様式を直す").Fill("実施項目 2", "配る").SubmitAsync("保存する")).ShouldBe(HttpStatusCode.OK);

        var page = await mine.Fill("実施項目 1", "様式を捨てる").SubmitAsync("保存する");

        Versus(page.ShouldBe(HttpStatusCode.Conflict)).ShouldBe([("実施項目 1", "様式を捨てる", "様式を直す"), ("実施項目 2", "—", "配る")]);
    }

    [Theory, Databases]
    [Requirement("C03")]
    public async Task Save_ManyAtOnceFromTheSameVersion_ExactlyOneWins(Database database)
    {
        const int Many = 40;
        var (organization, asset) = await AssetAsync(database);
        var office = await SignInAsync(organization, Role.IsmsOffice);
        var forms = new List<WebForm>();
        for (var i = 0; i < Many; i++) forms.Add((await office.GetAsync($"/assets/{asset.Id.Value}/edit")).Form().Fill(Note, $"備考{i}"));

        var answers = await Task.WhenAll(forms.Select(f => f.SubmitAndStayAsync()));

        answers.Count(a => a.Status == HttpStatusCode.Redirect).ShouldBe(1);
        answers.Count(a => a.Status == HttpStatusCode.Conflict).ShouldBe(Many - 1);
        var winner = Array.FindIndex(answers, a => a.Status == HttpStatusCode.Redirect);
        (await StoredAsync(organization)).ShouldBe($"書庫|備考{winner}");
    }

    [Theory, Databases]
    [Requirement("C06")]
    public async Task Create_200AtOnceInTwoOrganizations_NumbersEachFrom1To100(Database database)
    {
        var organizations = new[] { await OrganizationAsync(database), await OrganizationAsync(database) };
        var departments = new List<Department>();
        foreach (var organization in organizations) departments.Add(await organization.DepartmentAsync("総務部"));

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Stop }, async (i, stop) =>
            await organizations[i % 2].InAsync(async services => Installation.Must(
                await services.GetRequiredService<SaveAsset>().AddAsync(new AssetFields { Name = $"資産{i}", DepartmentId = departments[i % 2].Id }, stop))));

        foreach (var organization in organizations)
            (await organization.FindAsync(db => db.Set<Asset>().OrderBy(a => a.Number).Select(a => a.Number).ToListAsync(Stop))).ShouldBe(Enumerable.Range(1, 100));
    }

    private static List<(string Field, string Typed, string Stored)> Versus(WebPage page) => [.. page.Document.QuerySelectorAll(".versus").Select(v =>
    {
        var sides = v.QuerySelectorAll(".versus-text").Select(s => s.TextContent).ToList();
        return (FieldFinder.Called(v.Closest(".field")!.QuerySelector("label, legend")!), sides[0], sides[1]);
    })];

    private static Task<string> StoredAsync(TestOrganization organization) =>
        organization.FindAsync(db => db.Set<Asset>().Select(a => a.Place + "|" + (a.Note ?? "")).SingleAsync(Stop));

    private async Task<(TestOrganization Organization, Asset Asset)> AssetAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        return (organization, await organization.AssetAsync("顧客名簿", await organization.DepartmentAsync("総務部"), f => f with { Place = "書庫" }));
    }

    private static async Task<((Visitor Visitor, WebForm Form) Mine, (Visitor Visitor, WebForm Form) Theirs)> TwoAsync(TestOrganization organization, Asset asset)
    {
        var (me, other) = (await SignInAsync(organization, Role.IsmsOffice), await SignInAsync(organization, await organization.PersonAsync("鈴木 花子"), Role.IsmsOffice));
        var path = $"/assets/{asset.Id.Value}/edit";
        var (mine, theirs) = (await me.GetAsync(path), await other.GetAsync(path));
        mine.Form()[Name].ShouldBe("顧客名簿");
        return ((me, mine.Form()), (other, theirs.Form()));
    }
}
