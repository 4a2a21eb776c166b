using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Meguri.Web.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CheckFilesFromElsewhere : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_attachments_OrganizationId_Id",
                table: "attachments");

            migrationBuilder.CreateIndex(
                name: "IX_attachments_OrganizationId_Id",
                table: "attachments",
                columns: new[] { "OrganizationId", "Id" },
                filter: "\"Scan\" IN ('Waiting', 'NotScanned')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_attachments_OrganizationId_Id",
                table: "attachments");

            migrationBuilder.CreateIndex(
                name: "IX_attachments_OrganizationId_Id",
                table: "attachments",
                columns: new[] { "OrganizationId", "Id" },
                filter: "\"Scan\" = 'Waiting'");
        }
    }
}
