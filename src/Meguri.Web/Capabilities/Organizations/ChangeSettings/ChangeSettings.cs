using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Localization;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Takes what the organization decides about itself: name, calendar, what departments see of each other, and its own terms.</summary>
internal sealed class ChangeSettings(MeguriDb db, Access access, Trail trail)
{
    private const int LongestName = 200;
    private const int LongestTerm = 40;

    /// <param name="Name">As printed.</param>
    /// <param name="EnglishName">In English; empty for the name as it is.</param>
    /// <param name="TimeZone">IANA name.</param>
    /// <param name="FiscalYearStart">Month, 1 to 12.</param>
    /// <param name="DepartmentsSeeEachOther">Whether department staff see other departments' rows.</param>
    /// <param name="Terms">By the keys of <see cref="Terms.Defaults"/>, the English ones with <see cref="Terms.EnglishMark"/>; empty for what Meguri calls it.</param>
    public sealed record Input(string? Name, string? EnglishName, string? TimeZone, int? FiscalYearStart, bool DepartmentsSeeEachOther, IReadOnlyDictionary<string, string?> Terms);

    /// <param name="input">The choice.</param>
    /// <param name="version">The version the form was made from.</param>
    /// <param name="reason">Why, in the actor's words.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result> Handle(Input input, int version, string? reason, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Settings);
        var problems = new List<Problem>();
        var (name, english) = (Clean(input.Name, LongestName, nameof(input.Name), problems), Clean(input.EnglishName, LongestName, nameof(input.EnglishName), problems));
        if (name is null && problems.Count == 0) problems.Add(OrganizationProblems.SettingsNameMissing);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(input.TimeZone ?? "", out var zone) || !zone.HasIanaId) problems.Add(OrganizationProblems.UnknownTimeZone(input.TimeZone));
        if (input.FiscalYearStart is not (>= 1 and <= 12)) problems.Add(OrganizationProblems.FiscalYearStartOutOfRange);
        var terms = Own(input.Terms, problems);
        if (problems.Count > 0) return Result.From(problems);
        var organization = await db.Set<Organization>().SingleAsync(cancellation);
        (organization.Name, organization.EnglishName, organization.TimeZone, organization.FiscalYearStart) = (name!, english, input.TimeZone!, input.FiscalYearStart!.Value);
        organization.DepartmentsSeeEachOther = input.DepartmentsSeeEachOther;
        if (!Same(organization.Terms, terms)) organization.Terms = terms;
        db.Expect(organization, version);
        trail.Begin("organization.settings", reason);
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>The terms that differ from what Meguri calls things; problems stand beside their fields.</summary>
    public static Dictionary<string, string> Own(IReadOnlyDictionary<string, string?> typed, List<Problem> problems)
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, (ja, en)) in Terms.Defaults)
        {
            foreach (var (term, shipped) in new[] { (key, ja), (key + Terms.EnglishMark, en) })
            {
                var text = Clean(typed.GetValueOrDefault(term), LongestTerm, FieldOf(term), problems);
                // Words are put together by braces; a term that has some would break every sentence it stands in.
                if (text?.AsSpan().IndexOfAny('{', '}') >= 0) problems.Add(OrganizationProblems.TermWithBraces(FieldOf(term)));
                else if (text is not null && text != shipped) own[term] = text;
            }
        }
        return own;
    }

    /// <summary>The field a term is typed into.</summary>
    private static string FieldOf(string term)
    {
        var english = term.EndsWith(Terms.EnglishMark, StringComparison.Ordinal);
        var key = english ? term[..^Terms.EnglishMark.Length] : term;
        return $"Terms[{Terms.Defaults.Keys.ToList().IndexOf(key)}].{(english ? "English" : "Japanese")}";
    }

    private static bool Same(Dictionary<string, string> one, Dictionary<string, string> other) => one.Count == other.Count && one.All(term => other.GetValueOrDefault(term.Key) == term.Value);

    private static string? Clean(string? text, int most, string field, List<Problem> problems)
    {
        var clean = TextFolding.Clean(text, most, lines: false);
        if (!clean.Ok) problems.AddRange(clean.Problems.Select(p => p.At(field)));
        return clean.Ok && clean.Value.Length > 0 ? clean.Value : null;
    }
}
