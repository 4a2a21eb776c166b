using Meguri.Domain.Controls;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Controls;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Sample;

/// <summary>The measures: what they implement, treat and keep, and how far they came with the plans they belong to.</summary>
internal sealed class SampleMeasures : ISamplePart
{
    private const string Office = "MD1005";

    public int Order => 65;

    public IEnumerable<SampleAct> Acts(SampleContext context)
    {
        foreach (var measure in SampleFiles.Read<SampleMeasuresFile>("measures.json").Measures)
        {
            yield return new SampleAct(measure.Reports[0].On, Office, async (services, cancellation) => context.Measures[measure.Key] = SampleContext.Taken(
                await services.GetRequiredService<SaveMeasure>().AddAsync(ContentOf(measure, context), measure.Reports[0].Status, null, cancellation), $"measure {measure.Key}").Id);
            foreach (var report in measure.Reports.Skip(1))
                yield return new SampleAct(report.On, Office, async (services, cancellation) =>
                {
                    var id = context.Measures[measure.Key];
                    var version = await services.GetRequiredService<MeguriDb>().Set<Measure>().Where(m => m.Id == id).Select(m => m.Version).SingleAsync(cancellation);
                    SampleContext.Check(await services.GetRequiredService<SaveMeasure>().ChangeAsync(
                        id, ContentOf(measure, context), report.Status, null, version, null, cancellation), $"report of {measure.Key}");
                });
        }
    }

    private static MeasureContent ContentOf(SampleMeasure measure, SampleContext context) => new(
        measure.Name, measure.Description, measure.Controls, [.. measure.Risks.Select(key => context.Risks[key])],
        measure.Keeps.ToDictionary(kept => context.Assets[kept.Key], kept => kept.Value.Aggregate(KeptProperties.None, (all, letter) => all | PropertyOf(letter))),
        context.People[measure.Responsible], context.Departments[measure.Department]);

    private static KeptProperties PropertyOf(char letter) => letter switch
    {
        'C' => KeptProperties.Confidentiality,
        'I' => KeptProperties.Integrity,
        _ => KeptProperties.Availability,
    };
}

/// <summary><c>measures.json</c>.</summary>
internal sealed record SampleMeasuresFile(IReadOnlyList<SampleMeasure> Measures);

/// <summary>A measure; <c>Keeps</c> names for each asset the letters of the properties it keeps.</summary>
internal sealed record SampleMeasure(
    string Key, string Name, string Description, IReadOnlyList<string> Controls, IReadOnlyList<string> Risks, IReadOnlyDictionary<string, string> Keeps,
    string Responsible, string Department, IReadOnlyList<SampleReport> Reports);

/// <summary>How far a measure was on a day.</summary>
internal sealed record SampleReport(DateOnly On, ImplementationStatus Status);
