using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;

namespace Meguri.Domain.Risks;

/// <summary>Where a method's version stands. An assessment keeps the version it was made with, so an approved one stays usable beside newer ones.</summary>
public enum RiskMethodState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>In force; it does not change any more.</summary>
    Approved,
}

/// <summary>One version of how the organization assesses risks (clause 6.1.2 a, b).</summary>
public sealed class RiskMethod : Entity
{
    /// <summary>How approvals name methods.</summary>
    public const string SubjectKind = "risk_method", ApprovalPurpose = "method_version";

    private RiskMethod() { }

    /// <summary>The key.</summary>
    public RiskMethodId Id { get; private set; }

    /// <summary>第1版 is 1; counted over all methods of the organization.</summary>
    public int VersionNumber { get; private set; }

    /// <summary>What the organization calls it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The kind, beside the rules so that lists can show it.</summary>
    public RiskMethodKind Kind { get; private set; }

    /// <summary>How levels come about.</summary>
    public MethodRules Rules { get; private set; } = ValueThreatVulnerabilityRules.Shipped;

    /// <summary>Draft or approved.</summary>
    public RiskMethodState State { get; private set; }

    /// <summary>The version it was made from.</summary>
    public RiskMethodId? PreviousId { get; private set; }

    /// <summary>Why there is a new version; null for the first.</summary>
    public string? ChangeReason { get; private set; }

    /// <summary>Who approved.</summary>
    public PersonId? ApprovedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>A first draft.</summary>
    public static Result<RiskMethod> Draft(string name, MethodRules rules) => Make(name, rules, 1, null, null);

    /// <summary>A draft made from this version.</summary>
    /// <param name="highestSoFar">The highest version number the organization has.</param>
    /// <param name="rules">The new rules.</param>
    /// <param name="reason">Why.</param>
    public Result<RiskMethod> NewVersion(int highestSoFar, MethodRules rules, string reason) =>
        string.IsNullOrWhiteSpace(reason) ? RiskProblems.MethodReasonMissing : Make(Name, rules, highestSoFar + 1, Id, reason.Trim());

    /// <summary>Changes a draft.</summary>
    public Result Change(string name, MethodRules rules)
    {
        if (State != RiskMethodState.Draft) return RiskProblems.MethodNotDraft;
        var problems = Problems(name, rules);
        if (problems.Count > 0) return Result.From(problems);
        Take(name, rules);
        return Result.Done;
    }

    /// <summary>What an approval binds to.</summary>
    public string ContentHash() => CanonicalJson.Hash(new { VersionNumber, Name, Rules });

    /// <summary>Asks for approval. The person who asks does not approve.</summary>
    public Result<Approval> RequestApproval(PersonId by, DateTimeOffset at) => State == RiskMethodState.Draft
        ? Approval.Request(new(SubjectKind, Id.Value, ApprovalPurpose), ContentHash(), by, at)
        : RiskProblems.MethodNotDraft;

    /// <summary>Approves; from then on the version does not change.</summary>
    public Result Approve(Approval approval, Signature signature)
    {
        if (State != RiskMethodState.Draft) return RiskProblems.MethodNotDraft;
        var result = approval.Approve(signature, ContentHash());
        if (!result.Ok) return result;
        State = RiskMethodState.Approved;
        ApprovedBy = signature.By;
        ApprovedAt = signature.At;
        return Result.Done;
    }

    private static Result<RiskMethod> Make(string name, MethodRules rules, int version, RiskMethodId? previous, string? reason)
    {
        var problems = Problems(name, rules);
        if (problems.Count > 0) return problems;
        var method = new RiskMethod { Id = NewId.Of<RiskMethodId>(), VersionNumber = version, PreviousId = previous, ChangeReason = reason };
        method.Take(name, rules);
        return method;
    }

    private static List<Problem> Problems(string name, MethodRules rules)
    {
        var problems = rules.Check().Problems.ToList();
        if (string.IsNullOrWhiteSpace(name)) problems.Add(RiskProblems.MethodNameMissing);
        return problems;
    }

    private void Take(string name, MethodRules rules)
    {
        Name = name.Trim();
        Rules = rules;
        Kind = rules.Kind;
    }
}
