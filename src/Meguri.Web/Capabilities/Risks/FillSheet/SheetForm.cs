using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>What is typed into a sheet: the office's part, the department's, or both. A part that was not sent is null and stays as it is.</summary>
internal sealed class SheetForm
{
    private const int Spare = 2;

    public string? Situation { get; set; }

    public List<ThreatLine>? Threats { get; set; }

    public List<MeasureLine>? Measures { get; set; }

    public List<AssetLine>? Assets { get; set; }

    public List<AnswerLine>? Answers { get; set; }

    public List<RiskLine>? Risks { get; set; }

    public string? Reason { get; set; }

    public int Version { get; set; }

    /// <summary>True when something of the office's part was sent.</summary>
    public bool HasOffice => Situation is not null || Threats is not null || Measures is not null;

    /// <summary>True when something of the department's part was sent.</summary>
    public bool HasDepartment => Assets is not null || Answers is not null || Risks is not null;

    /// <summary>The form of a sheet, with the parts the reader may fill.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="office">With the office's part.</param>
    /// <param name="department">With the department's part.</param>
    /// <param name="assetText">How an asset is typed: number and words.</param>
    public static SheetForm Of(RiskSheet sheet, bool office, bool department, Func<SheetAsset, string> assetText)
    {
        var form = new SheetForm { Version = sheet.Version };
        if (office)
        {
            form.Situation = sheet.Situation;
            form.Threats = [.. sheet.Threats.Select(row => new ThreatLine { Position = row.Position, Text = row.Text, Remark = row.Remark })];
            form.Measures = [.. sheet.Measures.Select(row => new MeasureLine { Position = row.Position, Text = row.Text })];
        }
        if (department)
        {
            form.Assets = [.. sheet.Assets.Select(row => new AssetLine { Position = row.Position, Text = assetText(row), Impact = row.Impact, Remark = row.Remark })];
            form.Answers = [.. sheet.Measures.Select(row => new AnswerLine { Position = row.Position, Done = row.Done, Remark = row.Remark })];
            form.Risks = [.. sheet.Risks.Select(RiskLine.Of)];
        }
        return form;
    }

    /// <summary>Adds empty lines to the blocks that were sent.</summary>
    public void Offer()
    {
        for (var i = 0; i < Spare; i++)
        {
            Threats?.Add(new ThreatLine());
            Measures?.Add(new MeasureLine());
            Assets?.Add(new AssetLine());
            Risks?.Add(new RiskLine());
        }
    }

    /// <summary>The number a line shows: a known row keeps its own, empty lines go on from the last.</summary>
    public static IReadOnlyList<int> NumbersOf(IEnumerable<SheetLine>? lines, IReadOnlyCollection<SheetRow> rows)
    {
        var next = RiskSheet.NextOf(rows);
        return [.. (lines ?? []).Select(line => line.Position ?? next++)];
    }

    /// <summary>The number that a new asset gets that a risk names by the number its line showed: empty lines between are left out. Null when nobody wrote in that line.</summary>
    public int? WrittenAsset(int shown, IReadOnlyCollection<SheetRow> rows)
    {
        if (rows.Any(row => row.Position == shown)) return shown;
        var next = RiskSheet.NextOf(rows);
        foreach (var (line, number) in (Assets ?? []).Zip(NumbersOf(Assets, rows)).Where(item => item.First.Position is null))
        {
            if (number == shown) return line.IsEmpty ? null : next;
            if (!line.IsEmpty) next++;
        }
        return shown;
    }

    /// <summary>Where a problem stands in the form: the domain names rows as the paper does, A1, T1, P1, R1.</summary>
    public Problem Placed(Problem problem, RiskSheet sheet) => problem.Field switch
    {
        { Length: > 1 } row when int.TryParse(row[1..], out var number) => row[0] switch
        {
            'A' => problem with { Field = At(nameof(Assets), Assets, sheet.Assets, number, "Text") },
            'T' => problem with { Field = At(nameof(Threats), Threats, sheet.Threats, number, "Text") },
            'P' when Answers is not null => problem with { Field = At(nameof(Answers), Answers, sheet.Measures, number, "Done") },
            'P' => problem with { Field = At(nameof(Measures), Measures, sheet.Measures, number, "Text") },
            'R' => problem with { Field = At(nameof(Risks), Risks, sheet.Risks, number, RiskFieldOf(problem.Code)) },
            _ => problem with { Field = null },
        },
        _ => problem,
    };

    private static string RiskFieldOf(string code) => code switch
    {
        "sheet_measure_done" => "Measure",
        "sheet_overrule_needs_reason" => "Remark",
        "sheet_reference_missing" or "sheet_no_such_row" or "sheet_empty_row_named" => "Asset",
        _ => "Text",
    };

    /// <summary>The line of a row: known ones by their number, new ones by their place among those written.</summary>
    private static string? At(string block, IReadOnlyList<SheetLine>? lines, IReadOnlyCollection<SheetRow> rows, int number, string field)
    {
        if (lines is null) return null;
        var next = RiskSheet.NextOf(rows);
        for (var i = 0; i < lines.Count; i++)
        {
            var here = lines[i].Position ?? (lines[i].IsEmpty ? 0 : next++);
            if (here == number) return $"{block}[{i}].{field}";
        }
        return null;
    }
}
