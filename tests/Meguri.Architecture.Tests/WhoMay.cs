using System.Globalization;
using System.Text;
using Meguri.Platform.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Architecture;

/// <summary>docs/access.md: who may do what, printed from the program; <c>./dev access</c> writes it. That the program answers so is asked by the tests of Access.</summary>
public sealed class WhoMay
{
    /// <summary>Names the file that the table is written to.</summary>
    private const string Variable = "MEGURI_ACCESS";

    private const string Document = "docs/access.md";

    [Fact]
    public async Task Document_SaysWhatTheProgramSays()
    {
        await using var app = Walls.Build();
        var said = Print(
            RouteTable.Of(new CompositeEndpointDataSource(((IEndpointRouteBuilder)app).DataSources)), app.Services.GetRequiredService<PermissionTable>());
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file) await File.WriteAllTextAsync(file, said, TestContext.Current.CancellationToken);
        Repository.Read(Document).ShouldBe(said, $"{Document} is behind the program; ./dev access writes it anew");
    }

    private static string Print(IReadOnlyList<RouteEntry> entries, PermissionTable table)
    {
        var roles = Enum.GetValues<Role>();
        var text = new StringBuilder(Head);
        Row(text, ["Route", "Act", "Asks for", "anybody", "account", .. roles.Select(Short), "by mail"]);
        Row(text, ["---", "---", "---", .. Enumerable.Repeat(":-:", roles.Length + 3)]);
        foreach (var entry in entries)
            Row(text, [$"`{entry.Route}`", Act(entry), AsksFor(entry), entry.Open ? "●" : "", entry.Open || entry.Outside ? "●" : "", .. roles.Select(role => Sign(entry, table, null, role)), Sign(entry, table, SignInMethod.Mail, Role.DepartmentStaff, Role.Employee)]);
        text.Append("\n## Permissions\n\n");
        Row(text, ["Permission", "What one may do"]);
        Row(text, ["---", "---"]);
        var language = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        foreach (var permission in table.All.OrderBy(p => p.Name, StringComparer.Ordinal)) Row(text, [$"`{permission.Name}`", permission.Text()]);
        CultureInfo.CurrentUICulture = language;
        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Act(RouteEntry entry) => entry.Method == "GET" ? "see" : entry.Act.Length == 0 ? "send" : $"send: {entry.Act}";

    private static string AsksFor(RouteEntry entry) => string.Join(", ",
        [.. entry.Policies.Select(p => $"`{p}`"), .. entry.Needs is { } needs ? [$"`{needs}`"] : Array.Empty<string>(), .. entry.Named ? ["or the thing names them"] : Array.Empty<string>(), .. entry.Own ? ["their own"] : Array.Empty<string>()]);

    private static string Sign(RouteEntry entry, PermissionTable table, SignInMethod? method, params Role[] roles) => entry.Open || entry.Outside && !(entry.Own && entry.TooMuchFor(method)) ? "●" : entry.Outside ? "" : entry.For(table, roles, method) switch
    {
        Verdict.May => "●",
        Verdict.IfNamed => "○",
        _ => "",
    };

    private static string Short(Role role) => role switch
    {
        Role.Administrator => "admin",
        Role.IsmsOffice => "office",
        Role.IsmsManager => "manager",
        Role.Ciso => "CISO",
        Role.TopManagement => "top",
        Role.DepartmentOfficer => "dept. officer",
        Role.DepartmentStaff => "dept. staff",
        Role.InternalAuditor => "int. auditor",
        Role.Employee => "employee",
        Role.CertificationAuditor => "cert. auditor",
        _ => role.ToString(),
    };

    private const string Head = """
        # Who may do what

        Printed from the running program by `./dev access`; a test fails when it is behind. Another test asks for every line as every role and compares the answers.

        - **●** may. **○** may when the thing names them: its owner, its approver, whom it was given to. **Empty**: refused with 403.
        - Which rows somebody sees is a second question: a row one may not see is a 404 like one that does not exist.
        - **anybody** is not signed in; where the column is empty, they are led to the sign-in page. An account that was shut counts as nobody.
        - **account** is signed in but no member of the organization: never was one, is one no longer, or belongs to another one. Where the column is empty, the answer is 404, the same as for an organization that does not exist.
        - **by mail** is somebody of the department staff or an employee who signed in by a link from a mail, where the organization allows it: they see, answer and acknowledge.
        - `member` is any member of the organization, `signed-in` any account. Everything sent needs the token of a form besides.


        """;
}
