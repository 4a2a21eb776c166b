using System.Net;
using Meguri.Domain.Assets;
using Meguri.Domain.Controls;
using Meguri.Domain.Treatment;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Treatment;
using Meguri.Web.Treatment;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Organizations;

/// <summary>What a person holds stands on their page and on the sheet they hand over with, whatever capability it is of.</summary>
public sealed class PersonLinks(Installations installations) : OrganizationTest(installations)
{
    [Theory]
    [Databases("assets", "A-0002 鍵束", "管理者")]
    [Databases("risks", "R-0001 運搬中の紛失", "リスク所有者")]
    [Databases("plan", "RTP-0001 媒体の暗号化", "実行責任者")]
    [Databases("step", "RTP-0001 実施項目 2: 全社へ配る", "期限 2027/03/31")]
    [Databases("measures", "運搬箱の施錠", "担当者")]
    [Databases("exclusion", "A.8.30 外部委託による開発", "除外の責任者")]
    public async Task Holder_OfAnything_FindsItOnTheirPageAndOnTheSheet(Database database, string what, string text, string note)
    {
        var (stage, office, person) = await HolderAsync(database, what);
        _ = stage;

        var page = (await office.GetAsync($"/people/{person}")).ShouldBe(HttpStatusCode.OK);
        page.ShouldSay(text);
        page.Link("引き継ぐ").ShouldNotBeNull();
        (await office.GetAsync($"/people/{person}/handover")).ShouldBe(HttpStatusCode.OK).ShouldSay(text);
        var sheet = (await office.GetAsync($"/people/{person}/handover/print")).ShouldBe(HttpStatusCode.OK);
        sheet.Document.QuerySelectorAll("tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Select(Http.WebPage.Text))).ShouldContain($"{text}|{note}|□");
        (await office.GetAsync(page.Link(text)![office.Root.Length..])).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, Databases]
    public async Task Holder_OfNothingAnyMore_HasAnEmptySheet(Database database)
    {
        var (stage, office, person) = await HolderAsync(database, "assets");
        await stage.Organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            (await db.Set<Asset>().SingleAsync(a => a.Name == "鍵束", Stop)).Dispose(Today).Problems.ShouldBeEmpty();
            services.GetRequiredService<Trail>().Begin("test.prepare");
            await db.SaveChangesAsync(Stop);
        });

        (await office.GetAsync($"/people/{person}/handover")).ShouldSay("引き継ぐものはありません").ShouldNotSay("鍵束");
    }

    [Theory, Databases]
    public async Task Links_OfWhatTheReaderMayNotSee_AreNotShown(Database database)
    {
        var (stage, _, person) = await HolderAsync(database, "assets");
        var administrator = await SignInAsync(stage.Organization, Role.Administrator);

        (await administrator.GetAsync($"/people/{person}")).ShouldBe(HttpStatusCode.OK).ShouldNotSay("鍵束");
    }

    private async Task<(RiskStage Stage, Http.Visitor Office, Guid Person)> HolderAsync(Database database, string what)
    {
        var stage = await RiskStage.SetAsync(await OrganizationAsync(database));
        var organization = stage.Organization;
        var office = await SignInAsync(organization, Role.IsmsOffice);
        var person = what == "risks" ? stage.Owner : await organization.PersonAsync("岡田 望", stage.Department);
        if (what == "assets") await organization.AssetAsync("鍵束", stage.Department, f => f with { OwnerId = person.Id });
        if (what is "plan" or "step") await organization.InAsync(async services => Installation.Must(await services.GetRequiredService<SavePlan>().AddAsync(
            new PlanContent("媒体の暗号化", 1, [stage.Risk.Id], [], "暗号化していない", "暗号化する", null, null, what == "plan" ? person.Id : stage.Responsible.Id,
                [new(null, "選ぶ", null, null), new(null, "全社へ配る", what == "step" ? person.Id : null, new(2027, 3, 31))]), Stop)));
        if (what == "measures") await organization.SaveAsync(Installation.Must(Measure.Add(new MeasureContent("運搬箱の施錠", null, ["A.7.10"], [], new Dictionary<AssetId, KeptProperties>(), person.Id))));
        if (what == "exclusion") await organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            var state = await db.Set<ControlState>().SingleAsync(c => c.Control == "A.8.30", Stop);
            state.Decide(new ControlDecision(false, [], ExclusionReason: "委託していない", ExclusionOwnerId: person.Id)).Problems.ShouldBeEmpty();
            services.GetRequiredService<Trail>().Begin("test.prepare");
            await db.SaveChangesAsync(Stop);
        });
        return (stage, office, person.Id.Value);
    }
}
