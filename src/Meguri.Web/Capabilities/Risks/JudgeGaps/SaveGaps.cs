using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Controls;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Saves the verdicts of a gap analysis, as many as were given at once: all or, with anything refused, none.</summary>
internal sealed class SaveGaps(MeguriDb db, Access access, Trail trail, Assessments assessments)
{
    /// <summary>One row of the table, as typed.</summary>
    internal sealed class Row
    {
        public string Control { get; set; } = "";

        public GapVerdict? Verdict { get; set; }

        public string? Finding { get; set; }

        /// <summary>The row's version when the table was opened; −1 when there was no verdict.</summary>
        public int Version { get; set; } = -1;

        /// <summary>What the table showed, so that only rows somebody touched are saved.</summary>
        public string? Was { get; set; }

        /// <summary>What stands in the row now, in the shape of <see cref="Was"/>.</summary>
        public string Now => CanonicalJson.HashText($"{Verdict}|{Finding?.ReplaceLineEndings("\n").Trim()}")[..16];

        /// <summary>The row of a verdict.</summary>
        public static Row Of(string control, GapEntry? entry)
        {
            var row = new Row { Control = control, Verdict = entry?.Verdict, Finding = entry?.Finding, Version = entry?.Version ?? -1 };
            row.Was = row.Now;
            return row;
        }
    }

    /// <summary>How many verdicts were saved; problems stand beside <c>Rows[i]</c>.</summary>
    /// <param name="group">The asset group; null for the whole organization.</param>
    /// <param name="rows">The rows of the table.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result<SavedRows>> SaveAsync(string? group, IReadOnlyList<Row> rows, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.Run);
        if (await assessments.LatestAsync(cancellation) is not { } running) return RiskPageProblems.NoAssessment;
        if (!running.Runs) return RiskProblems.AssessmentFinished;
        var known = await db.Set<GapEntry>().Where(g => g.AssessmentId == running.Assessment.Id && g.AssetGroup == group).ToDictionaryAsync(g => g.Control, cancellation);
        var problems = new List<Problem>();
        var saved = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Verdict is not { } verdict || row.Now == row.Was || AnnexA.Catalog.Find(row.Control) is null) continue;
            var entry = known.GetValueOrDefault(row.Control);
            var refused = entry is null ? Judge(running.Assessment.Id, row, group, verdict)
                : entry.Version != row.Version ? RiskPageProblems.GapChanged(row.Control)
                : entry.Change(verdict, row.Finding);
            problems.AddRange(refused.Problems.Select(problem => problem.At($"Rows[{i}].{problem.Field ?? "Finding"}")));
            saved++;
        }
        if (problems.Count > 0)
        {
            db.ChangeTracker.Clear();
            return problems;
        }
        trail.Begin("risks.gap.judge");
        await db.SaveChangesAsync(cancellation);
        return new SavedRows(saved);
    }

    private Result Judge(RiskAssessmentId assessment, Row row, string? group, GapVerdict verdict)
    {
        var made = GapEntry.Judge(assessment, row.Control, group, verdict, row.Finding);
        if (made.Ok) db.Add(made.Value);
        return made;
    }
}

/// <summary>How many.</summary>
internal sealed record SavedRows(int Value);
