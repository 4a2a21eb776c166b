using System.Data.Common;
using System.Globalization;
using Meguri.Domain.Assets;
using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Exchange;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Bench;

/// <summary>What an import cannot do without: read the file, with the same checks, and write the rows into the same table, with one prepared command in one transaction. No problems found, no numbers looked up, no trail.</summary>
internal static class PreparedInsert
{
    private static readonly string[] Columns =
    [
        "OrganizationId", "Id", "Version", "Number", "OfficeNumber", "Name", "NameKey", "Business", "Kind", "Medium", "DepartmentId", "OwnerId", "Users", "Place",
        "Confidentiality", "Integrity", "Availability", "Importance", "HasPersonalData", "HasSensitiveData", "HasMyNumber", "Retention", "ExpiresOn", "RegisteredOn", "Watch", "Note",
    ];

    public static async Task RunAsync(MeguriDb db, ImportJob job)
    {
        var departments = await db.Set<Department>().ToDictionaryAsync(d => d.Name, d => d.Id.Value);
        var people = await db.Set<Person>().ToDictionaryAsync(p => p.Name, p => p.Id.Value);
        await using var file = File.OpenRead(job.File);
        var sheet = SheetReader.Open(file).Value!;
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        // Whose rows they are is said once here, with every command there.
        if (job.Postgres is not null) await SayWhoseAsync(connection, transaction, db.Organization);
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO assets ({string.Join(", ", Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", Columns.Select(c => "@" + c))})";
        foreach (var column in Columns)
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = "@" + column;
            insert.Parameters.Add(parameter);
        }
        var count = 0;
        foreach (var row in sheet.Rows().Skip(1))
        {
            var values = Values(row, db.Organization, ++count, departments, people);
            for (var i = 0; i < values.Length; i++) insert.Parameters[i].Value = values[i] ?? DBNull.Value;
            if (count == 1) await PrepareAsync(insert);
            await insert.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
        if (count != job.Rows) throw new InvalidOperationException($"{count} of {job.Rows} rows were written.");
    }

    private static async Task SayWhoseAsync(DbConnection connection, DbTransaction transaction, OrganizationId organization)
    {
        await using var whose = connection.CreateCommand();
        (whose.Transaction, whose.CommandText) = (transaction, $"SET LOCAL {RowSecurity.Organization} TO '{organization.Value}'");
        await whose.ExecuteNonQueryAsync();
    }

    // PostgreSQL wants to know the types: those of the columns that the first row leaves empty are texts.
    private static Task PrepareAsync(DbCommand insert)
    {
        foreach (DbParameter parameter in insert.Parameters)
            if (parameter.Value is DBNull) parameter.DbType = System.Data.DbType.String;
        return insert.PrepareAsync();
    }

    private static object?[] Values(SheetRow row, OrganizationId organization, int number, Dictionary<string, Guid> departments, Dictionary<string, Guid> people)
    {
        string? Text(int column) => row[column].Text is { Length: > 0 } text ? text : null;
        int Rating(int column) => int.Parse(row[column].Text, CultureInfo.InvariantCulture);
        var (c, i, a) = (Rating(9), Rating(10), Rating(11));
        return
        [
            organization.Value, Guid.CreateVersion7(), 0, number, Text(0), Text(1), TextFolding.Key(Text(1)), Text(2), Text(3), Text(4), departments[Text(5)!], people[Text(6)!], Text(7), Text(8),
            c, i, a, Math.Max(c, Math.Max(i, a)), row[12].Text == "有", false, false, Text(13), row[14].Date!.Value.AddYears(7), row[14].Date, nameof(AssetWatch.None), Text(15),
        ];
    }
}
