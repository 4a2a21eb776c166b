using System.Security;
using System.Text;

namespace Meguri.Platform.Exchange;

/// <summary>Where the table of a written sheet lies.</summary>
/// <param name="Name">The tab.</param>
/// <param name="HeaderRow">From 1.</param>
/// <param name="LastRow">From 1.</param>
/// <param name="LastColumn">Letters.</param>
/// <param name="IsTable">False for a form, which has nothing to filter and no header to repeat.</param>
internal sealed record XlsxArea(string Name, int HeaderRow, int LastRow, string LastColumn, bool IsTable = true)
{
    /// <summary>The table as the sheet names it.</summary>
    public string Table => $"A{HeaderRow}:{LastColumn}{LastRow}";
}

/// <summary>The parts of a workbook that hold no rows.</summary>
internal static class XlsxParts
{
    public const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const int LongestName = 31;

    public static string RootRelations =>
        $"""{Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""";

    public static string ContentTypes(int sheets) => Joined(
        $"""{Head}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Type}sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Type}styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{Type}sharedStrings+xml"/>""",
        sheets, i => $"""<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{Type}worksheet+xml"/>""", "</Types>");

    public static string BookRelations(int sheets) => Joined(
        $"""{Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId0" Type="{Office}/styles" Target="styles.xml"/><Relationship Id="rIdTexts" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/>""",
        sheets, i => $"""<Relationship Id="rId{i}" Type="{Office}/worksheet" Target="worksheets/sheet{i}.xml"/>""", "</Relationships>");

    public static string Book(IReadOnlyList<XlsxArea> areas)
    {
        var tabs = Joined($"""{Head}<workbook xmlns="{Main}" xmlns:r="{Office}"><bookViews><workbookView/></bookViews><sheets>""",
            areas.Count, i => $"""<sheet name="{SecurityElement.Escape(areas[i - 1].Name)}" sheetId="{i}" r:id="rId{i}"/>""", "</sheets>");
        // The header again on every page, and the hidden name that Excel gives a filtered table.
        if (!areas.Any(area => area.IsTable)) return tabs + "</workbook>";
        return tabs + Joined("<definedNames>", areas.Count, i => areas[i - 1].IsTable ? Names(areas[i - 1], i - 1) : "", "</definedNames></workbook>");
    }

    /// <summary>Tabs as Excel allows them: no []:*?/\, no apostrophe at the ends, 31 characters, no two alike.</summary>
    public static IReadOnlyList<string> TabNames(IReadOnlyList<SheetSpec> sheets)
    {
        var names = new List<string>();
        foreach (var sheet in sheets)
        {
            var clean = new string([.. sheet.Name.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(c) ? ' ' : c)]).Trim(' ', '\'');
            var name = Short(clean.Length == 0 ? "Sheet" : clean, LongestName);
            for (var n = 2; names.Contains(name, StringComparer.OrdinalIgnoreCase); n++) name = $"{Short(clean, LongestName - 4)} ({n})";
            names.Add(name);
        }
        return names;
    }

    private static string Names(XlsxArea area, int index)
    {
        var tab = SecurityElement.Escape("'" + area.Name.Replace("'", "''", StringComparison.Ordinal) + "'");
        return $"""<definedName name="_xlnm._FilterDatabase" localSheetId="{index}" hidden="1">{tab}!$A${area.HeaderRow}:${area.LastColumn}${area.LastRow}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="{index}">{tab}!${area.HeaderRow}:${area.HeaderRow}</definedName>""";
    }

    private static string Short(string name, int length)
    {
        if (name.Length <= length) return name;
        return char.IsHighSurrogate(name[length - 1]) ? name[..(length - 1)] : name[..length];
    }

    private static string Joined(string head, int count, Func<int, string> item, string tail)
    {
        var text = new StringBuilder(head);
        for (var i = 1; i <= count; i++) text.Append(item(i));
        return text.Append(tail).ToString();
    }
}
