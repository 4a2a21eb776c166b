using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Meguri.Web.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", nullable: false),
                    DeactivatedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "asset_choices",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    List = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_asset_choices", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "column_mappings",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Importer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Columns = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_column_mappings", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "form_answers",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RequestHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_form_answers", x => new { x.AccountId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "number_series",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Series = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_number_series", x => new { x.OrganizationId, x.Series });
                });

            migrationBuilder.CreateTable(
                name: "organizations",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    EnglishName = table.Column<string>(type: "TEXT", nullable: true),
                    TimeZone = table.Column<string>(type: "TEXT", nullable: false),
                    FiscalYearStart = table.Column<int>(type: "INTEGER", nullable: false),
                    Terms = table.Column<string>(type: "TEXT", nullable: false),
                    DepartmentsSeeEachOther = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations", x => x.OrganizationId);
                });

            migrationBuilder.CreateTable(
                name: "own_controls",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Control = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NameEnglish = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Explanation = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_own_controls", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "role_duties",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DisplayOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Supporters = table.Column<string>(type: "TEXT", nullable: false),
                    Approver = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_role_duties", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "sites",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sites", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "submissions",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NeedsConfirmation = table.Column<bool>(type: "INTEGER", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_submissions", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "trail_activities",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Act = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    RequestId = table.Column<string>(type: "TEXT", nullable: false),
                    EventCount = table.Column<int>(type: "INTEGER", nullable: false),
                    EventsHash = table.Column<string>(type: "TEXT", nullable: false),
                    PreviousHash = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trail_activities", x => new { x.OrganizationId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "trail_events",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Verb = table.Column<string>(type: "TEXT", nullable: false),
                    Changes = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trail_events", x => new { x.OrganizationId, x.Sequence, x.Ordinal });
                });

            migrationBuilder.CreateTable(
                name: "trail_heads",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trail_heads", x => x.OrganizationId);
                });

            migrationBuilder.CreateTable(
                name: "account_claims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_claims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_account_claims_accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_logins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_logins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_account_logins_accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_passkeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_passkeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_account_passkeys_accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_tokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_tokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_account_tokens_accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Roles = table.Column<string>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memberships", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_memberships_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Register = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MembershipId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    IsDefault = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_views", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_saved_views_memberships_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "memberships",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "appointments",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RoleOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Tasks = table.Column<string>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    WorkForm = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    MinutesAWeek = table.Column<int>(type: "INTEGER", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ConfirmedDuties = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appointments", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_appointments_sites_OrganizationId_SiteId",
                        columns: x => new { x.OrganizationId, x.SiteId },
                        principalTable: "sites",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "approvals",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    FourEyes = table.Column<bool>(type: "INTEGER", nullable: false),
                    ApproverId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RequestedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Comment = table.Column<string>(type: "TEXT", nullable: true),
                    FallenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approvals", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "assets",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Business = table.Column<string>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", nullable: true),
                    Secret = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Medium = table.Column<string>(type: "TEXT", nullable: true),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OwnerName = table.Column<string>(type: "TEXT", nullable: true),
                    Users = table.Column<string>(type: "TEXT", nullable: true),
                    Place = table.Column<string>(type: "TEXT", nullable: true),
                    Confidentiality = table.Column<int>(type: "INTEGER", nullable: true),
                    Integrity = table.Column<int>(type: "INTEGER", nullable: true),
                    Availability = table.Column<int>(type: "INTEGER", nullable: true),
                    Importance = table.Column<int>(type: "INTEGER", nullable: true),
                    Impact = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    HasPersonalData = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasSensitiveData = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasMyNumber = table.Column<bool>(type: "INTEGER", nullable: false),
                    Retention = table.Column<string>(type: "TEXT", nullable: true),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RegisteredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReviewedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DisposedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Group = table.Column<string>(type: "TEXT", nullable: true),
                    Watch = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OfficeNumber = table.Column<string>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    ExpiresOnOrder = table.Column<DateOnly>(type: "TEXT", nullable: false, computedColumnSql: "COALESCE(\"ExpiresOn\", '9999-12-30')", stored: true),
                    ImportanceOrder = table.Column<int>(type: "INTEGER", nullable: false, computedColumnSql: "COALESCE(\"Importance\", 0)", stored: true),
                    ReviewedOnOrder = table.Column<DateOnly>(type: "TEXT", nullable: false, computedColumnSql: "COALESCE(\"ReviewedOn\", '0001-01-02')", stored: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assets", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "control_states",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Control = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Applicable = table.Column<bool>(type: "INTEGER", nullable: true),
                    Reasons = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PlannedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Documents = table.Column<string>(type: "TEXT", nullable: true),
                    ExclusionReason = table.Column<string>(type: "TEXT", nullable: true),
                    ExclusionOwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ExclusionReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_control_states", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "departments",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HeadId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Duty = table.Column<string>(type: "TEXT", nullable: true),
                    DisplayOrder = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Earlier = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_departments", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_departments_departments_OrganizationId_ParentId",
                        columns: x => new { x.OrganizationId, x.ParentId },
                        principalTable: "departments",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_departments_sites_OrganizationId_SiteId",
                        columns: x => new { x.OrganizationId, x.SiteId },
                        principalTable: "sites",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "governance",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfficersPerDepartment = table.Column<int>(type: "INTEGER", nullable: false),
                    ManagersPerDepartment = table.Column<int>(type: "INTEGER", nullable: false),
                    WantedRoles = table.Column<string>(type: "TEXT", nullable: false),
                    OfficeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EscalationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EscalationNote = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_governance_departments_OrganizationId_EscalationId",
                        columns: x => new { x.OrganizationId, x.EscalationId },
                        principalTable: "departments",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_governance_departments_OrganizationId_OfficeId",
                        columns: x => new { x.OrganizationId, x.OfficeId },
                        principalTable: "departments",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EmployeeNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kana = table.Column<string>(type: "TEXT", nullable: true),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Title = table.Column<string>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    JoinedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Qualifications = table.Column<string>(type: "TEXT", nullable: true),
                    JoinedOnOrder = table.Column<DateOnly>(type: "TEXT", nullable: false, computedColumnSql: "COALESCE(\"JoinedOn\", '0001-01-02')", stored: true),
                    KanaOrder = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, computedColumnSql: "COALESCE(\"Kana\", \"Name\")", stored: true),
                    LeftOnOrder = table.Column<DateOnly>(type: "TEXT", nullable: false, computedColumnSql: "COALESCE(\"LeftOn\", '9999-12-30')", stored: true),
                    SecondPosts = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_people_departments_OrganizationId_DepartmentId",
                        columns: x => new { x.OrganizationId, x.DepartmentId },
                        principalTable: "departments",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "measures",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StatusOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ResponsibleId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Controls = table.Column<string>(type: "TEXT", nullable: false),
                    StatusOnOrder = table.Column<DateOnly>(type: "TEXT", nullable: false, computedColumnSql: "COALESCE(\"StatusOn\", '0001-01-02')", stored: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measures", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_measures_departments_OrganizationId_DepartmentId",
                        columns: x => new { x.OrganizationId, x.DepartmentId },
                        principalTable: "departments",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_measures_people_OrganizationId_ResponsibleId",
                        columns: x => new { x.OrganizationId, x.ResponsibleId },
                        principalTable: "people",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_methods",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Rules = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PreviousId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ChangeReason = table.Column<string>(type: "TEXT", nullable: true),
                    ApprovedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_methods", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_risk_methods_people_OrganizationId_ApprovedBy",
                        columns: x => new { x.OrganizationId, x.ApprovedBy },
                        principalTable: "people",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_risk_methods_risk_methods_OrganizationId_PreviousId",
                        columns: x => new { x.OrganizationId, x.PreviousId },
                        principalTable: "risk_methods",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "soa_versions",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    FrozenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ApprovedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SupersededAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OnCertificate = table.Column<bool>(type: "INTEGER", nullable: false),
                    Rows = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_soa_versions", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_soa_versions_people_OrganizationId_ApprovedBy",
                        columns: x => new { x.OrganizationId, x.ApprovedBy },
                        principalTable: "people",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "submission_moves",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_submission_moves", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_submission_moves_people_OrganizationId_By",
                        columns: x => new { x.OrganizationId, x.By },
                        principalTable: "people",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_submission_moves_submissions_OrganizationId_SubmissionId",
                        columns: x => new { x.OrganizationId, x.SubmissionId },
                        principalTable: "submissions",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "treatment_plans",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ApprovedHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FallenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    Situation = table.Column<string>(type: "TEXT", nullable: false),
                    Improvement = table.Column<string>(type: "TEXT", nullable: false),
                    CostYen = table.Column<long>(type: "INTEGER", nullable: true),
                    EstimatedLossYen = table.Column<long>(type: "INTEGER", nullable: true),
                    ResponsibleId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Controls = table.Column<string>(type: "TEXT", nullable: false),
                    CostYenOrder = table.Column<long>(type: "INTEGER", nullable: false, computedColumnSql: "COALESCE(\"CostYen\", -1)", stored: true),
                    EstimatedLossYenOrder = table.Column<long>(type: "INTEGER", nullable: false, computedColumnSql: "COALESCE(\"EstimatedLossYen\", -1)", stored: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_treatment_plans", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_treatment_plans_people_OrganizationId_ResponsibleId",
                        columns: x => new { x.OrganizationId, x.ResponsibleId },
                        principalTable: "people",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_assessments",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FiscalYear = table.Column<int>(type: "INTEGER", nullable: false),
                    MethodId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Approach = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TopValueAlwaysDetailed = table.Column<bool>(type: "INTEGER", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FinishedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PreviousId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Categories = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_assessments", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_risk_assessments_risk_assessments_OrganizationId_PreviousId",
                        columns: x => new { x.OrganizationId, x.PreviousId },
                        principalTable: "risk_assessments",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_risk_assessments_risk_methods_OrganizationId_MethodId",
                        columns: x => new { x.OrganizationId, x.MethodId },
                        principalTable: "risk_methods",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "infeasible_measures",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Measure = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    RaisedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Advice = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Opinion = table.Column<string>(type: "TEXT", nullable: true),
                    OpinionBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpinionAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_infeasible_measures", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_infeasible_measures_people_OrganizationId_OpinionBy",
                        columns: x => new { x.OrganizationId, x.OpinionBy },
                        principalTable: "people",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_infeasible_measures_people_OrganizationId_RaisedBy",
                        columns: x => new { x.OrganizationId, x.RaisedBy },
                        principalTable: "people",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_infeasible_measures_treatment_plans_OrganizationId_PlanId",
                        columns: x => new { x.OrganizationId, x.PlanId },
                        principalTable: "treatment_plans",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "treatment_plan_steps",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ConfirmedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_treatment_plan_steps", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_treatment_plan_steps_people_OrganizationId_ConfirmedBy",
                        columns: x => new { x.OrganizationId, x.ConfirmedBy },
                        principalTable: "people",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_treatment_plan_steps_people_OrganizationId_PersonId",
                        columns: x => new { x.OrganizationId, x.PersonId },
                        principalTable: "people",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_treatment_plan_steps_treatment_plans_OrganizationId_PlanId",
                        columns: x => new { x.OrganizationId, x.PlanId },
                        principalTable: "treatment_plans",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gap_entries",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Control = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    AssetGroup = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Finding = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gap_entries", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_gap_entries_risk_assessments_OrganizationId_AssessmentId",
                        columns: x => new { x.OrganizationId, x.AssessmentId },
                        principalTable: "risk_assessments",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_sheets",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Objective = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Control = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Situation = table.Column<string>(type: "TEXT", nullable: false),
                    HandedOutAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SubmissionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_sheets", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_risk_sheets_departments_OrganizationId_DepartmentId",
                        columns: x => new { x.OrganizationId, x.DepartmentId },
                        principalTable: "departments",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_risk_sheets_risk_assessments_OrganizationId_AssessmentId",
                        columns: x => new { x.OrganizationId, x.AssessmentId },
                        principalTable: "risk_assessments",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_risk_sheets_submissions_OrganizationId_SubmissionId",
                        columns: x => new { x.OrganizationId, x.SubmissionId },
                        principalTable: "submissions",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risks",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Acceptance = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AcceptedState = table.Column<string>(type: "TEXT", nullable: true),
                    AcceptedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReviewBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FallenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FallenBecause = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PreviousId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AssetId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AssetGroup = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Scenario = table.Column<string>(type: "TEXT", nullable: true),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ThreatKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ThreatText = table.Column<string>(type: "TEXT", nullable: true),
                    VulnerabilityKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    VulnerabilityText = table.Column<string>(type: "TEXT", nullable: true),
                    Property = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Consequence = table.Column<string>(type: "TEXT", nullable: true),
                    MethodId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    BeforeLevel = table.Column<int>(type: "INTEGER", nullable: true),
                    BeforeLabel = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    BeforeBand = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    BeforeValue = table.Column<int>(type: "INTEGER", nullable: true),
                    BeforeLikelihood = table.Column<int>(type: "INTEGER", nullable: true),
                    Option = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: true),
                    ResidualLevel = table.Column<int>(type: "INTEGER", nullable: true),
                    ResidualLabel = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ResidualBand = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ResidualValue = table.Column<int>(type: "INTEGER", nullable: true),
                    ResidualLikelihood = table.Column<int>(type: "INTEGER", nullable: true),
                    Controls = table.Column<string>(type: "TEXT", nullable: false),
                    BeforeLevelOrder = table.Column<int>(type: "INTEGER", nullable: false, computedColumnSql: "COALESCE(\"BeforeLevel\", -1)", stored: true),
                    ResidualLevelOrder = table.Column<int>(type: "INTEGER", nullable: false, computedColumnSql: "COALESCE(\"ResidualLevel\", -1)", stored: true),
                    ReviewByOrder = table.Column<DateOnly>(type: "TEXT", nullable: false, computedColumnSql: "COALESCE(\"ReviewBy\", '9999-12-30')", stored: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risks", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_risks_assets_OrganizationId_AssetId",
                        columns: x => new { x.OrganizationId, x.AssetId },
                        principalTable: "assets",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_risks_departments_OrganizationId_DepartmentId",
                        columns: x => new { x.OrganizationId, x.DepartmentId },
                        principalTable: "departments",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_risks_people_OrganizationId_AcceptedBy",
                        columns: x => new { x.OrganizationId, x.AcceptedBy },
                        principalTable: "people",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_risks_people_OrganizationId_OwnerId",
                        columns: x => new { x.OrganizationId, x.OwnerId },
                        principalTable: "people",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_risks_risk_assessments_OrganizationId_AssessmentId",
                        columns: x => new { x.OrganizationId, x.AssessmentId },
                        principalTable: "risk_assessments",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_risks_risk_methods_OrganizationId_MethodId",
                        columns: x => new { x.OrganizationId, x.MethodId },
                        principalTable: "risk_methods",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_risks_risks_OrganizationId_PreviousId",
                        columns: x => new { x.OrganizationId, x.PreviousId },
                        principalTable: "risks",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sheet_assets",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssetId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Impact = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Remark = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sheet_assets", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_sheet_assets_assets_OrganizationId_AssetId",
                        columns: x => new { x.OrganizationId, x.AssetId },
                        principalTable: "assets",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_sheet_assets_risk_sheets_OrganizationId_SheetId",
                        columns: x => new { x.OrganizationId, x.SheetId },
                        principalTable: "risk_sheets",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sheet_measures",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Done = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Remark = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sheet_measures", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_sheet_measures_risk_sheets_OrganizationId_SheetId",
                        columns: x => new { x.OrganizationId, x.SheetId },
                        principalTable: "risk_sheets",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sheet_threats",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ThreatKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Remark = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sheet_threats", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_sheet_threats_risk_sheets_OrganizationId_SheetId",
                        columns: x => new { x.OrganizationId, x.SheetId },
                        principalTable: "risk_sheets",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "measure_links",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeasureId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RiskId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AssetId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Keeps = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measure_links", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_measure_links_assets_OrganizationId_AssetId",
                        columns: x => new { x.OrganizationId, x.AssetId },
                        principalTable: "assets",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_measure_links_measures_OrganizationId_MeasureId",
                        columns: x => new { x.OrganizationId, x.MeasureId },
                        principalTable: "measures",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_measure_links_risks_OrganizationId_RiskId",
                        columns: x => new { x.OrganizationId, x.RiskId },
                        principalTable: "risks",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sheet_risks",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Asset = table.Column<int>(type: "INTEGER", nullable: false),
                    Threat = table.Column<int>(type: "INTEGER", nullable: false),
                    Measure = table.Column<int>(type: "INTEGER", nullable: false),
                    Property = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Likelihood = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Overruled = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RiskId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Remark = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sheet_risks", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_sheet_risks_people_OrganizationId_OwnerId",
                        columns: x => new { x.OrganizationId, x.OwnerId },
                        principalTable: "people",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_sheet_risks_risk_sheets_OrganizationId_SheetId",
                        columns: x => new { x.OrganizationId, x.SheetId },
                        principalTable: "risk_sheets",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_sheet_risks_risks_OrganizationId_RiskId",
                        columns: x => new { x.OrganizationId, x.RiskId },
                        principalTable: "risks",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "treatment_plan_risks",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RiskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_treatment_plan_risks", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_treatment_plan_risks_risks_OrganizationId_RiskId",
                        columns: x => new { x.OrganizationId, x.RiskId },
                        principalTable: "risks",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_treatment_plan_risks_treatment_plans_OrganizationId_PlanId",
                        columns: x => new { x.OrganizationId, x.PlanId },
                        principalTable: "treatment_plans",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_account_claims_UserId",
                table: "account_claims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_account_logins_UserId",
                table: "account_logins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_account_passkeys_UserId",
                table: "account_passkeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "accounts",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "accounts",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_appointments_OrganizationId_DepartmentId",
                table: "appointments",
                columns: new[] { "OrganizationId", "DepartmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_appointments_OrganizationId_PersonId",
                table: "appointments",
                columns: new[] { "OrganizationId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_appointments_OrganizationId_RoleOrder_Id",
                table: "appointments",
                columns: new[] { "OrganizationId", "RoleOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_appointments_OrganizationId_SiteId",
                table: "appointments",
                columns: new[] { "OrganizationId", "SiteId" });

            migrationBuilder.CreateIndex(
                name: "IX_appointments_OrganizationId_Until",
                table: "appointments",
                columns: new[] { "OrganizationId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_approvals_OrganizationId_ApproverId",
                table: "approvals",
                columns: new[] { "OrganizationId", "ApproverId" });

            migrationBuilder.CreateIndex(
                name: "IX_approvals_OrganizationId_DecidedBy",
                table: "approvals",
                columns: new[] { "OrganizationId", "DecidedBy" });

            migrationBuilder.CreateIndex(
                name: "IX_approvals_OrganizationId_RequestedBy",
                table: "approvals",
                columns: new[] { "OrganizationId", "RequestedBy" });

            migrationBuilder.CreateIndex(
                name: "IX_approvals_OrganizationId_State_ApproverId",
                table: "approvals",
                columns: new[] { "OrganizationId", "State", "ApproverId" });

            migrationBuilder.CreateIndex(
                name: "IX_approvals_OrganizationId_SubjectKind_SubjectId",
                table: "approvals",
                columns: new[] { "OrganizationId", "SubjectKind", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_asset_choices_OrganizationId_List_Text",
                table: "asset_choices",
                columns: new[] { "OrganizationId", "List", "Text" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_assets_OrganizationId_DepartmentId_NameKey",
                table: "assets",
                columns: new[] { "OrganizationId", "DepartmentId", "NameKey" },
                unique: true,
                filter: "\"DisposedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_assets_OrganizationId_ExpiresOn",
                table: "assets",
                columns: new[] { "OrganizationId", "ExpiresOn" });

            migrationBuilder.CreateIndex(
                name: "IX_assets_OrganizationId_ExpiresOnOrder_Id",
                table: "assets",
                columns: new[] { "OrganizationId", "ExpiresOnOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_assets_OrganizationId_Importance_Number",
                table: "assets",
                columns: new[] { "OrganizationId", "Importance", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_assets_OrganizationId_ImportanceOrder_Id",
                table: "assets",
                columns: new[] { "OrganizationId", "ImportanceOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_assets_OrganizationId_Name_Id",
                table: "assets",
                columns: new[] { "OrganizationId", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_assets_OrganizationId_Number",
                table: "assets",
                columns: new[] { "OrganizationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_assets_OrganizationId_OwnerId",
                table: "assets",
                columns: new[] { "OrganizationId", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_assets_OrganizationId_ReviewedOnOrder_Id",
                table: "assets",
                columns: new[] { "OrganizationId", "ReviewedOnOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_column_mappings_OrganizationId_Importer",
                table: "column_mappings",
                columns: new[] { "OrganizationId", "Importer" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_control_states_OrganizationId_Control",
                table: "control_states",
                columns: new[] { "OrganizationId", "Control" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_control_states_OrganizationId_DepartmentId",
                table: "control_states",
                columns: new[] { "OrganizationId", "DepartmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_control_states_OrganizationId_ExclusionOwnerId",
                table: "control_states",
                columns: new[] { "OrganizationId", "ExclusionOwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_control_states_OrganizationId_PlanId",
                table: "control_states",
                columns: new[] { "OrganizationId", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_departments_OrganizationId_HeadId",
                table: "departments",
                columns: new[] { "OrganizationId", "HeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_departments_OrganizationId_ParentId",
                table: "departments",
                columns: new[] { "OrganizationId", "ParentId" });

            migrationBuilder.CreateIndex(
                name: "IX_departments_OrganizationId_SiteId",
                table: "departments",
                columns: new[] { "OrganizationId", "SiteId" });

            migrationBuilder.CreateIndex(
                name: "IX_form_answers_At",
                table: "form_answers",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_gap_entries_OrganizationId_AssessmentId_Control",
                table: "gap_entries",
                columns: new[] { "OrganizationId", "AssessmentId", "Control" },
                unique: true,
                filter: "\"AssetGroup\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_gap_entries_OrganizationId_AssessmentId_Control_AssetGroup",
                table: "gap_entries",
                columns: new[] { "OrganizationId", "AssessmentId", "Control", "AssetGroup" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_governance_OrganizationId_EscalationId",
                table: "governance",
                columns: new[] { "OrganizationId", "EscalationId" });

            migrationBuilder.CreateIndex(
                name: "IX_governance_OrganizationId_OfficeId",
                table: "governance",
                columns: new[] { "OrganizationId", "OfficeId" });

            migrationBuilder.CreateIndex(
                name: "IX_infeasible_measures_OrganizationId_OpinionBy",
                table: "infeasible_measures",
                columns: new[] { "OrganizationId", "OpinionBy" });

            migrationBuilder.CreateIndex(
                name: "IX_infeasible_measures_OrganizationId_PlanId",
                table: "infeasible_measures",
                columns: new[] { "OrganizationId", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_infeasible_measures_OrganizationId_RaisedBy",
                table: "infeasible_measures",
                columns: new[] { "OrganizationId", "RaisedBy" });

            migrationBuilder.CreateIndex(
                name: "IX_measure_links_OrganizationId_AssetId",
                table: "measure_links",
                columns: new[] { "OrganizationId", "AssetId" });

            migrationBuilder.CreateIndex(
                name: "IX_measure_links_OrganizationId_MeasureId",
                table: "measure_links",
                columns: new[] { "OrganizationId", "MeasureId" });

            migrationBuilder.CreateIndex(
                name: "IX_measure_links_OrganizationId_RiskId",
                table: "measure_links",
                columns: new[] { "OrganizationId", "RiskId" });

            migrationBuilder.CreateIndex(
                name: "IX_measures_OrganizationId_DepartmentId",
                table: "measures",
                columns: new[] { "OrganizationId", "DepartmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_measures_OrganizationId_Name_Id",
                table: "measures",
                columns: new[] { "OrganizationId", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_measures_OrganizationId_ResponsibleId",
                table: "measures",
                columns: new[] { "OrganizationId", "ResponsibleId" });

            migrationBuilder.CreateIndex(
                name: "IX_measures_OrganizationId_StatusOnOrder_Id",
                table: "measures",
                columns: new[] { "OrganizationId", "StatusOnOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_memberships_AccountId",
                table: "memberships",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_memberships_OrganizationId_AccountId",
                table: "memberships",
                columns: new[] { "OrganizationId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organizations_Slug",
                table: "organizations",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_own_controls_OrganizationId_Control",
                table: "own_controls",
                columns: new[] { "OrganizationId", "Control" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_OrganizationId_DepartmentId",
                table: "people",
                columns: new[] { "OrganizationId", "DepartmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_people_OrganizationId_EmployeeNumber",
                table: "people",
                columns: new[] { "OrganizationId", "EmployeeNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_OrganizationId_JoinedOnOrder_Id",
                table: "people",
                columns: new[] { "OrganizationId", "JoinedOnOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_people_OrganizationId_KanaOrder_Id",
                table: "people",
                columns: new[] { "OrganizationId", "KanaOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_people_OrganizationId_LeftOnOrder_Id",
                table: "people",
                columns: new[] { "OrganizationId", "LeftOnOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_people_OrganizationId_NameKey",
                table: "people",
                columns: new[] { "OrganizationId", "NameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_risk_assessments_OrganizationId_MethodId",
                table: "risk_assessments",
                columns: new[] { "OrganizationId", "MethodId" });

            migrationBuilder.CreateIndex(
                name: "IX_risk_assessments_OrganizationId_PreviousId",
                table: "risk_assessments",
                columns: new[] { "OrganizationId", "PreviousId" });

            migrationBuilder.CreateIndex(
                name: "IX_risk_assessments_OrganizationId_StartedOn_Id",
                table: "risk_assessments",
                columns: new[] { "OrganizationId", "StartedOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_risk_methods_OrganizationId_ApprovedBy",
                table: "risk_methods",
                columns: new[] { "OrganizationId", "ApprovedBy" });

            migrationBuilder.CreateIndex(
                name: "IX_risk_methods_OrganizationId_PreviousId",
                table: "risk_methods",
                columns: new[] { "OrganizationId", "PreviousId" });

            migrationBuilder.CreateIndex(
                name: "IX_risk_methods_OrganizationId_VersionNumber",
                table: "risk_methods",
                columns: new[] { "OrganizationId", "VersionNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_risk_sheets_OrganizationId_AssessmentId_DepartmentId_Control",
                table: "risk_sheets",
                columns: new[] { "OrganizationId", "AssessmentId", "DepartmentId", "Control" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_risk_sheets_OrganizationId_DepartmentId",
                table: "risk_sheets",
                columns: new[] { "OrganizationId", "DepartmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_risk_sheets_OrganizationId_Number",
                table: "risk_sheets",
                columns: new[] { "OrganizationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_risk_sheets_OrganizationId_SubmissionId",
                table: "risk_sheets",
                columns: new[] { "OrganizationId", "SubmissionId" });

            migrationBuilder.CreateIndex(
                name: "IX_risks_OrganizationId_AcceptedBy",
                table: "risks",
                columns: new[] { "OrganizationId", "AcceptedBy" });

            migrationBuilder.CreateIndex(
                name: "IX_risks_OrganizationId_AssessmentId_Acceptance",
                table: "risks",
                columns: new[] { "OrganizationId", "AssessmentId", "Acceptance" });

            migrationBuilder.CreateIndex(
                name: "IX_risks_OrganizationId_AssessmentId_BeforeLevelOrder_Id",
                table: "risks",
                columns: new[] { "OrganizationId", "AssessmentId", "BeforeLevelOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_risks_OrganizationId_AssessmentId_Number",
                table: "risks",
                columns: new[] { "OrganizationId", "AssessmentId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_risks_OrganizationId_AssessmentId_ResidualLevelOrder_Id",
                table: "risks",
                columns: new[] { "OrganizationId", "AssessmentId", "ResidualLevelOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_risks_OrganizationId_AssessmentId_ReviewByOrder_Id",
                table: "risks",
                columns: new[] { "OrganizationId", "AssessmentId", "ReviewByOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_risks_OrganizationId_AssetId",
                table: "risks",
                columns: new[] { "OrganizationId", "AssetId" });

            migrationBuilder.CreateIndex(
                name: "IX_risks_OrganizationId_DepartmentId",
                table: "risks",
                columns: new[] { "OrganizationId", "DepartmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_risks_OrganizationId_MethodId",
                table: "risks",
                columns: new[] { "OrganizationId", "MethodId" });

            migrationBuilder.CreateIndex(
                name: "IX_risks_OrganizationId_Number",
                table: "risks",
                columns: new[] { "OrganizationId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_risks_OrganizationId_OwnerId",
                table: "risks",
                columns: new[] { "OrganizationId", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_risks_OrganizationId_PreviousId",
                table: "risks",
                columns: new[] { "OrganizationId", "PreviousId" });

            migrationBuilder.CreateIndex(
                name: "IX_saved_views_OrganizationId_MembershipId",
                table: "saved_views",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_saved_views_OrganizationId_Register_MembershipId",
                table: "saved_views",
                columns: new[] { "OrganizationId", "Register", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_sheet_assets_OrganizationId_AssetId",
                table: "sheet_assets",
                columns: new[] { "OrganizationId", "AssetId" });

            migrationBuilder.CreateIndex(
                name: "IX_sheet_assets_OrganizationId_SheetId_Position",
                table: "sheet_assets",
                columns: new[] { "OrganizationId", "SheetId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sheet_measures_OrganizationId_SheetId_Position",
                table: "sheet_measures",
                columns: new[] { "OrganizationId", "SheetId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sheet_risks_OrganizationId_OwnerId",
                table: "sheet_risks",
                columns: new[] { "OrganizationId", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_sheet_risks_OrganizationId_RiskId",
                table: "sheet_risks",
                columns: new[] { "OrganizationId", "RiskId" });

            migrationBuilder.CreateIndex(
                name: "IX_sheet_risks_OrganizationId_SheetId_Position",
                table: "sheet_risks",
                columns: new[] { "OrganizationId", "SheetId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sheet_threats_OrganizationId_SheetId_Position",
                table: "sheet_threats",
                columns: new[] { "OrganizationId", "SheetId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sites_OrganizationId_NameKey",
                table: "sites",
                columns: new[] { "OrganizationId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_soa_versions_OrganizationId_ApprovedBy",
                table: "soa_versions",
                columns: new[] { "OrganizationId", "ApprovedBy" });

            migrationBuilder.CreateIndex(
                name: "IX_soa_versions_OrganizationId_VersionNumber",
                table: "soa_versions",
                columns: new[] { "OrganizationId", "VersionNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_submission_moves_OrganizationId_By",
                table: "submission_moves",
                columns: new[] { "OrganizationId", "By" });

            migrationBuilder.CreateIndex(
                name: "IX_submission_moves_OrganizationId_SubmissionId_Position",
                table: "submission_moves",
                columns: new[] { "OrganizationId", "SubmissionId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_submissions_OrganizationId_State",
                table: "submissions",
                columns: new[] { "OrganizationId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_submissions_OrganizationId_SubjectKind_SubjectId",
                table: "submissions",
                columns: new[] { "OrganizationId", "SubjectKind", "SubjectId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_trail_activities_OrganizationId_At",
                table: "trail_activities",
                columns: new[] { "OrganizationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_trail_events_OrganizationId_Subject_SubjectId_Sequence",
                table: "trail_events",
                columns: new[] { "OrganizationId", "Subject", "SubjectId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_treatment_plan_risks_OrganizationId_PlanId_RiskId",
                table: "treatment_plan_risks",
                columns: new[] { "OrganizationId", "PlanId", "RiskId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_treatment_plan_risks_OrganizationId_RiskId",
                table: "treatment_plan_risks",
                columns: new[] { "OrganizationId", "RiskId" });

            migrationBuilder.CreateIndex(
                name: "IX_treatment_plan_steps_OrganizationId_ConfirmedBy",
                table: "treatment_plan_steps",
                columns: new[] { "OrganizationId", "ConfirmedBy" });

            migrationBuilder.CreateIndex(
                name: "IX_treatment_plan_steps_OrganizationId_PersonId",
                table: "treatment_plan_steps",
                columns: new[] { "OrganizationId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_treatment_plan_steps_OrganizationId_PlanId_Position",
                table: "treatment_plan_steps",
                columns: new[] { "OrganizationId", "PlanId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_treatment_plans_OrganizationId_CostYenOrder_Id",
                table: "treatment_plans",
                columns: new[] { "OrganizationId", "CostYenOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_treatment_plans_OrganizationId_EstimatedLossYenOrder_Id",
                table: "treatment_plans",
                columns: new[] { "OrganizationId", "EstimatedLossYenOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_treatment_plans_OrganizationId_Number",
                table: "treatment_plans",
                columns: new[] { "OrganizationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_treatment_plans_OrganizationId_Priority_Id",
                table: "treatment_plans",
                columns: new[] { "OrganizationId", "Priority", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_treatment_plans_OrganizationId_ResponsibleId",
                table: "treatment_plans",
                columns: new[] { "OrganizationId", "ResponsibleId" });

            migrationBuilder.CreateIndex(
                name: "IX_treatment_plans_OrganizationId_State",
                table: "treatment_plans",
                columns: new[] { "OrganizationId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_treatment_plans_OrganizationId_Title_Id",
                table: "treatment_plans",
                columns: new[] { "OrganizationId", "Title", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_appointments_departments_OrganizationId_DepartmentId",
                table: "appointments",
                columns: new[] { "OrganizationId", "DepartmentId" },
                principalTable: "departments",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_appointments_people_OrganizationId_PersonId",
                table: "appointments",
                columns: new[] { "OrganizationId", "PersonId" },
                principalTable: "people",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_approvals_people_OrganizationId_ApproverId",
                table: "approvals",
                columns: new[] { "OrganizationId", "ApproverId" },
                principalTable: "people",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_approvals_people_OrganizationId_DecidedBy",
                table: "approvals",
                columns: new[] { "OrganizationId", "DecidedBy" },
                principalTable: "people",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_approvals_people_OrganizationId_RequestedBy",
                table: "approvals",
                columns: new[] { "OrganizationId", "RequestedBy" },
                principalTable: "people",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_assets_departments_OrganizationId_DepartmentId",
                table: "assets",
                columns: new[] { "OrganizationId", "DepartmentId" },
                principalTable: "departments",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_assets_people_OrganizationId_OwnerId",
                table: "assets",
                columns: new[] { "OrganizationId", "OwnerId" },
                principalTable: "people",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_control_states_departments_OrganizationId_DepartmentId",
                table: "control_states",
                columns: new[] { "OrganizationId", "DepartmentId" },
                principalTable: "departments",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_control_states_people_OrganizationId_ExclusionOwnerId",
                table: "control_states",
                columns: new[] { "OrganizationId", "ExclusionOwnerId" },
                principalTable: "people",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_control_states_treatment_plans_OrganizationId_PlanId",
                table: "control_states",
                columns: new[] { "OrganizationId", "PlanId" },
                principalTable: "treatment_plans",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_departments_people_OrganizationId_HeadId",
                table: "departments",
                columns: new[] { "OrganizationId", "HeadId" },
                principalTable: "people",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_people_departments_OrganizationId_DepartmentId",
                table: "people");

            migrationBuilder.DropTable(
                name: "account_claims");

            migrationBuilder.DropTable(
                name: "account_logins");

            migrationBuilder.DropTable(
                name: "account_passkeys");

            migrationBuilder.DropTable(
                name: "account_tokens");

            migrationBuilder.DropTable(
                name: "appointments");

            migrationBuilder.DropTable(
                name: "approvals");

            migrationBuilder.DropTable(
                name: "asset_choices");

            migrationBuilder.DropTable(
                name: "column_mappings");

            migrationBuilder.DropTable(
                name: "control_states");

            migrationBuilder.DropTable(
                name: "form_answers");

            migrationBuilder.DropTable(
                name: "gap_entries");

            migrationBuilder.DropTable(
                name: "governance");

            migrationBuilder.DropTable(
                name: "infeasible_measures");

            migrationBuilder.DropTable(
                name: "measure_links");

            migrationBuilder.DropTable(
                name: "number_series");

            migrationBuilder.DropTable(
                name: "organizations");

            migrationBuilder.DropTable(
                name: "own_controls");

            migrationBuilder.DropTable(
                name: "role_duties");

            migrationBuilder.DropTable(
                name: "saved_views");

            migrationBuilder.DropTable(
                name: "sheet_assets");

            migrationBuilder.DropTable(
                name: "sheet_measures");

            migrationBuilder.DropTable(
                name: "sheet_risks");

            migrationBuilder.DropTable(
                name: "sheet_threats");

            migrationBuilder.DropTable(
                name: "soa_versions");

            migrationBuilder.DropTable(
                name: "submission_moves");

            migrationBuilder.DropTable(
                name: "trail_activities");

            migrationBuilder.DropTable(
                name: "trail_events");

            migrationBuilder.DropTable(
                name: "trail_heads");

            migrationBuilder.DropTable(
                name: "treatment_plan_risks");

            migrationBuilder.DropTable(
                name: "treatment_plan_steps");

            migrationBuilder.DropTable(
                name: "measures");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "risk_sheets");

            migrationBuilder.DropTable(
                name: "risks");

            migrationBuilder.DropTable(
                name: "treatment_plans");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "submissions");

            migrationBuilder.DropTable(
                name: "assets");

            migrationBuilder.DropTable(
                name: "risk_assessments");

            migrationBuilder.DropTable(
                name: "risk_methods");

            migrationBuilder.DropTable(
                name: "departments");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "sites");
        }
    }
}
