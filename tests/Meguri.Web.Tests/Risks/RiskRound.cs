using System.Net;
using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Risks;

/// <summary>Tests of risk assessment: an office, a head who owns risks, a CISO, an approved method and a running round, all by the pages.</summary>
public abstract class RiskRound(Installations installations) : WebTest(installations)
{
    /// <summary>Who and what a round needs.</summary>
    protected sealed record Cast(TestOrganization Organization, Department Department, Person Head, Visitor Office, Visitor HeadVisitor, Visitor Ciso);

    /// <summary>The people, before anything is decided.</summary>
    protected async Task<Cast> CastAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        var department = await organization.DepartmentAsync("営業部");
        var head = await organization.PersonAsync("田中 美咲", department);
        await organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            (await db.Set<Department>().SingleAsync(d => d.Id == department.Id)).LeadBy(head.Id);
            services.GetRequiredService<Trail>().Begin("test.prepare");
            await db.SaveChangesAsync();
        });
        return new Cast(
            organization, department, head,
            await SignInAsync(organization, await organization.PersonAsync("佐藤 一郎"), Role.IsmsOffice),
            await SignInAsync(organization, head, Role.Employee),
            await SignInAsync(organization, await organization.PersonAsync("渡辺 由美"), Role.Ciso));
    }

    /// <summary>With an approved method.</summary>
    protected async Task<Cast> WithMethodAsync(Database database)
    {
        var cast = await CastAsync(database);
        await ApproveMethodAsync(cast);
        return cast;
    }

    /// <summary>Asks for the approval of the draft, and approves it as the CISO.</summary>
    protected static async Task<WebPage> ApproveMethodAsync(Cast cast)
    {
        (await (await cast.Office.GetAsync("/risks/method")).Form("承認を依頼する").SubmitAsync("承認を依頼する")).ShouldBe(HttpStatusCode.OK);
        return (await (await cast.Ciso.GetAsync("/risks/method")).Form("承認する").SubmitAsync("承認する")).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>With a running round.</summary>
    protected async Task<Cast> RunningAsync(Database database, string approach = "ギャップ分析と詳細分析")
    {
        var cast = await WithMethodAsync(database);
        await StartAsync(cast, approach);
        return cast;
    }

    /// <summary>Starts a round.</summary>
    protected static async Task<WebPage> StartAsync(Cast cast, string approach) =>
        (await (await cast.Office.GetAsync("/risks/assessment")).Form("始める").Choose("進め方", approach).SubmitAsync("始める")).ShouldBe(HttpStatusCode.OK);

    /// <summary>An asset with values.</summary>
    protected static Task<Asset> AssetAsync(Cast cast, string name, int value) =>
        cast.Organization.AssetAsync(name, cast.Department, fields => fields with { Confidentiality = value, Integrity = value, Availability = value });

    /// <summary>Names and rates a risk of an asset; its page.</summary>
    protected static async Task<WebPage> RiskAsync(Cast cast, Asset asset, int threat = 3, int vulnerability = 3) =>
        (await (await cast.Office.GetAsync($"/risks/add?asset={asset.Id.Value}")).Form("保存する")
            .Fill("脅威（自分の言葉で）", "紛失").Fill("ぜい弱性（自分の言葉で）", "持出しの記録がない").Fill("起こり得る影響", "取引先を失う")
            .Fill("脅威", $"{threat}").Fill("ぜい弱性", $"{vulnerability}").SubmitAsync()).ShouldBe(HttpStatusCode.OK);

    /// <summary>Decides to reduce a risk; its page.</summary>
    protected static async Task<WebPage> ReduceAsync(WebPage risk, int threat, int vulnerability) =>
        (await (await risk.FollowAsync("対応を決める")).Form("保存する").Choose("対応", "低減").Fill("脅威", $"{threat}").Fill("ぜい弱性", $"{vulnerability}").Tick("A.7.10 記憶媒体").SubmitAsync())
            .ShouldBe(HttpStatusCode.OK);

    /// <summary>The page's path below the organization.</summary>
    protected static string Below(Cast cast, WebPage page) => page.Path[(cast.Organization.Slug.Length + 1)..];
}
