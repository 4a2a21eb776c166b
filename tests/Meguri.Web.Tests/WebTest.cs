using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Web.Http;

namespace Meguri.Web;

/// <summary>
/// A test over HTTP on a real database: <c>[Theory, Databases]</c>, a <see cref="Database"/> as the first argument, an
/// organization of its own, somebody who signs in, pages read and forms filled in by their labels.
/// </summary>
public abstract class WebTest(Installations installations) : IClassFixture<Installations>
{
    /// <summary>The installations of the class.</summary>
    protected Installations Installations { get; } = installations;

    /// <summary>Ends with the test run.</summary>
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>For what only PostgreSQL can do: a run without it leaves the test out, and says so.</summary>
    protected static void NeedsPostgres() => Assert.SkipUnless(DatabasesAttribute.Chosen.Contains(Database.Postgres), "This run is without PostgreSQL.");

    /// <summary>A fresh organization on the installation that the class shares.</summary>
    protected async Task<TestOrganization> OrganizationAsync(Database database) => await (await Installations.OnAsync(database)).OrganizationAsync();

    /// <summary>Signs in through the sign-in page as a new member with these roles; stands at the organization's pages.</summary>
    protected static async Task<Visitor> SignInAsync(TestOrganization organization, params Role[] roles) =>
        await SignInAsync(organization, await organization.MemberAsync(null, roles));

    /// <summary>Signs in as a new member who is this person.</summary>
    protected static async Task<Visitor> SignInAsync(TestOrganization organization, Person person, params Role[] roles) =>
        await SignInAsync(organization, await organization.MemberAsync(person, roles));

    /// <summary>Signs in with an address.</summary>
    protected static async Task<Visitor> SignInAsync(TestOrganization organization, string email, string password = TestOrganization.Password)
    {
        var visitor = Visitor.To(organization.Installation);
        var page = await TrySignInAsync(visitor, email, password);
        page.ShouldBe(System.Net.HttpStatusCode.OK).Path.ShouldNotBe("/sign-in");
        return visitor.At(organization);
    }

    /// <summary>Fills in the sign-in page and presses the button.</summary>
    protected static async Task<WebPage> TrySignInAsync(Visitor visitor, string email, string password, string query = "") =>
        await (await visitor.GetAsync("/sign-in" + query)).Form("サインイン").Fill("メールアドレス", email).Fill("パスワード", password).SubmitAsync();
}
