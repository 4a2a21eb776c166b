namespace Meguri.Web.Sample;

/// <summary>What only the demo has.</summary>
internal static class SampleServices
{
    /// <summary>Adds the loader and its parts; a capability's part is one line here.</summary>
    public static void Add(IServiceCollection services, SampleClock clock) => services
        .AddSingleton(clock).AddSingleton<SampleOrganization>()
        .AddSingleton<ISamplePart, SamplePeople>()
        .AddSingleton<ISamplePart, SampleAssets>()
        .AddSingleton<ISamplePart, SampleAppointments>()
        .AddSingleton<ISamplePart, SampleRisks>()
        .AddSingleton<ISamplePart, SampleSheets>()
        .AddSingleton<ISamplePart, SampleAcceptances>()
        .AddSingleton<ISamplePart, SampleTreatment>()
        .AddSingleton<ISamplePart, SampleMeasures>()
        .AddSingleton<ISamplePart, SampleSoa>()
        .AddSingleton<ISamplePart, SampleAttachments>()
        .AddSingleton<ISamplePart, SampleViews>();
}
