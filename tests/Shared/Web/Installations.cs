using Meguri.Web.Host;
using Meguri.Web.Sample;

namespace Meguri.Tests;

/// <summary>What a test class runs on: one installation per database, started when the first test of the class asks for it.</summary>
public sealed class Installations(TestDatabases databases) : IAsyncDisposable
{
    private readonly Dictionary<Database, Installation> running = [];
    private readonly List<Installation> fresh = [];
    private readonly Dictionary<Database, TestOrganization> samples = [];

    /// <summary>Makes databases.</summary>
    public TestDatabases Databases => databases;

    /// <summary>The one all tests of the class share: every test works in an organization of its own.</summary>
    public async Task<Installation> OnAsync(Database database) =>
        running.TryGetValue(database, out var known) ? known : running[database] = await Installation.StartAsync(await databases.MakeAsync(database));

    /// <summary>The sample organization, on the embedded database as <c>demo</c> has it or on another; the class shares it.</summary>
    internal async Task<TestOrganization> SampleAsync(Database database = Database.Sqlite, LogLines? lines = null) =>
        samples.TryGetValue(database, out var known) ? known
            : samples[database] = await (await Installation.StartSampleAsync(await databases.MakeAsync(database), lines)).FindAsync(SampleOrganization.Slug);

    /// <summary>One that nobody has touched, for what concerns the whole installation.</summary>
    internal async Task<Installation> FreshAsync(Database database, SiteSettings? site = null)
    {
        var installation = await Installation.StartAsync(await databases.MakeAsync(database), site: site);
        fresh.Add(installation);
        return installation;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var installation in running.Values.Concat(fresh).Concat(samples.Values.Select(s => s.Installation))) await installation.DisposeAsync();
    }
}
