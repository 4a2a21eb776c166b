using Meguri.Domain.Risks;
using Meguri.Domain.Tests.Risks;
using Meguri.Domain.Treatment;
using Meguri.Tests;
using static Meguri.Domain.Tests.Risks.Made;

namespace Meguri.Domain.Tests.Treatment;

[Requirement("S3-44", "S1-14")]
public class Planning
{
    internal static readonly PlanStepEntry[] TwoSteps = [new(null, "全課で暗号化を有効にする", Staff, new(2026, 11, 30)), new(null, "廃棄証明の契約", Office, new(2027, 1, 15))];

    public static TheoryData<string, PlanContent, string[]> Contents => new()
    {
        { "as on the form", Content([]), [] },
        { "hardly anything yet", Content([]) with { Situation = "", Improvement = "", ResponsibleId = null, Steps = [], Controls = [] }, [] },
        { "no title", Content([]) with { Title = " " }, ["plan_title_missing"] },
        { "priority 0", Content([]) with { Priority = 0 }, ["plan_priority"] },
        { "priority 21", Content([]) with { Priority = 21 }, ["plan_priority"] },
        { "negative money", Content([]) with { CostYen = -1, EstimatedLossYen = -1 }, ["plan_money", "plan_money"] },
        { "not a control", Content([]) with { Controls = ["暗号"] }, ["plan_control_number"] },
        { "step without words", Content([]) with { Steps = [new(null, " ", Staff, NextYear)] }, ["plan_step_text_missing"] },
        { "step nobody numbered", Content([]) with { Steps = [new(4, "何か", Staff, NextYear)] }, ["plan_no_such_step"] },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    [Requirement("S3-46", "S3-47")]
    public void Draft_Content_MayHaveHolesButNoNonsense(string what, PlanContent content, string[] codes) =>
        TreatmentPlan.Draft(content).Codes().ShouldBe(codes, what);

    [Fact]
    public void Draft_KeepsWhatTheFormSays()
    {
        var risk = Reduced(Method(), 2, 1);

        var plan = Plan(risk);

        (plan.Title, plan.Priority, plan.CostYen, plan.EstimatedLossYen, plan.ResponsibleId).ShouldBe(("記憶媒体の運搬と廃棄", 1, 1_240_000L, 38_000_000L, Staff));
        plan.RiskIds.ShouldBe([risk.Id]);
        plan.Controls.ShouldBe(["A.7.10", "A.8.24"]);
        plan.Steps.Select(step => step.Position).ShouldBe([1, 2]);
    }

    [Fact]
    public void Change_StepsAndRisks_KeepNumbersAndLinks()
    {
        var method = Method();
        Risk first = Reduced(method, 2, 1), second = Reduced(method, 1, 1);
        var plan = Plan(first);
        var link = plan.Risks.Single();

        plan.Change(Content([second, first]) with { Steps = [new(2, "契約を結ぶ", Office, NextYear), new(null, "書庫の鍵", Staff, NextYear)] }, Later).Ok.ShouldBeTrue();

        plan.Steps.Select(step => (step.Position, step.Text)).ShouldBe([(2, "契約を結ぶ"), (3, "書庫の鍵")]);
        plan.Risks[0].ShouldBeSameAs(link);
        plan.RiskIds.ShouldBe([first.Id, second.Id]);
    }

    [Fact]
    public void Submit_WithHoles_SaysAllOfThem()
    {
        var plan = TreatmentPlan.Draft(Content([]) with { Situation = " ", Improvement = "", ResponsibleId = null, Steps = [] }).Value!;

        plan.Submit([], Office, Now).Codes().ShouldBe(
            ["plan_risks_missing", "plan_problem_missing", "plan_improvement_missing", "plan_responsible_missing", "plan_steps_missing"]);
    }

    [Fact]
    public void Submit_StepsAndRisksWithHoles_NamesThem()
    {
        var method = Method();
        var nobodys = Made.Risk();
        var none = Rated(method, 1, 1);
        none.Treat(method, TreatmentOption.None, null, [], Now).Ok.ShouldBeTrue();
        var plan = TreatmentPlan.Draft(Content([nobodys, none]) with { Steps = [new(null, "何か", null, null)] }).Value!;

        plan.Submit([nobodys, none], Office, Now).Codes().ShouldBe(
            ["plan_step_person_missing", "plan_step_due_missing", "plan_risk_without_owner", "plan_risk_needs_no_plan"]);
    }

    [Fact]
    public void Submit_OtherRisks_IsABug() => Should.Throw<ArgumentException>(() => Plan(Reduced(Method(), 1, 1)).Submit([], Office, Now));

    [Fact]
    [Requirement("S3-45")]
    public void Levels_SeveralRisks_AreTheWorst()
    {
        var method = Method();
        Risk[] treated = [Reduced(method, 2, 1), Reduced(method, 2, 2), Rated(method, 1, 1)];

        TreatmentPlan.Levels(treated[..2]).ShouldBe(new PlanLevels(treated[0].ScoreBefore(), treated[1].ScoreAfter()));
        TreatmentPlan.Levels(treated).After.ShouldBeNull();
        TreatmentPlan.Levels([]).Before.ShouldBeNull();
    }

    [Fact]
    [Requirement("S0-25")]
    public void Sums_CostAgainstLoss_PerPriorityAndState()
    {
        PlanGroup[] groups =
        [
            new(2, PlanState.Draft, new PlanSum(2, 60_000, 500_000, 1, 1)), new(1, PlanState.Draft, new PlanSum(1, 1_240_000, 38_000_000, 0, 0)),
            new(2, PlanState.Approved, new PlanSum(1, 40_000, 0, 0, 1)),
        ];

        var sums = PlanSums.Of(groups, 3);

        sums.All.ShouldBe(new PlanSum(4, 1_340_000, 38_500_000, 1, 2));
        sums.ByPriority.ShouldBe([(1, new PlanSum(1, 1_240_000, 38_000_000, 0, 0)), (2, new PlanSum(3, 100_000, 500_000, 1, 2))]);
        sums.ByState[PlanState.Draft].Plans.ShouldBe(3);
        sums.OverdueSteps.ShouldBe(3);
    }

    internal static PlanContent Content(IReadOnlyList<Risk> risks) => new(
        " 記憶媒体の運搬と廃棄 ", 1, [.. risks.Select(risk => risk.Id)], ["A.8.24", "A.7.10", "A.8.24"], "暗号化はA課のみ", "紛失しても読み出されない",
        1_240_000, 38_000_000, Staff, TwoSteps);

    internal static TreatmentPlan Plan(params Risk[] risks) => TreatmentPlan.Draft(Content(risks)).Value!;
}
