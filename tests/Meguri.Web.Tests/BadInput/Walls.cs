using System.Net;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Trail;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.BadInput;

/// <summary>Z: what belongs to others, and what one has no right to.</summary>
public sealed class Walls(Installations installations) : BadInputTest(installations)
{
    [Theory, Databases]
    [Requirement("Z01")]
    public async Task Get_ForeignRecord_IsTheSame404AsARandomOne(Database database)
    {
        var (theirs, mine) = (await EverythingAsync(database), await EverythingAsync(database));
        var member = await EverybodyAsync(mine);
        var looked = 0;
        foreach (var (route, _) in Routes.Of(mine.Organization.Installation))
        {
            if (theirs.IdFor(route) is not { } foreign) continue;
            (await member.AskAsync(Routes.Fill(route, mine.IdFor(route)))).Status.ShouldNotBe(HttpStatusCode.NotFound, $"{route} has one of one's own");
            var random = Guid.CreateVersion7();
            var (answer, none) = (await member.AskAsync(Routes.Fill(route, foreign)), await member.AskAsync(Routes.Fill(route, random)));
            answer.ShouldBe(HttpStatusCode.NotFound);
            Plain(answer, foreign).ShouldBe(Plain(none, random), route);
            looked++;
        }
        looked.ShouldBeGreaterThan(20);
    }

    [Theory, Databases]
    [Requirement("Z01", "Z03")]
    public async Task List_WithAForeignFilter_IsTheSameAsWithARandomOne(Database database)
    {
        var (theirs, mine) = (await EverythingAsync(database), await EverythingAsync(database));
        var member = await EverybodyAsync(mine);
        foreach (var path in new[] { "/assets?f.DepartmentId=", "/people?f.DepartmentId=", "/risks?f.DepartmentId=", "/assets/export?f.DepartmentId=", "/people/export?f.DepartmentId=" })
        {
            var (answer, none) = (await member.AskAsync(path + theirs.Stage.Department.Id.Value), await member.AskAsync(path + Guid.CreateVersion7()));
            answer.Status.ShouldBe(none.Status, path);
            answer.ShouldBe(HttpStatusCode.BadRequest);
        }
        foreach (var path in (await member.GetAsync("/home")).Navigation) (await member.Outside.GetAsync(path)).Html.ShouldNotContain("/" + theirs.Organization.Slug);
    }

    [Theory, Databases]
    [Requirement("Z11", "Z12")]
    public async Task Post_ToAForeignRecord_IsTheSame404AsARandomOne(Database database)
    {
        var (theirs, mine) = (await EverythingAsync(database), await EverythingAsync(database));
        var member = await EverybodyAsync(mine);
        var token = await TokenAsync(member);
        var posted = 0;
        foreach (var (route, posts) in Routes.Of(mine.Organization.Installation))
        {
            if (theirs.IdFor(route) is not { } foreign) continue;
            foreach (var handler in posts)
            {
                var random = Guid.CreateVersion7();
                var answer = await RefusedAsync(mine.Organization.Installation, () => member.PostAsync(Routes.Fill(route, foreign) + Query(handler), Form(token)));
                var none = await member.PostAsync(Routes.Fill(route, random) + Query(handler), Form(token));
                answer.Status.ShouldBe(none.Status, $"{route} {handler}");
                Plain(answer, foreign).ShouldBe(Plain(none, random), $"{route} {handler}");
                posted++;
            }
        }
        posted.ShouldBeGreaterThan(20);
    }

