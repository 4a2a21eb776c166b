using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Chains;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Meguri.Web.Platform;

public sealed class Trails(Installations installations) : WebTest(installations)
{
    [Theory, Databases]
    public async Task Save_WithoutActivity_ThrowsAndWritesNothing(Database database)
    {
        var organization = await OrganizationAsync(database);
        await organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            db.Add(new Department("総務部", null));
            await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(Stop));
        });
        (await organization.FindAsync(db => db.Set<Department>().CountAsync(Stop))).ShouldBe(0);
    }

    [Theory, Databases]
    public async Task Save_NotAsynchronous_Throws(Database database)
    {
        var organization = await OrganizationAsync(database);
        await organization.InAsync(services =>
        {
            Should.Throw<NotSupportedException>(() => services.GetRequiredService<MeguriDb>().SaveChanges());
            return Task.CompletedTask;
        });
    }

    [Theory, Databases]
    public async Task Chain_AfterWork_Holds(Database database)
    {
        var organization = await WorkedAsync(database);
        var report = await VerifyAsync(organization);
        (report.Ok, report.Code).ShouldBe((true, null));
        (report.Activities, report.Events).ShouldSatisfyAllConditions(r => r.Activities.ShouldBeGreaterThanOrEqualTo(5), r => r.Events.ShouldBeGreaterThanOrEqualTo(5));
    }

    [Theory, Databases]
    public async Task Chain_WrittenToByMany_Holds(Database database)
    {
        var organization = await WorkedAsync(database);
        var department = await organization.DepartmentAsync("営業部");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => organization.AssetAsync($"同時{i}", department)));
        (await VerifyAsync(organization)).Ok.ShouldBeTrue();
    }

    [Theory]
    [Databases("UPDATE trail_activities SET \"Act\" = 'forged' WHERE \"Sequence\" = 3", 3, "changed_activity")]
    [Databases("UPDATE trail_activities SET \"ActorName\" = 'somebody else' WHERE \"Sequence\" = 2", 2, "changed_activity")]
    [Databases("UPDATE trail_events SET \"Changes\" = '[]' WHERE \"Sequence\" = 4", 4, "changed_events")]
    [Databases("DELETE FROM trail_events WHERE \"Sequence\" = 4", 4, "changed_events")]
    [Databases("DELETE FROM trail_activities WHERE \"Sequence\" = 2", 3, "missing_activity")]
    [Databases("DELETE FROM trail_activities WHERE \"Sequence\" = (SELECT MAX(\"Sequence\") FROM trail_activities)", null, "wrong_head")]
    [Databases("UPDATE trail_heads SET \"Hash\" = 'forged'", null, "wrong_head")]
    public async Task Chain_TamperedWith_NamesThePlace(Database database, string tampering, int? place, string code)
    {
        var organization = await WorkedAsync(database, fresh: true);
        await TamperAsync(organization.Installation.Settings, tampering.Contains("WHERE", StringComparison.Ordinal)
            ? tampering + " AND \"OrganizationId\" = @organization" : tampering + " WHERE \"OrganizationId\" = @organization", organization.Organization);
        var report = await VerifyAsync(organization);
        report.Ok.ShouldBeFalse();
        report.Code.ShouldBe(code);
        if (place is not null) report.BadSequence.ShouldBe(place);
    }

    [Theory]
    [Databases("UPDATE trail_activities SET \"Act\" = 'forged'")]
    [Databases("DELETE FROM trail_activities")]
    [Databases("UPDATE trail_events SET \"Verb\" = 'forged'")]
    [Databases("DELETE FROM trail_events")]
    public async Task Rows_TheDatabaseItselfRefusesToTouchThem(Database database, string statement)
    {
        var organization = await WorkedAsync(database);
        var refused = await Should.ThrowAsync<Exception>(() => organization.FindAsync(db => db.Database.ExecuteSqlRawAsync(statement, Stop)));
        refused.Message.ShouldContain(database == Database.Postgres ? "permission denied" : "append-only");
        var current = new CurrentOrganization(TimeProvider.System);
        current.Set(organization.Organization);
        await using var owner = TestDatabases.Open(organization.Installation.Settings.AsOwner(), current);
        refused = await Should.ThrowAsync<Exception>(() => owner.Database.ExecuteSqlRawAsync(statement, Stop));
        refused.Message.ShouldContain("append-only");
    }

    [Theory, Databases]
    [Requirement("X03")]
    public async Task Change_WhoseTrailCannotBeWritten_IsNotMade(Database database)
    {
        var organization = await (await Installations.FreshAsync(database)).OrganizationAsync();
        var department = await organization.DepartmentAsync("総務部");
        await FullTrail.OfAsync(organization.Installation.Settings, Stop);
        await Should.ThrowAsync<DbUpdateException>(() => organization.AssetAsync("書けない資産", department));
        (await organization.FindAsync(db => db.Set<Asset>().CountAsync(Stop))).ShouldBe(0);
        (await VerifyAsync(organization)).Ok.ShouldBeTrue();
    }

    [Theory, Databases]
    public async Task Passwords_AreNotInTheTrail(Database database)
    {
        var organization = await OrganizationAsync(database);
        await Installations.OnAsync(database);
        await using var db = TestDatabases.Open(organization.Installation.Settings);
        var hashes = await db.Users.Select(u => u.PasswordHash).ToListAsync(Stop);
        var changes = await db.Set<ActivityEvent>().Where(e => e.Subject == nameof(Account)).Select(e => e.Changes).ToListAsync(Stop);
        changes.ShouldNotBeEmpty();
        changes.ShouldContain(c => c.Contains("\"PasswordHash\":[null,\"***\"]"));
        foreach (var hash in hashes) changes.ShouldAllBe(c => !c.Contains(hash!));
    }

    // An organization with some links of its chain: made, department, assets added and changed.
    private async Task<TestOrganization> WorkedAsync(Database database, bool fresh = false)
    {
        var organization = fresh ? await (await Installations.FreshAsync(database)).OrganizationAsync() : await OrganizationAsync(database);
        var department = await organization.DepartmentAsync("総務部");
        for (var i = 1; i <= 4; i++) await organization.AssetAsync($"資産{i}", department);
        await organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            (await db.Set<Asset>().FirstAsync(Stop)).Dispose(new DateOnly(2026, 4, 1)).Ok.ShouldBeTrue();
            services.GetRequiredService<Trail>().Begin("assets.dispose");
            await db.SaveChangesAsync(Stop);
        });
        return organization;
    }

    private static async Task<TrailReport> VerifyAsync(TestOrganization organization) =>
        await organization.FindAsync(db => new TrailVerifier(db).VerifyAsync(organization.Organization.OrganizationId, Stop));

    // As somebody would who owns the database server: the guards of the tables are taken off first.
    private static async Task TamperAsync(DatabaseSettings settings, string statement, Organization organization)
    {
        await using var db = TestDatabases.Open(settings.AsOwner());
        string[] guards = settings.IsEmbedded
            ? [.. from table in new[] { "trail_activities", "trail_events" } from verb in new[] { "update", "delete" } select $"DROP TRIGGER {table}_no_{verb}"]
            : [.. from table in new[] { "trail_activities", "trail_events", "trail_heads" } select $"ALTER TABLE {table} DISABLE TRIGGER USER, NO FORCE ROW LEVEL SECURITY"];
        foreach (var guard in guards) await db.Database.ExecuteSqlRawAsync(guard, Stop);
        var id = organization.OrganizationId.Value;
        var touched = await db.Database.ExecuteSqlRawAsync(statement, [settings.IsEmbedded ? new SqliteParameter("@organization", id) : new NpgsqlParameter("@organization", id)], Stop);
        touched.ShouldBeGreaterThan(0, statement);
    }
}
