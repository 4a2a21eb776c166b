using Meguri.Web.Kit.Registers;

namespace Meguri.Web.Sample;

/// <summary>Views of the registers that the office keeps for everybody.</summary>
internal sealed class SampleViews : ISamplePart
{
    private const string Office = "MD1005";
    private static readonly DateOnly On = new(2025, 12, 15);

    private static readonly (string Register, string Name, string Department)[] Views =
        [("assets", "データセンター事業部の台帳", "データセンター事業部"), ("risks", "営業部のリスク", "営業部")];

    public int Order => 80;

    public IEnumerable<SampleAct> Acts(SampleContext context) => Views.Select(view => new SampleAct(On, Office, async (services, cancellation) =>
    {
        var entry = Modules.Registers.Single(register => register.Key == view.Register);
        var query = await services.GetRequiredService<RegisterDesk>().CanonicalAsync(entry, $"f.DepartmentId={context.Departments[view.Department].Value}", cancellation)
            ?? throw new InvalidDataException($"The sample's view of {view.Register} asks for what there is not.");
        SampleContext.Check(await services.GetRequiredService<SavedViews>().SaveAsync(entry, view.Name, query, true, false, cancellation), $"view of {view.Register}");
    }));
}
