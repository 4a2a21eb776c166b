using System.Net;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Trail;
using Meguri.Web.BadInput;
using Meguri.Web.Chains;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Access;

/// <summary>Each route of the running program: what hands a file out leaves that in the trail, and so does every page that an auditor is shown.</summary>
public sealed class EveryLook(Installations installations) : BadInputTest(installations)
{
    private static readonly string[] Queries = ["", "?format=xlsx", "?format=csv", "?format=docx&version=draft", "?format=xlsx&version=draft"];

    [Theory, Databases]
    public async Task File_OfAnyRoute_IsInTheTrail_AndAPageIsNot(Database database)
    {
        var everything = await EverythingAsync(database);
        // One before, so that there is something to compare.
        var method = await everything.Organization.FindAsync(db => db.Set<RiskMethod>().OrderBy(m => m.Id).FirstAsync(Stop));
        await everything.Organization.SaveAsync(Installation.Must(RiskAssessment.Start("前の年", 2020, method, AssessmentApproach.Both, new DateOnly(2020, 4, 1), false, null)));
        var visitor = await SignInAsync(everything.Organization, everything.Stage.Author, [.. Enum.GetValues<Role>().Where(role => role != Role.CertificationAuditor)]);

        var asked = await AskAsync(everything, visitor);

        asked.Where(a => a.Kept.Count != (a.IsFile ? 1 : 0)).Select(a => $"{a.Path}: {a.Status}, {a.Kept.Count} in the trail").ShouldBeEmpty();
        asked.Where(a => a.IsFile && (a.Kept[0].Look.Route, a.Kept[0].Look.Address, a.Kept[0].Look.Taken?.Bytes) != (a.Route, a.Path, a.Bytes)).Select(a => a.Path).ShouldBeEmpty();
        Routes.Table(everything.Organization.Installation).Where(e => e.Method == "GET" && e.Route.EndsWith("/export", StringComparison.Ordinal)).Select(e => e.Route)
            .Except(asked.Where(a => a.IsFile).Select(a => a.Route)).ShouldBeEmpty("each route that exports has handed a file out here");
    }

    [Theory, Databases]
    public async Task Page_OfAnyRoute_ShownToAnAuditor_IsInTheTrail(Database database)
    {
        var everything = await EverythingAsync(database);
        var auditor = await SignInAsync(everything.Organization, Role.CertificationAuditor);

        var asked = await AskAsync(everything, auditor);

        asked.Where(a => a.Kept.Count != (a.Status == HttpStatusCode.OK ? 1 : 0)).Select(a => $"{a.Path}: {a.Status}, {a.Kept.Count} in the trail").ShouldBeEmpty();
        var shown = asked.Where(a => a.Status == HttpStatusCode.OK).ToList();
        shown.Where(a => (a.Kept[0].Look.Route, a.Kept[0].Look.Address, a.Kept[0].Look.Record) != (a.Route, a.Path, everything.IdFor(a.Route))).Select(a => a.Path).ShouldBeEmpty();
        shown.Count.ShouldBeGreaterThan(30);
        (await everything.Organization.FindAsync(db => new TrailVerifier(db).VerifyAsync(everything.Organization.Organization.OrganizationId, Stop))).Ok.ShouldBeTrue();
    }

    private static async Task<List<Asked>> AskAsync(Everything everything, Visitor visitor)
    {
        var asked = new List<Asked>();
        foreach (var entry in Routes.Table(everything.Organization.Installation).Where(e => e is { Method: "GET", Outside: false }))
            foreach (var query in entry.Route.EndsWith("/export", StringComparison.Ordinal) ? Queries : [entry.Query])
            {
                var path = Routes.Fill(entry.Route, everything.IdFor(entry.Route)) + query;
                BareAnswer answer = null!;
                var kept = await Kept.WhileAsync(everything.Organization, async () => answer = await visitor.BareAsync("GET", path), Stop);
                asked.Add(new Asked(entry.Route, path, answer.Status, answer.Bytes.Length, answer.Status == HttpStatusCode.OK && !answer.Text.StartsWith("<!DOCTYPE html>", StringComparison.OrdinalIgnoreCase), kept));
            }
        return asked;
    }

    private sealed record Asked(string Route, string Path, HttpStatusCode Status, int Bytes, bool IsFile, IReadOnlyList<Kept> Kept);
}
