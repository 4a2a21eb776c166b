using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Meguri.Web.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MembersByPerson : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_memberships_OrganizationId_PersonId",
                table: "memberships",
                columns: new[] { "OrganizationId", "PersonId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_memberships_OrganizationId_PersonId",
                table: "memberships");
        }
    }
}