    [Theory, Databases]
    [Requirement("Z09")]
    public async Task HandOver_OwnAndForeignInOneList_IsRefusedWhole(Database database)
    {
        var (theirs, mine) = (await EverythingAsync(database), await EverythingAsync(database));
        var member = await EverybodyAsync(mine);
        var form = (await member.GetAsync($"/people/{mine.Stage.Owner.Id.Value}/handover")).Form().Fill("後任", mine.Stage.Responsible.Id.Value.ToString()).Fill("選定理由", "異動");
        var own = form.Values.Where(v => v.Name == "Input.Appointments").Select(v => v.Value).ToList();
        own.ShouldHaveSingleItem();

        await RefusedAsync(mine.Organization.Installation, () => form.Add("Input.Appointments", theirs.Ids["/appointments"].ToString()).SubmitAsync(), HttpStatusCode.NotFound);

        (await form.Forge("Input.Appointments", own[0]).SubmitAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [Databases("/assets/add", "Input.DepartmentId", "/departments")]
    [Databases("/assets/add", "Input.OwnerId", "/people")]
    [Databases("/people/add", "Input.DepartmentId", "/departments")]
    [Databases("/people/add", "Input.SecondPosts", "/departments")]
    [Databases("/departments/add", "Input.ParentId", "/departments")]
    [Databases("/departments/add", "Input.HeadId", "/people")]
    [Databases("/departments/add", "Input.SiteId", "/sites")]
    [Databases("/appointments/add", "Input.PersonId", "/people")]
    [Databases("/appointments/add", "Input.DepartmentId", "/departments")]
    [Databases("/governance", "Input.OfficeId", "/departments")]
    [Databases("/members/add", "Input.PersonId", "/people")]
    [Databases("/members/{id}", "Input.PersonId", "/people")]
    [Databases("/risks/{id}/edit", "Input.OwnerId", "/people")]
    [Databases("/treatment/{id}/edit", "Input.ResponsibleId", "/people")]
    [Databases("/treatment/{id}/edit", "Input.Steps[0].PersonId", "/people")]
    [Databases("/treatment/{id}/edit", "Input.RiskIds", "/risks")]
    [Databases("/soa/measures/{id}/edit", "Input.ResponsibleId", "/people")]
    [Databases("/soa/measures/{id}/edit", "Input.DepartmentId", "/departments")]
    [Databases("/soa/A.5.1/edit", "Input.ExclusionOwnerId", "/people")]
    [Databases("/soa/A.5.1/edit", "Input.DepartmentId", "/departments")]
    [Databases("/soa/A.5.1/edit", "Input.PlanId", "/treatment")]
    [Requirement("Z10")]
    public async Task Form_NamingAForeignRecord_IsRefused(Database database, string path, string field, string kind)
    {
        var (theirs, mine) = (await EverythingAsync(database), await EverythingAsync(database));
        var member = await EverybodyAsync(mine);
        if (path.IndexOf("/{id}", StringComparison.Ordinal) is >= 0 and var at) path = path.Replace("{id}", mine.Ids[path[..at]].ToString(), StringComparison.Ordinal);
        var page = (await member.GetAsync(path)).ShouldBe(HttpStatusCode.OK);
        var form = Complete(page, mine).Forge(field, theirs.Ids[kind].ToString());

        await RefusedAsync(mine.Organization.Installation, () => SaveAsync(page, form), HttpStatusCode.UnprocessableEntity);
    }

    [Theory, Databases]
    [Requirement("Z14", "Z15")]
    public async Task Form_WithMoreThanItAsksFor_IsTakenWithoutTheRest(Database database)
    {
        var (theirs, mine) = (await EverythingAsync(database), await EverythingAsync(database));
        var member = await EverybodyAsync(mine);
        var form = Complete(await member.GetAsync("/assets/add"), mine);
        foreach (var (name, value) in new[]
        {
            ("Input.OrganizationId", theirs.Organization.Organization.OrganizationId.Value.ToString()), ("Input.Id", Guid.Empty.ToString()), ("Input.Number", "4711"), ("Input.DisposedOn", "2020-01-01"),
            ("Input.CreatedAt", "2001-01-01"), ("Input.CreatedBy", "somebody"), ("Input.Version", "99"), ("Input.NameKey", "x"), ("Input.Importance", "9"), ("Input.__proto__", "x"), ("isAdmin", "true"),
        }) form.Forge(name, value);

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.OK);

        var asset = await mine.Organization.FindAsync(db => db.Set<Domain.Assets.Asset>().OrderByDescending(a => a.Number).FirstAsync(Stop));
        (asset.Number, asset.DisposedOn, asset.Version, asset.Importance).ShouldBe((2, null, 0, null));
        var act = await mine.Organization.FindAsync(db => db.Set<Activity>().OrderByDescending(a => a.Sequence).FirstAsync(Stop));
        act.ActorName.ShouldBe(mine.Stage.Author.Name);
        act.At.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
    }

    private static WebForm Complete(WebPage page, Everything mine)
    {
        var form = FormOf(page);
        foreach (var (field, value) in new[] { ("Input.Name", "鍵束"), ("Input.EmployeeNumber", "E77"), ("Input.Email", "new@example.jp"), ("Input.Reason", "適任のため") })
            if (form.Values.Any(v => v.Name == field && v.Value.Length == 0)) form.Forge(field, value);
        if (form.Values.Any(v => v.Name == "Input.DepartmentId" && v.Value.Length == 0)) form.Forge("Input.DepartmentId", mine.Stage.Department.Id.Value.ToString());
        if (page.Path.EndsWith("/appointments/add", StringComparison.Ordinal)) form.Forge("Input.PersonId", mine.Stage.Owner.Id.Value.ToString()).Forge("Input.Role", nameof(AppointmentRole.DepartmentSecurityManager));
        if (page.Path.EndsWith("/members/add", StringComparison.Ordinal)) form.Forge("Input.Roles", nameof(Role.Employee));
        return form;
    }

    private static string Query(string handler) => handler.Length == 0 ? "" : "?handler=" + handler;

    private static async Task<(string Name, string Value)> TokenAsync(Visitor visitor)
    {
        var token = (await visitor.GetAsync("/home")).Document.QuerySelector("input[name=__RequestVerificationToken]")!;
        return (token.GetAttribute("name")!, token.GetAttribute("value")!);
    }

    private static FormUrlEncodedContent Form((string Name, string Value) token) => new([new(token.Name, token.Value)]);

    // What differs between two answers to the same question: tokens, keys, and the address one asked for.
    private static string Plain(WebPage page, Guid asked)
    {
        var html = page.Html.Replace(asked.ToString(), "ID", StringComparison.Ordinal);
        foreach (var field in page.Document.QuerySelectorAll("input[name=__RequestVerificationToken], input[name=__IdempotencyKey]"))
            html = html.Replace(field.GetAttribute("value")!, "", StringComparison.Ordinal);
        return html;
    }
}
