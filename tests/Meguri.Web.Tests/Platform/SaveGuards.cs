using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Platform;

/// <summary>Walls b, c and d, each by itself: keys, filters, the save guard.</summary>
public sealed class SaveGuards(Installations installations) : WebTest(installations)
{
    [Theory, Databases]
    public async Task Save_RowOfAnotherOrganization_Throws(Database database)
    {
        var (mine, theirs) = (await OrganizationAsync(database), await OrganizationAsync(database));
        var foreign = await theirs.DepartmentAsync("営業部");
        await mine.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            db.Attach(foreign);
            foreign.Rename("乗っ取り");
            services.GetRequiredService<Trail>().Begin("test");
            await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(Stop));
        });
        (await theirs.FindAsync(db => db.Set<Department>().SingleAsync(Stop))).Name.ShouldBe("営業部");
    }

    [Theory, Databases]
    public async Task Remove_RowOfAnotherOrganization_Throws(Database database)
    {
        var (mine, theirs) = (await OrganizationAsync(database), await OrganizationAsync(database));
        var foreign = await theirs.DepartmentAsync("営業部");
        await mine.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            db.Remove(foreign);
            services.GetRequiredService<Trail>().Begin("test");
            await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(Stop));
        });
    }

    [Theory, Databases]
    public async Task Add_RowThatBelongsToAnother_Throws(Database database)
    {
        var (mine, theirs) = (await OrganizationAsync(database), await OrganizationAsync(database));
        var foreign = await theirs.DepartmentAsync("営業部");
        await mine.InAsync(services =>
        {
            Should.Throw<InvalidOperationException>(() => services.GetRequiredService<MeguriDb>().Add(foreign));
            return Task.CompletedTask;
        });
    }

    [Theory, Databases]
    public async Task Add_InEveryWay_GivesTheRowToTheOrganization(Database database)
    {
        var organization = await OrganizationAsync(database);
        await organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            db.Add(new Department("一", null));
            db.Add((object)new Department("二", null));
            db.AddRange(new Department("三", null), new Department("四", null));
            db.AddRange(new List<Department> { new("五", null) });
            services.GetRequiredService<Trail>().Begin("test");
            await db.SaveChangesAsync(Stop);
        });
        (await organization.FindAsync(db => db.Set<Department>().CountAsync(Stop))).ShouldBe(5);
    }

    [Theory, Databases]
    [Requirement("Z10")]
    public async Task Refer_ToARowOfAnotherOrganization_IsRefusedByTheDatabase(Database database)
    {
        var (mine, theirs) = (await OrganizationAsync(database), await OrganizationAsync(database));
        var foreign = await theirs.DepartmentAsync("営業部");
        await mine.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            db.Add(Asset.Register(new AssetFields { Name = "越境", DepartmentId = foreign.Id }, new AssetScale()).Value!);
            services.GetRequiredService<Trail>().Begin("test");
            var refused = await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(Stop));
            DatabaseErrors.IsConflict(refused).ShouldBeTrue();
        });
    }

    [Theory, Databases]
    [Requirement("Z20")]
    public async Task Unset_SeesNothingAndSavesNothing(Database database)
    {
        var organization = await OrganizationAsync(database);
        var department = await organization.DepartmentAsync("総務部");
        await organization.AssetAsync("顧客名簿", department);
        await organization.Installation.InAsync(null, async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            services.GetRequiredService<CurrentOrganization>().IsSet.ShouldBeFalse();
            (await db.Set<Asset>().CountAsync(Stop)).ShouldBe(0);
            (await db.Set<Department>().CountAsync(Stop)).ShouldBe(0);
            (await db.Set<Membership>().CountAsync(Stop)).ShouldBe(0);
            (await db.Set<Organization>().CountAsync(Stop)).ShouldBe(0);
            (await db.Set<Activity>().CountAsync(a => a.Act == "assets.add", Stop)).ShouldBe(0);
            db.Add(new Department("だれのものでもない", null));
            services.GetRequiredService<Trail>().Begin("test");
            await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(Stop));
        });
    }

    [Theory, Databases]
    [Requirement("Z20")]
    public async Task Scope_ForASecondOrganization_Throws(Database database)
    {
        var (mine, theirs) = (await OrganizationAsync(database), await OrganizationAsync(database));
        await mine.InAsync(services =>
        {
            Should.Throw<InvalidOperationException>(() => services.GetRequiredService<CurrentOrganization>().Set(theirs.Organization));
            return Task.CompletedTask;
        });
    }
}
