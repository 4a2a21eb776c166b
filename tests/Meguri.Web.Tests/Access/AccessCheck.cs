using System.Net;
using Meguri.Platform.Access;
using Meguri.Web.BadInput;
using Meguri.Web.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Access;

/// <summary>Asks for everything as everybody, and holds the answers against the table of permissions.</summary>
/// <param name="everything">An organization with a record for every route.</param>
/// <param name="state">Everything that was ever changed, as one text.</param>
internal sealed class AccessCheck(Everything everything, Func<Task<string>> state)
{
    // They end the session they are sent in.
    private static readonly string[] Last = ["/sign-out", "SignOutEverywhere"];

    private readonly PermissionTable table = everything.Organization.Installation.Services.GetRequiredService<PermissionTable>();

    /// <summary>How many answers were held against the table.</summary>
    public int Asked { get; private set; }

    /// <summary>Every difference, in words; empty when all is as the table says.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync(IReadOnlyList<RouteEntry> entries, IReadOnlyList<Asker> askers)
    {
        var found = entries.Where(e => e.HasNoPolicy).Select(e => $"{e}: has no policy").ToList();
        var before = await state();
        foreach (var asker in askers)
            foreach (var entry in entries.OrderBy(e => Last.Contains(e.Route) || Last.Contains(e.Act)))
            {
                var visitor = entry.Outside ? asker.Visitor.Outside : asker.Visitor;
                var answer = await visitor.BareAsync(entry.Method, Routes.Fill(entry.Route, everything.IdFor(entry.Route)) + entry.Query, entry.Method == "GET" ? null : asker.EmptyForm);
                var wrong = new List<string?> { Differs(entry, asker, answer), answer.CacheControl.Contains("no-store", StringComparison.Ordinal) ? null : "may be kept by a cache" };
                if (entry.Method != "GET")
                {
                    var after = await state();
                    if ((int)answer.Status >= 400 && after != before) wrong.Add("changed something and was refused");
                    before = after;
                }
                found.AddRange(wrong.OfType<string>().Select(what => $"{entry} as {asker.Name}: {(int)answer.Status}, {what}"));
                Asked++;
            }
        return found;
    }

    /// <summary>What the answer should have been, when it is another.</summary>
    private string? Differs(RouteEntry entry, Asker asker, BareAnswer answer)
    {
        if ((int)answer.Status >= 500) return "a fault";
        var refused = answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
        if (entry.Open) return refused ? "is open to anybody" : null;
        if (asker.Standing == Standing.Nobody) return answer.Location?.StartsWith("/sign-in", StringComparison.Ordinal) == true ? null : "should lead to the sign-in page";
        if (entry.Own && entry.TooMuchFor(asker.Method)) return refused ? null : "is too much for a link from a mail";
        if (entry.Outside) return refused ? "is open to any account" : null;
        if (asker.Standing == Standing.Stranger) return answer.Status == HttpStatusCode.NotFound ? null : "should be the 404 of a stranger";
        return entry.For(table, asker.Roles, asker.Method) switch
        {
            Verdict.MayNot => answer.Status == HttpStatusCode.Forbidden ? null : "should be 403",
            Verdict.May => refused ? "should be allowed" : null,
            // Nothing here names these askers.
            _ => entry.Method == "GET" || (int)answer.Status >= 400 ? null : "should be refused to whom nothing names",
        };
    }
}
