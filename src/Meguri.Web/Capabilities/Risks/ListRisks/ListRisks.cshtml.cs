using Meguri.Web.Host;
using Meguri.Web.Kit.Registers;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>The register of risks of one assessment: the latest unless the reader asks for an earlier one.</summary>
[Permit(RiskPermissions.View)]
internal sealed class ListRisksModel(RegisterDesk desk, Assessments assessments) : RegisterPage<RiskLists>(desk)
{
    public RunningAssessment? Running { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Running = await assessments.LatestAsync(cancellation);
        return Running is null ? Page() : await OpenAsync(cancellation) ?? Page();
    }
}
