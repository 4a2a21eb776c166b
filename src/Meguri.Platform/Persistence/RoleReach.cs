using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Persistence;

/// <summary>What the role that serves from PostgreSQL could do past row security (wall e): nothing, where it is set up as it should be.</summary>
/// <param name="Above">It is a superuser or is told to bypass row security.</param>
/// <param name="Owns">It owns a table, or may become the role that does.</param>
/// <param name="Open">A table of organizations stands without the wall.</param>
public sealed record RoleReach(bool Above, bool Owns, bool Open)
{
    /// <summary>Asks the database, as the role of the connection.</summary>
    public static Task<RoleReach> AskAsync(MeguriDb db, CancellationToken cancellation) => db.Database.SqlQuery<RoleReach>($"""
        SELECT r.rolsuper OR r.rolbypassrls AS "Above",
            EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND pg_has_role(c.relowner, 'MEMBER')) AS "Owns",
            EXISTS (SELECT FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'OrganizationId'
                WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)) AS "Open"
        FROM pg_roles r WHERE r.rolname = current_user
        """).SingleAsync(cancellation);
}
