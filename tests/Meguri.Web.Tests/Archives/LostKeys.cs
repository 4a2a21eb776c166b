using System.Net;
using Meguri.Platform.Access;
using Meguri.Web.Accounts;

namespace Meguri.Web.Archives;

/// <summary>The keys are gone: people sign in again, what was sealed with them is named, and nothing falls over.</summary>
public sealed class LostKeys(Installations installations) : WebTest(installations)
{
    [Theory, Databases]
    [Requirement("X10")]
    public async Task Keys_Lost_LeaveAWayIn_AndAreNamed(Database database)
    {
        var settings = await Installations.Databases.MakeAsync(database);
        var installation = await Installation.StartAsync(settings);
        var organization = await installation.OrganizationAsync();
        var email = await organization.MemberAsync(null, Role.IsmsOffice);
        var visitor = await SignInAsync(organization, email);
        var (app, codes) = await TwoSteps.TurnOnAsync(organization, visitor);
        (await Backups.RunAsync(settings, ["doctor"])).Exit.ShouldBe(0);
        await installation.DisposeAsync();
        Directory.Delete(settings.Folder.Keys, recursive: true);

        var found = await Backups.RunAsync(settings, ["doctor"]);
        (found.Exit, found.Error).ShouldBe((1, ""));
        found.Out.ShouldContain(email);
        await using var again = await Installation.StartAsync(settings);
        organization = await again.FindAsync(organization.Slug);
        using (var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(again.Address) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/{organization.Slug}/home");
            request.Headers.Add("Cookie", string.Join("; ", visitor.Cookies.Select(c => $"{c.Name}={c.Value}")));
            (await http.SendAsync(request, Stop)).Headers.Location!.ToString().ShouldStartWith("/sign-in");
        }
        var page = await TwoSteps.FirstStepAsync(organization, email);
        page = await page.Form().Fill("確認コード", app.Code(1)).SubmitAsync();
        page.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await page.Form().Fill("確認コード", codes[0]).SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        (await (await SignInAsync(organization, organization.Administrator)).GetAsync("/members")).ShouldBe(HttpStatusCode.OK);
    }
}
