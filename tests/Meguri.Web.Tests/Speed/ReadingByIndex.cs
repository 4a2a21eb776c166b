using System.Text.RegularExpressions;
using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Meguri.Web.BadInput;
using Meguri.Web.Http;
using Meguri.Web.Kit.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Speed;

/// <summary>A list reads its page off an index, in every order it can be in, both ways, on the first page and on the next: nothing is sorted, nothing is read through.</summary>
public sealed partial class ReadingByIndex(Installations installations) : BadInputTest(installations)
{
    private const int Rows = 60;

    // An index on it would draw SQLite away from the order of the roles, for every list asks for terms that have begun.
    private const string Unindexed = "/appointments?sort=From";

    [Theory, Databases]
    public async Task List_InEveryOrder_IsReadOffAnIndex(Database database)
    {
        var everything = await CrowdedAsync(database);
        var reader = await EverybodyAsync(everything);
        var (bad, seen) = (new List<string>(), 0);
        foreach (var register in Modules.Registers)
        {
            var (table, sorts) = await OrdersAsync(everything.Organization, register);
            foreach (var path in sorts.SelectMany(sort => new[] { $"{register.Path}?sort={sort}", $"{register.Path}?sort=-{sort}" }).Where(path => path.Replace("=-", "=", StringComparison.Ordinal) != Unindexed))
            {
                var first = await LookAsync(path, table);
                var next = first.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
                next.ShouldNotBeNull($"{path} has a second page");
                await LookAsync(next[(everything.Organization.Slug.Length + 1)..], table);
            }
        }
        seen.ShouldBeGreaterThan(80);
        bad.ShouldBeEmpty(string.Join("\n\n", bad));

        async Task<WebPage> LookAsync(string path, string table)
        {
            WebPage page = null!;
            var commands = await everything.Organization.Installation.Commands.DuringAsync(async () => page = await reader.GetAsync(path));
            var list = commands.FirstOrDefault(c => c.Sql.Contains($"FROM {table} ", StringComparison.Ordinal) && c.Sql.Contains("ORDER BY", StringComparison.Ordinal) && c.Sql.Contains("LIMIT", StringComparison.Ordinal));
            list.ShouldNotBeNull($"{path} reads {table}");
            seen++;
            var plan = await ExplainAsync(everything.Organization, database, list);
            if (database == Database.Sqlite ? Sorted().IsMatch(plan) || Scanned(plan) : PostgresSort().IsMatch(plan) || plan.Contains($"Seq Scan on {table}", StringComparison.Ordinal))
                bad.Add($"{path}\n{plan}\n{list.Sql}");
            return page;
        }
    }

    [Theory, Databases]
    public async Task List_Filtered_IsNotReadThrough(Database database)
    {
        var everything = await CrowdedAsync(database);
        var reader = await EverybodyAsync(everything);
        var (bad, seen) = (new List<string>(), 0);
        foreach (var register in Modules.Registers)
        {
            var (table, _) = await OrdersAsync(everything.Organization, register);
            foreach (var filter in (await reader.GetAsync(register.Path)).Document.QuerySelectorAll("select[name^='f.']"))
            {
                var value = filter.QuerySelectorAll("option").Select(o => o.GetAttribute("value")).First(v => !string.IsNullOrEmpty(v));
                var path = $"{register.Path}?{filter.GetAttribute("name")}={value}";
                var commands = await everything.Organization.Installation.Commands.DuringAsync(() => reader.GetAsync(path));
                foreach (var command in commands.Where(c => c.Sql.Contains($"FROM {table} ", StringComparison.Ordinal)))
                {
                    seen++;
                    var plan = await ExplainAsync(everything.Organization, database, command);
                    if (database == Database.Sqlite ? Scanned(plan) : plan.Contains($"Seq Scan on {table}", StringComparison.Ordinal)) bad.Add($"{path}\n{plan}\n{command.Sql}");
                }
            }
        }
        seen.ShouldBeGreaterThan(20);
        bad.ShouldBeEmpty(string.Join("\n\n", bad));
    }

    private async Task<Everything> CrowdedAsync(Database database)
    {
        var everything = await EverythingAsync(database);
        await Crowd.AddAsync(everything, 0, Rows);
        return everything;
    }

    // The register's table, as commands name it, and the fields it can be ordered by.
    private static async Task<(string Table, IReadOnlyList<string> Sorts)> OrdersAsync(TestOrganization organization, RegisterEntry entry)
    {
        (string, IReadOnlyList<string>) found = default;
        var of = typeof(ReadingByIndex).GetMethod(nameof(OrdersOfAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(entry.Source.BaseType!.GetGenericArguments());
        await organization.InAsync(async services => found = await (Task<(string, IReadOnlyList<string>)>)of.Invoke(null, [services, entry])!);
        return found;
    }

    private static async Task<(string, IReadOnlyList<string>)> OrdersOfAsync<T>(IServiceProvider services, RegisterEntry entry) where T : Entity
    {
        var (register, _) = await ((RegisterSource<T>)services.GetRequiredService(entry.Source)).OfAsync(new QueryCollection(), Stop);
        var table = services.GetRequiredService<MeguriDb>().Model.FindEntityType(typeof(T))!.GetTableName()!;
        return (services.GetRequiredService<MeguriDb>().Database.IsSqlite() ? $"\"{table}\"" : table, [.. register.Fields.Where(f => f.Sorting is not null).Select(f => f.Key)]);
    }

    // On few rows PostgreSQL would rather sort them; asked not to, it sorts only where no index has the order.
    private static async Task<string> ExplainAsync(TestOrganization organization, Database database, LoggedCommand asked)
    {
        var lines = new List<string>();
        await organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            await db.Database.OpenConnectionAsync(Stop);
            if (database == Database.Postgres) await db.Database.ExecuteSqlRawAsync("SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off", Stop);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = (database == Database.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + asked.Sql;
            foreach (var (name, value) in asked.Parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
                command.Parameters.Add(parameter);
            }
            await using (var plan = await command.ExecuteReaderAsync(Stop))
                while (await plan.ReadAsync(Stop)) lines.Add(plan.GetString(database == Database.Sqlite ? 3 : 0));
            if (database == Database.Postgres) await db.Database.ExecuteSqlRawAsync("RESET ALL", Stop);
        });
        return string.Join('\n', lines);
    }

    // What a subquery hands on, and values that came as JSON, are read through; a table is not.
    private static bool Scanned(string plan) => plan.Split('\n').Any(line => ScannedName().Match(line) is { Success: true } scan
        && !line.Contains(" INDEX ", StringComparison.Ordinal) && !line.Contains("VIRTUAL TABLE", StringComparison.Ordinal) && !plan.Contains($"CO-ROUTINE {scan.Groups[1].Value}\n", StringComparison.Ordinal));

    [GeneratedRegex(@"^SCAN (?!CONSTANT ROW)(\w+)")]
    private static partial Regex ScannedName();

    [GeneratedRegex("USE TEMP B-TREE FOR ORDER BY")]
    private static partial Regex Sorted();

    // An incremental sort goes on within an order that the index has.
    [GeneratedRegex(@"(^|->)\s*Sort  \(", RegexOptions.Multiline)]
    private static partial Regex PostgresSort();
}
