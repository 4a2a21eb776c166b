using Meguri.Platform.Tenancy;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Platform;

public sealed class Slugs(Installations installations) : WebTest(installations)
{
    [Theory, Databases]
    public async Task Reserved_AreTheFirstSegmentsOfWhatBelongsToNoOrganization(Database database)
    {
        var installation = await Installations.OnAsync(database);
        var routes = installation.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(BelongsToNone).Select(e => e.RoutePattern.RawText!);
        var files = new DirectoryInfo(installation.Services.GetRequiredService<IWebHostEnvironment>().WebRootPath).EnumerateFileSystemInfos().Select(f => f.Name);
        var segments = routes.Concat(files).Select(path => path.TrimStart('/').Split('/')[0]).Where(s => s.Length > 0 && !s.Contains('.', StringComparison.Ordinal)).Distinct();
        Slug.Reserved.Order(StringComparer.Ordinal).ShouldBe(segments.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("abc", true)]
    [InlineData("a-1", true)]
    [InlineData("ab", false)]
    [InlineData("1ab", false)]
    [InlineData("-ab", false)]
    [InlineData("Abc", false)]
    [InlineData("ab_c", false)]
    [InlineData("ab.c", false)]
    [InlineData("abc\n", false)]
    [InlineData("ａｂｃ", false)]
    [InlineData("sign-in", false)]
    [InlineData("", false)]
    public void IsValid_Text_SaysWhether(string text, bool valid) => Slug.IsValid(text).ShouldBe(valid);

    [Theory]
    [InlineData(40, true)]
    [InlineData(41, false)]
    public void IsValid_Length_SaysWhether(int length, bool valid) => Slug.IsValid(new string('a', length)).ShouldBe(valid);

    private static bool BelongsToNone(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        || endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy == SignedInAttribute.PolicyName);
}
