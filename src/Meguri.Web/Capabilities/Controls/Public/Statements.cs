using System.Globalization;
using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Finds the statement that is to be shown, printed or exported.</summary>
internal sealed class Statements(MeguriDb db, Versions versions, LiveStatement live, Access access, CurrentOrganization current)
{
    /// <summary>How the statement as it stands now is asked for.</summary>
    public const string Draft = "draft";

    /// <summary>The statement.</summary>
    /// <param name="which"><see cref="Draft"/>, a version's number, or null for the approved version in force.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<Result<Statement>> FindAsync(string? which, CancellationToken cancellation)
    {
        access.Demand(ControlPermissions.View);
        if (which == Draft) return await DraftAsync(cancellation);
        if (string.IsNullOrWhiteSpace(which))
            return await versions.InForceAsync(cancellation) is { } inForce ? await OfAsync(inForce, cancellation) : StatementProblems.NoneApproved;
        return int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && await versions.FindAsync(number, cancellation) is { } found
            ? await OfAsync(found, cancellation) : StatementProblems.NoSuchVersion(which);
    }

    /// <summary>A version with the names that its heading prints.</summary>
    public async Task<Statement> OfAsync(SoaVersion version, CancellationToken cancellation)
    {
        var approver = version.ApprovedBy is { } person
            ? await db.Set<Person>().AsNoTracking().Where(p => p.Id == person).Select(p => p.Name).SingleOrDefaultAsync(cancellation) : null;
        return new Statement(version.VersionNumber, version.State, version.Rows, Local(version.FrozenAt))
        {
            Note = version.Note, ApprovedOn = version.ApprovedAt is { } at ? Local(at) : null, ApprovedBy = approver, OnCertificate = version.OnCertificate, Hash = version.ContentHash(),
        };
    }

    private async Task<Statement> DraftAsync(CancellationToken cancellation)
    {
        var rows = (await live.ReadAsync(cancellation)).Rows;
        var highest = await db.Set<SoaVersion>().Where(version => version.State != SoaState.Draft).MaxAsync(version => (int?)version.VersionNumber, cancellation);
        return new Statement((highest ?? 0) + 1, null, rows, current.Today);
    }

    private DateOnly Local(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, current.Zone).DateTime);
}

/// <summary>A statement of applicability, ready to be read.</summary>
/// <param name="Number">第1版 is 1; for the draft the number it will have.</param>
/// <param name="State">Where the version stands; null for the draft as the data stands now.</param>
/// <param name="Rows">The rows.</param>
/// <param name="AsOf">The day the rows were frozen, or today for the draft.</param>
internal sealed record Statement(int Number, SoaState? State, IReadOnlyList<SoaRow> Rows, DateOnly AsOf)
{
    /// <summary>What changed, in words.</summary>
    public string? Note { get; init; }

    /// <summary>The day of approval.</summary>
    public DateOnly? ApprovedOn { get; init; }

    /// <summary>Who approved.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>True for the version that the certificate names.</summary>
    public bool OnCertificate { get; init; }

    /// <summary>The hash of what was approved; null for the draft.</summary>
    public string? Hash { get; init; }
}
