using Meguri.Domain.Assets;
using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;

namespace Meguri.Web.Sample;

/// <summary>What the parts of the sample hand on to each other, and how they act: on a day, as somebody, in a scope of its own.</summary>
internal sealed class SampleContext(IServiceProvider root, SampleClock clock, Organization organization)
{
    /// <summary>Employee number → person.</summary>
    public Dictionary<string, PersonId> People { get; } = new(StringComparer.Ordinal);

    /// <summary>Path → department.</summary>
    public Dictionary<string, DepartmentId> Departments { get; } = new(StringComparer.Ordinal);

    /// <summary>The sample's key → asset.</summary>
    public Dictionary<string, AssetId> Assets { get; } = new(StringComparer.Ordinal);

    /// <summary>Employee number → account.</summary>
    public Dictionary<string, Account> Accounts { get; } = new(StringComparer.Ordinal);

    /// <summary>The sample's key → risk.</summary>
    public Dictionary<string, RiskId> Risks { get; } = new(StringComparer.Ordinal);

    /// <summary>The sample's key → measure.</summary>
    public Dictionary<string, MeasureId> Measures { get; } = new(StringComparer.Ordinal);

    /// <summary>The sample's number → treatment plan.</summary>
    public Dictionary<string, TreatmentPlanId> Plans { get; } = new(StringComparer.Ordinal);

    /// <summary>Does something on its day; the clock only goes forward.</summary>
    public async Task OnAsync(SampleAct act, CancellationToken cancellation)
    {
        clock.Tell(act.Day);
        await using var scope = root.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentOrganization>().Set(organization);
        var actor = services.GetRequiredService<Actor>();
        actor.RequestId = "sample";
        if (act.By is not { } employeeNumber) actor.BecomeSystem("見本");
        else actor.BecomePerson(People[employeeNumber].Value, Accounts.GetValueOrDefault(employeeNumber)?.Id, NameOf[employeeNumber]);
        await act.Do(services, cancellation);
    }

    /// <summary>Employee number → name, as the trail writes it.</summary>
    public Dictionary<string, string> NameOf { get; } = new(StringComparer.Ordinal);

    /// <summary>What was done; anything refused is a fault of the sample.</summary>
    public static T Taken<T>(Result<T> result, string what)
    {
        Check(result, what);
        return result.Value!;
    }

    /// <summary>Anything refused, or not found, is a fault of the sample.</summary>
    public static void Check(Result? result, string what)
    {
        if (result is not { Ok: true })
            throw new InvalidDataException($"The sample's {what} was refused: {string.Join(", ", result?.Problems.Select(p => $"{p.Code} {p.Field}") ?? ["not found"])}.");
    }

    /// <summary>Saves what an act added, as one activity.</summary>
    public static async Task SaveAsync(IServiceProvider services, string act, CancellationToken cancellation)
    {
        services.GetRequiredService<Trail>().Begin(act);
        await services.GetRequiredService<MeguriDb>().SaveChangesAsync(cancellation);
    }
}
