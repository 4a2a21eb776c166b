using System.Text.Json;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Kit.History;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Says lists of roles, which the trail keeps as they are stored, in the organization's words.</summary>
internal static class RoleHistory
{
    public static IReadOnlyList<HistoryEntry> InWords(IReadOnlyList<HistoryEntry> entries) =>
        [.. entries.Select(entry => entry with { Changes = [.. entry.Changes.Select(c => c with { Before = Say(c.Before), After = Say(c.After) })] })];

    private static string? Say(string? text)
    {
        if (text is not ['[', ..]) return text;
        try
        {
            var roles = Json.Read<List<AppointmentRole>>(text);
            return roles.Count == 0 ? null : OrganizationFacts.Join(roles.Select(OrganizationWords.Book.Of));
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
