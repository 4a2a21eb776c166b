using Meguri.Web.Host;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Meguri.Web.Platform;

/// <summary>What a fault of the machine below is answered with; <c>tests/faults</c> plays them.</summary>
public sealed class Unavailables
{
    public static TheoryData<Exception, int> Faults => new()
    {
        { new SqliteException("full", 13), 507 },
        { new DbUpdateException("full", new SqliteException("full", 13)), 507 },
        { new PostgresException("full", "ERROR", "ERROR", "53100"), 507 },
        { new IOException("no space left", 28), 507 },
        { new SqliteException("busy", 5), 503 },
        { new NpgsqlException("refused"), 503 },
        { new DbUpdateException("stopping", new PostgresException("stopping", "FATAL", "FATAL", "57P01")), 503 },
        { new PostgresException("starting", "FATAL", "FATAL", "57P03"), 503 },
        { new PostgresException("too many", "FATAL", "FATAL", "53300"), 503 },
        { new PostgresException("no such column", "ERROR", "ERROR", "42703"), 500 },
        { new SqliteException("corrupt", 11), 500 },
        { new IOException("broken pipe", 32), 500 },
        { new InvalidOperationException("a bug"), 500 },
    };

    [Theory, MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    [Requirement("X01", "X02")]
    public void Fault_IsAnsweredWith(Exception fault, int status) => Unavailable.StatusOf(fault).ShouldBe(status);
}
