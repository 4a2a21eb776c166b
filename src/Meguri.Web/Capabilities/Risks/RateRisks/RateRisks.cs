using System.Globalization;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Rates many risks at once: all that were touched or, with anything refused, none.</summary>
internal sealed class RateRisks(MeguriDb db, Access access, Trail trail, RiskLedger ledger, Assessments assessments, LedgerValues values, ApprovalLedger approvals, Signatory signatory)
{
    /// <summary>One row of the table, as typed.</summary>
    internal sealed class Row
    {
        public Guid Id { get; set; }

        public int Version { get; set; }

        /// <summary>The value of the property lost, or the impact where the method asks for it.</summary>
        public int? Value { get; set; }

        public int? Threat { get; set; }

        public int? Vulnerability { get; set; }

        public int? Likelihood { get; set; }

        /// <summary>What the table showed, so that only rows somebody touched are saved.</summary>
        public string? Was { get; set; }

        /// <summary>What stands in the row now, in the shape of <see cref="Was"/>.</summary>
        public string Now => string.Create(CultureInfo.InvariantCulture, $"{Value}.{Threat}.{Vulnerability}.{Likelihood}");

        /// <summary>The row of a risk.</summary>
        public static Row Of(Risk risk, RiskInputs inputs, MethodRules rules)
        {
            var row = new Row
            {
                Id = risk.Id.Value, Version = risk.Version, Value = rules is MatrixRules or GradeRules ? inputs.Impact : inputs.ValueOf(risk.Property),
                Threat = inputs.Threat, Vulnerability = inputs.Vulnerability, Likelihood = inputs.Likelihood,
            };
            // A risk that was carried over shows its last values; saving them is rating it, whether or not they were touched.
            row.Was = IsCarried(risk, inputs, rules) ? null : row.Now;
            return row;
        }

        /// <summary>True for a risk of the assessment before that can be rated as it stands.</summary>
        public static bool IsCarried(Risk risk, RiskInputs inputs, MethodRules rules) => risk is { Before: not null, BeforeLevel: null } && rules.Score(inputs, risk.Property).Ok;

        /// <summary>The inputs with what was typed.</summary>
        public RiskInputs Into(RiskInputs begin, MethodRules rules, SecurityProperty property)
        {
            if (rules is MatrixRules or GradeRules) return begin with { Impact = Value, Likelihood = Likelihood };
            var rated = begin with { Threat = Threat, Vulnerability = Vulnerability };
            return property switch
            {
                SecurityProperty.Confidentiality => rated with { Confidentiality = Value },
                SecurityProperty.Integrity => rated with { Integrity = Value },
                _ => rated with { Availability = Value },
            };
        }
    }

    /// <summary>How many were rated; problems stand beside <c>Rows[i]</c>.</summary>
    public async Task<Result<SavedRows>> SaveAsync(IReadOnlyList<Row> rows, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.Assess);
        if (await assessments.LatestAsync(cancellation) is not { } running) return RiskPageProblems.NoAssessment;
        if (!running.Runs) return RiskProblems.AssessmentFinished;
        var touched = rows.Select((row, index) => (row, index)).Where(item => item.row.Now != item.row.Was).ToList();
        if (touched.Count == 0) return new SavedRows(0);
        var ids = touched.Select(item => RiskId.From(item.row.Id)).ToList();
        var risks = await (await ledger.EditableAsync(cancellation)).Where(r => r.AssessmentId == running.Assessment.Id && ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellation);
        var begin = await values.BeginAsync(risks.Values, cancellation);
        var problems = new List<Problem>();
        foreach (var (row, index) in touched)
        {
            if (!risks.TryGetValue(RiskId.From(row.Id), out var risk)) continue;
            Result result = risk.Version != row.Version ? RiskPageProblems.RiskChanged(RiskText.NumberOf(risk))
                : risk.Estimate(running.Method, risk.Property, row.Into(begin[risk.Id], running.Rules, risk.Property), signatory.Now);
            problems.AddRange(result.Problems.Select(problem => problem.At($"Rows[{index}].{ColumnOf(problem.Field)}")));
        }
        if (problems.Count > 0)
        {
            db.ChangeTracker.Clear();
            return problems;
        }
        await approvals.FallAsync(Risk.SubjectKind, risks.Values.ToDictionary(r => r.Id.Value, r => r.StateHash()), cancellation);
        trail.Begin("risks.rate");
        await db.SaveChangesAsync(cancellation);
        return new SavedRows(risks.Count);
    }

    private static string ColumnOf(string? field) => field is nameof(Row.Threat) or nameof(Row.Vulnerability) or nameof(Row.Likelihood) ? field : nameof(Row.Value);
}
