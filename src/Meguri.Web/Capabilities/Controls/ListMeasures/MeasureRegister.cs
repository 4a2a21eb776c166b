using Meguri.Domain.Controls;
using Meguri.Web.Kit.Registers;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>The measures, declared once.</summary>
internal static class MeasureRegister
{
    public static Register<Measure> Declaration { get; } = new()
    {
        Key = "measures",
        Title = () => ControlWords.Measures,
        DefaultSort = nameof(Measure.Name),
        LinkField = nameof(Measure.Name),
        PathOf = measure => $"/soa/measures/{measure.Id.Value}",
        Search = (rows, text) => rows.Where(measure => measure.Name.Contains(text) || measure.Controls.Contains(text)),
        Fields =
        [
            new(nameof(Measure.Name), () => ControlWords.Field_Name, (m, _) => m.Name) { Shown = true, Sorting = Sorting<Measure>.By(m => m.Name), Width = 34 },
            new(nameof(Measure.Controls), () => ControlWords.ImplementsControls, (m, _) => string.Join(' ', m.Controls)) { Shown = true, Width = 24 },
            new(nameof(Measure.Status), () => ControlWords.Column_Status, (m, _) => ControlWords.Book.Of(m.Status))
            {
                Shown = true,
                Cell = (m, _) => new RegisterCell("", Badges: [(ControlWords.Book.Of(m.Status), SoaText.ToneOf(m.Status))]),
                Filter = new(_ => Enum.GetNames<ImplementationStatus>().Select(name => (name, ControlWords.Book[$"{nameof(ImplementationStatus)}_{name}"])),
                    (rows, value, _) => Enum.TryParse<ImplementationStatus>(value, out var wanted) ? rows.Where(m => m.Status == wanted) : null),
            },
            new(nameof(Measure.StatusOn), () => ControlWords.Field_StatusOn, (m, _) => m.StatusOn) { Shown = true, Width = 12, Sorting = Sorting<Measure>.By(m => m.StatusOn ?? NoDay.First) },
            new(nameof(Measure.DepartmentId), () => ControlWords.Column_Department, (m, context) => m.DepartmentId is { } id ? context.Departments.PathOf(id) : null) { Shown = true, Width = 24 },
            new(nameof(Measure.ResponsibleId), () => ControlWords.Field_ResponsibleId, (m, context) => context.NameOf(m.ResponsibleId)) { Shown = true, Person = m => m.ResponsibleId },
            new(nameof(Measure.Description), () => ControlWords.Field_Description, (m, _) => m.Description) { Width = 40 },
        ],
    };
}
