using System.Globalization;
using System.Text.Json.Nodes;
using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Access;

/// <summary>Overwrites every text of an organization with <c>CANARY-B-table-column-n</c>, as the model has it: a new column joins by itself.</summary>
internal static class Canaries
{
    /// <summary>What stands in all of them.</summary>
    public const string Mark = "CANARY-B";

    private const string Names = "names of roles, a choice of the program";
    private const string Numbers = "numbers of controls of the standard";
    private const string Owner = "OrganizationId";

    /// <summary>Columns that hold no text of anybody's, with the reason; whatever else is text has to hold a canary.</summary>
    public static IReadOnlyDictionary<string, string> Exempt { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["organizations.Slug"] = "the address; asked for by it, a stranger's own words come back",
        ["organizations.TimeZone"] = "a name of the time zone database; nothing works without it",
        ["number_series.Series"] = "a letter of the program",
        ["memberships.Roles"] = Names, ["organizations.SecondFactorFor"] = Names, ["role_duties.Supporters"] = Names, ["governance.WantedRoles"] = Names,
        ["measures.Controls"] = Numbers, ["risks.Controls"] = Numbers, ["treatment_plans.Controls"] = Numbers,
        ["attachments.Kind"] = "the first word of an address", ["attachments.MediaType"] = "a word of the program's table", ["attachments.Sha256"] = "the name of a file; nothing is found by another",
        ["people.SecondPosts"] = "ids of departments",
        ["risks.Before"] = "levels, as numbers", ["risks.After"] = "levels, as numbers",
        ["trail_events.Subject"] = "the program's word for a kind of row; histories are found by it",
    };

    /// <summary>Puts them in; names the columns that hold one.</summary>
    public static async Task<IReadOnlySet<string>> FillAsync(TestOrganization organization)
    {
        var filled = new HashSet<string>(StringComparer.Ordinal);
        // As who owns the tables: the role that serves may add to the trail and not change it.
        var current = new CurrentOrganization(TimeProvider.System);
        current.Set(organization.Organization);
        await using var db = TestDatabases.Open(organization.Installation.Settings.AsOwner(), current);
        await OpenTrailAsync(db);
        foreach (var (table, column, property) in Texts(db.Model).Where(t => !Exempt.ContainsKey(t.Name)).Select(t => (t.Table, t.Column, t.Property)))
            if (await (IsJson(property) ? FillJsonAsync(db, organization, table, column) : FillTextAsync(db, organization, table, column, property.GetMaxLength()))) filled.Add($"{table}.{column}");
        // Accounts are the installation's, but what they are called is known here only.
        const string called = $$"""UPDATE accounts SET "DisplayName" = '{{Mark}}-accounts-DisplayName' WHERE "Id" IN (SELECT "AccountId" FROM memberships WHERE "OrganizationId" = {0})""";
        await db.Database.ExecuteSqlRawAsync(called, organization.Organization.OrganizationId.Value);
        return filled;
    }

    /// <summary>Every column that holds text, of every table that belongs to organizations.</summary>
    public static IEnumerable<(string Name, string Table, string Column, IProperty Property)> Texts(IModel model) =>
        from type in model.GetEntityTypes()
        where type.FindProperty(Owner) is not null && !type.IsMappedToJson()
        from property in type.GetProperties()
        let stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType
        where stored == typeof(string) && property.GetComputedColumnSql() is null && !(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum
        let table = type.GetTableName()!
        let column = property.GetColumnName()
        select ($"{table}.{column}", table, column, property);

    /// <summary>An id of each kind of row the organization has.</summary>
    public static async Task<IReadOnlyDictionary<string, Guid>> IdsAsync(TestOrganization organization)
    {
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        await organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            foreach (var type in db.Model.GetEntityTypes().Where(t => typeof(Entity).IsAssignableFrom(t.ClrType) && t.FindProperty("Id") is not null))
            {
                var first = $$"""SELECT "Id" AS "Value" FROM {{type.GetTableName()}} WHERE "OrganizationId" = {0} LIMIT 1""";
                if ((await db.Database.SqlQueryRaw<Guid>(first, organization.Organization.OrganizationId.Value).ToListAsync()) is [var id]) ids[type.GetTableName()!] = id;
            }
        });
        return ids;
    }

    private static bool IsJson(IProperty property) => property.ClrType != typeof(string);

    private static async Task<bool> FillTextAsync(MeguriDb db, TestOrganization organization, string table, string column, int? longest)
    {
        var name = $"{Mark}-{table}-{column}";
        if (longest < name.Length + 6) name = Mark;
        var row = db is SqliteDb ? "rowid" : "ctid";
        var fill = $$"""UPDATE {{table}} SET "{{column}}" = '{{name}}-' || s.n FROM (SELECT {{row}} AS r, row_number() OVER () AS n FROM {{table}} WHERE "OrganizationId" = {0}) AS s WHERE {{table}}.{{row}} = s.r""";
        return await db.Database.ExecuteSqlRawAsync(fill, organization.Organization.OrganizationId.Value) > 0;
    }

    private static async Task<bool> FillJsonAsync(MeguriDb db, TestOrganization organization, string table, string column)
    {
        var (id, put) = (organization.Organization.OrganizationId.Value, 0);
        var kept = $$"""SELECT DISTINCT "{{column}}" AS "Value" FROM {{table}} WHERE "OrganizationId" = {0} AND "{{column}}" IS NOT NULL""";
        var change = $$"""UPDATE {{table}} SET "{{column}}" = {0} WHERE "OrganizationId" = {1} AND "{{column}}" = {2}""";
        var texts = await db.Database.SqlQueryRaw<string>(kept, id).ToListAsync();
        foreach (var text in texts)
        {
            var json = JsonNode.Parse(text);
            if (!Put(json, $"{Mark}-{table}-{column}-{(++put).ToString(CultureInfo.InvariantCulture)}")) continue;
            await db.Database.ExecuteSqlRawAsync(change, json!.ToJsonString(), id, text);
            put += 1_000_000;
        }
        return put >= 1_000_000;
    }

    // What people wrote; numbers of controls, names of choices and ids are plain ASCII and stay.
    private static bool Put(JsonNode? node, string canary)
    {
        var done = false;
        if (node is JsonObject members)
        {
            foreach (var (key, value) in members.ToList())
            {
                if (IsWritten(value)) (members[key], done) = (canary, true);
                else done |= Put(value, canary);
                if (!key.Any(c => c > 127)) continue;
                members.Remove(key);
                (members[canary], done) = (value?.DeepClone(), true);
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
                if (IsWritten(items[i])) (items[i], done) = (canary, true);
                else done |= Put(items[i], canary);
        }
        return done;
    }

    private static bool IsWritten(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Any(c => c > 127);

    // The trail refuses to be changed; here it has to be.
    private static async Task OpenTrailAsync(MeguriDb db)
    {
        foreach (var table in new[] { "trail_activities", "trail_events" })
            foreach (var statement in db is SqliteDb ? new[] { $"DROP TRIGGER {table}_no_update" } : [$"ALTER TABLE {table} DISABLE TRIGGER USER"])
                await db.Database.ExecuteSqlRawAsync(statement);
    }
}
