using Meguri.Domain.Approvals;
using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Treatment;

/// <summary>An organization after its risk assessment: people with their parts, one asset, one risk above the acceptance level that is to be reduced.</summary>
internal sealed class RiskStage
{
    /// <summary>The controls that answer the risk.</summary>
    public static readonly string[] Controls = ["A.7.10", "A.8.24"];

    private RiskStage(TestOrganization organization) => Organization = organization;

    public TestOrganization Organization { get; }

    public Department Department { get; private set; } = null!;

    /// <summary>Of the office; writes.</summary>
    public Person Author { get; private set; } = null!;

    /// <summary>実行責任者.</summary>
    public Person Responsible { get; private set; } = null!;

    /// <summary>リスク所有者.</summary>
    public Person Owner { get; private set; } = null!;

    /// <summary>ISMS管理責任者.</summary>
    public Person Manager { get; private set; } = null!;

    public Asset Asset { get; private set; } = null!;

    public Risk Risk { get; private set; } = null!;

    public static async Task<RiskStage> SetAsync(TestOrganization organization, AssetWatch watch = AssetWatch.None)
    {
        var stage = new RiskStage(organization) { Department = await organization.DepartmentAsync("A課") };
        stage.Author = await organization.PersonAsync("佐藤 恵", stage.Department);
        stage.Responsible = await organization.PersonAsync("中村 誠", stage.Department);
        stage.Owner = await organization.PersonAsync("山本 隆", stage.Department);
        stage.Manager = await organization.PersonAsync("木村 実", stage.Department);
        stage.Asset = await organization.AssetAsync("バックアップ媒体", stage.Department, fields => fields with { Confidentiality = 3, Integrity = 2, Availability = 2, Watch = watch });
        await organization.InAsync(services => stage.AssessAsync(services.GetRequiredService<MeguriDb>(), services.GetRequiredService<Trail>()));
        return stage;
    }

    private async Task AssessAsync(MeguriDb db, Trail trail)
    {
        var now = DateTimeOffset.UtcNow;
        var method = await db.Set<RiskMethod>().SingleAsync();
        var request = Must(method.RequestApproval(Author.Id, now));
        method.Approve(request, new Signature(Manager.Id, now, method.ContentHash())).Problems.ShouldBeEmpty();
        var round = Must(RiskAssessment.Start("2026年度", 2026, method, AssessmentApproach.DetailedOnly, DateOnly.FromDateTime(now.UtcDateTime)));
        Risk = Must(Risk.Identify(round.Id, RiskTarget.Asset(Asset.Id, Department.Id), new RiskSource(null, "運搬中の紛失", null, "暗号化していない"), SecurityProperty.Confidentiality, Controls));
        Risk.Describe(Risk.Source(), "顧客の情報が漏れる").Problems.ShouldBeEmpty();
        Risk.GiveTo(Owner.Id, now).Problems.ShouldBeEmpty();
        var before = new RiskInputs { Confidentiality = 3, Integrity = 2, Availability = 2, Threat = 3, Vulnerability = 3 };
        Risk.Estimate(method, SecurityProperty.Confidentiality, before, now).Problems.ShouldBeEmpty();
        Risk.Treat(method, TreatmentOption.Reduce, before with { Vulnerability = 1 }, Controls, now).Problems.ShouldBeEmpty();
        db.AddRange([request, round, Risk]);
        trail.Begin("test.assess");
        await db.SaveChangesAsync();
    }

    private static T Must<T>(Result<T> result) => result.Ok ? result.Value : throw new InvalidOperationException(string.Join(", ", result.Problems));
}
