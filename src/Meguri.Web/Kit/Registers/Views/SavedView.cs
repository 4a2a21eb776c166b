using Meguri.Domain.Kernel;

namespace Meguri.Web.Kit.Registers;

/// <summary>A register's address under a name: filters, order and columns. One person's, or everybody's in the organization.</summary>
internal sealed class SavedView : Entity
{
    /// <summary>Most characters of a name.</summary>
    public const int LongestName = 60;

    /// <summary>Most characters of the query.</summary>
    public const int LongestQuery = 4000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The register's key.</summary>
    public required string Register { get; init; }

    /// <summary>Whose it is; null for everybody's.</summary>
    public required MembershipId? MembershipId { get; init; }

    public string Name { get; private set; } = "";

    /// <summary>What the list is asked, in the one way it is written.</summary>
    public string Query { get; private set; } = "";

    /// <summary>The register opens with it; a person's own goes before everybody's.</summary>
    public bool IsDefault { get; private set; }

    public bool IsShared => MembershipId is null;

    /// <summary>Says what the list is asked.</summary>
    /// <param name="query">In the one way it is written.</param>
    public Result Ask(string query)
    {
        if (query.Length > LongestQuery) return RegisterProblems.ViewTooLong;
        Query = query;
        return Result.Done;
    }

    /// <summary>Gives it a name.</summary>
    public Result Rename(string? name)
    {
        var clean = name?.Trim() ?? "";
        if (clean.Length == 0) return RegisterProblems.ViewNameMissing;
        if (clean.Length > LongestName) return RegisterProblems.ViewNameTooLong;
        Name = clean;
        return Result.Done;
    }

    /// <summary>Says whether the register opens with it.</summary>
    public void BeDefault(bool yes) => IsDefault = yes;
}
