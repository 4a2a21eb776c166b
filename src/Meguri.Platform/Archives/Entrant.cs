using System.Text.Json;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;

namespace Meguri.Platform.Archives;

/// <summary>Somebody who may come in: one role in one organization.</summary>
/// <param name="Email">The address.</param>
/// <param name="Organization">The organization's address.</param>
/// <param name="Role">What it is there.</param>
public sealed record Entrant(string Email, string Organization, string Role)
{
    /// <summary>Whoever could come in when an archive was made, read from its lines.</summary>
    public static async Task<IReadOnlyList<Entrant>> OfAsync(ArchiveFile archive, CancellationToken cancellation)
    {
        var (accounts, found) = (new Dictionary<Guid, string>(), new List<Entrant>());
        foreach (var section in archive.Manifest.Sections)
        {
            await EachAsync(archive, section.Id, Passing.Accounts, row =>
            {
                if (IsNull(row, nameof(Account.DeactivatedAt))) accounts[row.GetProperty(nameof(Account.Id)).GetGuid()] = row.GetProperty(nameof(Account.Email)).GetString() ?? "";
            }, cancellation);
            await EachAsync(archive, section.Id, "memberships", row =>
            {
                if (!IsNull(row, nameof(Membership.EndedAt)) || !accounts.TryGetValue(row.GetProperty(nameof(Membership.AccountId)).GetGuid(), out var email)) return;
                foreach (var role in RolesOf(row)) found.Add(new Entrant(email, section.Slug ?? "", role));
            }, cancellation);
        }
        return [.. found.OrderBy(a => a.Organization, StringComparer.Ordinal).ThenBy(a => a.Email, StringComparer.Ordinal).ThenBy(a => a.Role, StringComparer.Ordinal)];
    }

    private static List<string> RolesOf(JsonElement row) =>
        row.GetProperty(nameof(Membership.Roles)).GetString() is { } text && Json.Read<List<string>?>(text) is { } roles ? roles : throw new FormatException("A member without a list of roles.");

    private static bool IsNull(JsonElement row, string member) => row.GetProperty(member).ValueKind == JsonValueKind.Null;

    private static Task EachAsync(ArchiveFile archive, Guid section, string table, Action<JsonElement> each, CancellationToken cancellation)
    {
        var part = ArchiveManifest.RowsOf(section, table);
        return archive.Has(part) ? archive.EachAsync(part, each, cancellation) : Task.CompletedTask;
    }
}
