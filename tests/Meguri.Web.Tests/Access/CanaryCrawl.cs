using Meguri.Platform.Access;
using Meguri.Platform.Tenancy;
using Meguri.Web.BadInput;
using Meguri.Web.Http;
using Meguri.Web.Kit.Registers;
using Meguri.Web.Sample;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Access;

/// <summary>Every text of one organization is a canary; somebody of another one opens everything there is, and hears none.</summary>
public sealed class CanaryCrawl(Installations installations) : BadInputTest(installations)
{
    private static readonly string[] Files = ["?format=xlsx", "?format=csv", "?format=docx&lang=ja&version=draft", "?format=xlsx&lang=en&version=draft"];

    [Theory, Databases]
    [Requirement("Z02", "Z04")]
    public async Task Everything_OfOneOrganization_IsHeardNowhereInAnother(Database database)
    {
        var lines = new LogLines();
        var theirs = await Installations.SampleAsync(database, lines);
        await FullSample.CompleteAsync(theirs, Stop);
        var saved = await theirs.FindAsync(db => db.Set<SavedView>().AsNoTracking().Select(v => new { v.Register, v.Query }).ToListAsync(Stop));
        var texts = await theirs.FindAsync(db => Task.FromResult(Canaries.Texts(db.Model).Select(t => t.Name).ToHashSet()));
        var filled = await Canaries.FillAsync(theirs);
        texts.Except(filled).Except(Canaries.Exempt.Keys).ShouldBeEmpty("each text of each table holds a canary, or is exempt by name");

        var mine = await EverythingAsync(await theirs.Installation.OrganizationAsync());
        var entries = Routes.Table(theirs.Installation).Where(e => e is { Method: "GET", Outside: false }).ToList();
        var paths = entries.SelectMany(e => Variants(Routes.Fill(e.Route, mine.IdFor(e.Route)), e.Route)).ToList();
        paths.AddRange(saved.Select(view => $"{Modules.Registers.Single(r => r.Key == view.Register).Path}?{view.Query}"));
        var ids = await Canaries.IdsAsync(theirs);
        ids.Count.ShouldBeGreaterThan(15);
        paths.AddRange(from entry in entries where entry.Route.Contains("{id:guid}", StringComparison.Ordinal) from id in ids.Values select Routes.Fill(entry.Route, id));

        lines.Forget();
        foreach (var email in new[] { await mine.Organization.MemberAsync(null, Role.Administrator), await mine.Organization.MemberAsync(mine.Stage.Author, Role.IsmsOffice) })
            (await HeardAsync(await SignInAsync(mine.Organization, email), paths)).ShouldBeEmpty();
        lines.All.Count.ShouldBeGreaterThan(paths.Count, "what the program logs is listened to");
        lines.All.Where(line => line.Contains(Canaries.Mark, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();

        // Whoever they belong to hears them: the ear is not deaf.
        var own = await SignInAsync(theirs, await OfficeOfAsync(theirs), SampleOrganization.Password);
        var home = entries.Where(e => !e.Route.Contains('{', StringComparison.Ordinal)).SelectMany(e => Variants(e.Route, e.Route)).ToList();
        (await HeardAsync(own, home)).Count.ShouldBeGreaterThan(40);
    }

    private static IEnumerable<string> Variants(string path, string route)
    {
        yield return path;
        if (route.EndsWith("/export", StringComparison.Ordinal)) foreach (var file in Files) yield return path + file;
        if (Modules.Registers.Any(r => r.Path == route)) yield return path + "?q=CANARY";
    }

    private static async Task<IReadOnlyList<string>> HeardAsync(Visitor visitor, IEnumerable<string> paths)
    {
        var heard = new List<string>();
        foreach (var path in paths)
            if ((await visitor.BareAsync("GET", path)).Text.Contains(Canaries.Mark, StringComparison.OrdinalIgnoreCase)) heard.Add(path);
        return heard;
    }

    private static Task<string> OfficeOfAsync(TestOrganization organization) => organization.FindAsync(async db =>
        (await db.Set<Membership>().AsNoTracking().Join(db.Users, m => m.AccountId, a => a.Id, (m, a) => new { m.Roles, a.Email }).ToListAsync(Stop)).First(m => m.Roles.Contains(Role.IsmsOffice)).Email!);
}
