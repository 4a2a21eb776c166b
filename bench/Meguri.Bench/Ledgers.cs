using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Bench;

/// <summary>Organizations with a ledger of a wanted length: twenty departments, two hundred people, assets as offices have them.</summary>
internal static class Ledgers
{
    public const int Departments = 20, People = 200;
    private const int Batch = 1000;
    private static readonly string[] Media = ["電子データ（ファイルサーバ）", "紙", "クラウドサービス", "ノートPC", "外部記憶媒体"];
    private static readonly string[] Kinds = ["顧客の情報", "契約", "設計書", "人事", "経理"];

    /// <summary>An organization without assets.</summary>
    public static async Task<TestOrganization> OfficeAsync(Installation installation)
    {
        var organization = await installation.OrganizationAsync();
        var divisions = Enumerable.Range(0, Departments).Select(n => new Department(DepartmentName(n), null)).ToArray<object>();
        await organization.SaveAsync(divisions);
        await organization.SaveAsync([.. Enumerable.Range(0, People).Select(n => Installation.Must(Person.Register(new PersonFields(
            $"E{n:0000}", PersonName(n), null, null, ((Department)divisions[n % Departments]).Id, [], null, PersonKind.Employee, null, null))))]);
        return organization;
    }

    /// <summary>An organization with this many assets, and the address of its ISMS office.</summary>
    public static async Task<(TestOrganization Organization, string Email)> FilledAsync(Installation installation, int count)
    {
        var organization = await OfficeAsync(installation);
        await organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            var departments = await db.Set<Department>().OrderBy(d => d.Id).Select(d => d.Id).ToListAsync();
            var people = await db.Set<Person>().OrderBy(p => p.EmployeeNumber).Select(p => p.Id).ToListAsync();
            await using var save = await db.BeginBulkAsync("bench.prepare", null, CancellationToken.None);
            foreach (var numbers in Enumerable.Range(0, count).Chunk(Batch))
            {
                foreach (var n in numbers) db.Add(Installation.Must(Asset.Register(Fields(n, departments[n % Departments], people[n % People]), new AssetScale())));
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
            await save.CommitAsync(CancellationToken.None);
            if (!db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("ANALYZE");
        });
        return (organization, await organization.MemberAsync(null, Role.IsmsOffice));
    }

    public static string DepartmentName(int n) => $"第{n + 1}事業部";

    public static string PersonName(int n) => $"山田 {(char)('一' + n)}郎";

    /// <summary>The fields of the n-th asset.</summary>
    public static AssetFields Fields(int n, DepartmentId department, PersonId? owner) => new()
    {
        Name = $"顧客名簿と契約書の写し {n + 1}", Business = "営業", Kind = Kinds[n % Kinds.Length], Medium = Media[n % Media.Length], DepartmentId = department, OwnerId = owner,
        Users = "部内", Place = $"本社{n % 9 + 1}階 施錠書庫", Confidentiality = n % 3 + 1, Integrity = n / 3 % 3 + 1, Availability = n / 9 % 3 + 1,
        HasPersonalData = n % 4 == 0, Retention = "7年", RegisteredOn = new DateOnly(2024, n % 12 + 1, n % 28 + 1), Note = n % 10 == 0 ? "年度末に棚卸しする" : null,
    };
}
