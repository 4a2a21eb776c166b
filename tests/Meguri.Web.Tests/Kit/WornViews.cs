using System.Net;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Kit;

/// <summary>Saved views whose filter names what is gone: the list comes without it and says so; a mistyped address is still refused.</summary>
public sealed class WornViews(Installations installations) : RegisterTest(installations)
{
    private const string Mine = "企画部の個人情報";
    private const string Notice = $"「{Mine}」の絞り込みに使っていた管理部門は、いまはありません。";
    private const string Renew = "この表示で保存し直す";

    [Theory, Databases]
    public async Task Open_DepartmentIsGone_ShowsTheListWithoutItAndSaysSo(Database database)
    {
        var stage = await WornAsync(database);

        var page = await (await stage.Office.GetAsync("/assets")).FollowAsync(Mine);

        Names(page.ShouldBe(HttpStatusCode.OK).ShouldSay(Notice)).ShouldBe(["顧客名簿", "社員名簿"], ignoreOrder: true);
        page.Document.QuerySelector("a[aria-current=true]")!.TextContent.ShouldContain(Mine);
    }

    [Theory, Databases]
    public async Task Renew_KeepsWhatIsLeftAndTheNoticeIsGone(Database database)
    {
        var stage = await WornAsync(database);

        var page = await (await (await stage.Office.GetAsync("/assets")).FollowAsync(Mine)).Form(Renew).SubmitAsync(Renew);

        page.ShouldBeAt("/assets").ShouldSay($"「{Mine}」を保存しました。").ShouldNotSay("いまはありません");
        Names((await (await stage.Office.GetAsync("/assets")).FollowAsync(Mine)).ShouldNotSay("いまはありません")).ShouldBe(["顧客名簿", "社員名簿"], ignoreOrder: true);
        (await ActivitiesAsync(stage.Organization, "registers.renew-view")).ShouldHaveSingleItem();
    }

    [Theory, Databases]
    public async Task Open_TheOneTheListOpensWith_SaysSoToo(Database database)
    {
        var stage = await WornAsync(database, form => form.Tick("はじめにこの表示で開く"));

        (await stage.Office.GetAsync("/assets")).ShouldBe(HttpStatusCode.OK).ShouldSay(Notice);
    }

    [Theory, Databases]
    public async Task Open_Everybodys_SendsWhoMayNotChangeItToTheOffice(Database database)
    {
        var stage = await WornAsync(database, form => form.Tick("組織の全員に見せる"));
        var staff = await SignInAsync(stage.Organization, await stage.Organization.PersonAsync("佐藤 花", stage.Sales), Role.DepartmentStaff);

        var page = await (await staff.GetAsync("/assets")).FollowAsync(Mine);

        page.ShouldSay(Notice).ShouldSay("保存し直すよう伝えてください").Forms(Renew).ShouldBeEmpty();
    }

    [Theory]
    [Databases("?f.DepartmentId={gone}")]
    [Databases("?view=personal&f.DepartmentId={gone}")]
    [Databases("?view=personal&sort=Name&f.DepartmentId={gone}&f.Importance=x")]
    public async Task Open_AddressThatNobodySaved_Returns400(Database database, string query)
    {
        var stage = await WornAsync(database);
        var saved = (await stage.Office.GetAsync("/assets")).Link(Mine)!;

        (await stage.Office.GetAsync("/assets" + query.Replace("{gone}", saved.Split("DepartmentId=")[1].Split('&')[0]))).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, Databases]
    public async Task Open_SavedViewOfSomebodyElse_Returns400(Database database)
    {
        var stage = await WornAsync(database);
        var saved = (await stage.Office.GetAsync("/assets")).Link(Mine)!;
        var colleague = await SignInAsync(stage.Organization, Role.InternalAuditor);

        (await colleague.GetAsync(saved[saved.IndexOf("/assets", StringComparison.Ordinal)..])).ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>A view of the personal data of a department that was taken back since.</summary>
    private async Task<Stage> WornAsync(Database database, Func<WebForm, WebForm>? more = null)
    {
        var stage = await WithAssetsAsync(database);
        var gone = await stage.Organization.DepartmentAsync("企画部");
        var form = (await stage.Office.GetAsync($"/assets?view=personal&sort=Name&f.DepartmentId={gone.Id.Value}")).ShouldBe(HttpStatusCode.OK).Form("表示を保存する").Fill("名前", Mine);
        (await (more?.Invoke(form) ?? form).SubmitAsync()).ShouldSay($"「{Mine}」を保存しました。");
        await stage.Organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            db.Remove(await db.Set<Department>().SingleAsync(d => d.Id == gone.Id));
            services.GetRequiredService<Trail>().Begin("test.take-back");
            await db.SaveChangesAsync();
        });
        return stage;
    }
}
