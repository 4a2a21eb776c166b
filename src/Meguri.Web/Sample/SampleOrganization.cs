using Meguri.Platform.Access;
using Meguri.Platform.Localization;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Capabilities.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Sample;

/// <summary>Loads the fictional organization that <c>demo</c> shows: a data-centre company that has run its ISMS for a year and a half.</summary>
internal sealed class SampleOrganization(SampleClock clock, IEnumerable<ISamplePart> parts)
{
    /// <summary>Its address.</summary>
    public const string Slug = "demo";

    /// <summary>The password of all its accounts; a demo listens on this machine only and is emptied at every start.</summary>
    public const string Password = "meguri-sample-2026";

    private static readonly DateOnly FirstDay = new(2025, 4, 1);

    /// <summary>Tells the sample's past and returns the accounts, one per role.</summary>
    public async Task<IReadOnlyList<(string Email, string Role)>> LoadAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var file = SampleFiles.Read<SampleOrganizationFile>("organization.json");
        var accounts = SampleFiles.Read<SampleAccountsFile>("accounts.json").Accounts;
        clock.Tell(FirstDay);
        var administrator = accounts.Single(a => a.Role == nameof(Role.Administrator));
        var context = new SampleContext(services, clock, await CreateAsync(services, file, administrator, cancellation));
        foreach (var act in parts.OrderBy(p => p.Order).SelectMany(p => p.Acts(context)).OrderBy(a => a.Day)) await context.OnAsync(act, cancellation);
        clock.GoOn();
        return [.. accounts.Select(a => (a.Email, AccountWords.Book.Of(Enum.Parse<Role>(a.Role))))];
    }

    private static async Task<Organization> CreateAsync(IServiceProvider services, SampleOrganizationFile file, SampleAccount administrator, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem("見本");
        var created = await scope.ServiceProvider.GetRequiredService<CreateOrganization>().Handle(
            new(Slug, file.Name.Ja, file.Name.En, administrator.Email, administrator.Name, Password), cancellation);
        if (!created.Ok) throw new InvalidDataException($"The sample's organization was refused: {created.Problems[0].Code}.");
        var organization = await scope.ServiceProvider.GetRequiredService<MeguriDb>().Set<Organization>().SingleAsync(cancellation);
        organization.Terms = file.Terms.SelectMany(t => new[] { (t.Key, t.Value.Ja), (t.Key + Terms.EnglishMark, t.Value.En) }).ToDictionary(t => t.Item1, t => t.Item2);
        await SampleContext.SaveAsync(scope.ServiceProvider, "organizations.name-terms", cancellation);
        return organization;
    }
}

/// <summary>What a capability adds to the sample.</summary>
internal interface ISamplePart
{
    /// <summary>Its place: on the same day, earlier parts act before those that build on them.</summary>
    int Order { get; }

    /// <summary>What was done in its part of the past, each on its day; the parts are told together, day by day.</summary>
    IEnumerable<SampleAct> Acts(SampleContext context);
}

/// <summary>Something that was done in the past of the sample.</summary>
/// <param name="Day">The day.</param>
/// <param name="By">The employee number of who did it; null lets the loader act by itself.</param>
/// <param name="Do">What was done, with the services of a fresh scope.</param>
internal sealed record SampleAct(DateOnly Day, string? By, Func<IServiceProvider, CancellationToken, Task> Do);
