namespace Meguri.Platform.Exchange;

/// <summary>The looks of cells; each constant is the place in the list of the styles part.</summary>
internal static class XlsxStyles
{
    public const int Title = 1;
    public const int Header = 2;
    public const int Text = 3;
    public const int Date = 4;
    public const int Whole = 5;
    public const int Fraction = 6;
    public const int Moment = 7;

    /// <summary>Added to <see cref="Text"/> for text that looks like a formula: it stays text when somebody edits the cell.</summary>
    public const int Quoted = 5;

    /// <summary>Added for columns that wrap.</summary>
    public const int Wrapped = 6;

    private const string Top = """<alignment vertical="top"/></xf>""";
    private const string Wrap = """<alignment vertical="top" wrapText="1"/></xf>""";

    public const string Xml =
        $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="{XlsxParts.Main}">"""
        + """<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy/mm/dd"/><numFmt numFmtId="165" formatCode="yyyy/mm/dd\ hh:mm"/></numFmts>"""
        + """<fonts count="3"><font><sz val="10"/><name val="游ゴシック"/><family val="3"/><charset val="128"/></font><font><b/><sz val="14"/><name val="游ゴシック"/><family val="3"/><charset val="128"/></font><font><b/><sz val="10"/><name val="游ゴシック"/><family val="3"/><charset val="128"/></font></fonts>"""
        + """<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3EAF4"/><bgColor indexed="64"/></patternFill></fill></fills>"""
        + """<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color rgb="FFB8C2CE"/></left><right style="thin"><color rgb="FFB8C2CE"/></right><top style="thin"><color rgb="FFB8C2CE"/></top><bottom style="thin"><color rgb="FFB8C2CE"/></bottom><diagonal/></border></borders>"""
        + """<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="15">"""
        + """<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"""
        + """<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>"""
        + """<xf numFmtId="49" fontId="2" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>"""
        + """<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1">""" + Top
        + """<xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1">""" + Top
        + """<xf numFmtId="1" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1">""" + Top
        + """<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1">""" + Top
        + """<xf numFmtId="165" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1">""" + Top
        + """<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" quotePrefix="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1">""" + Top
        + """<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1">""" + Wrap
        + """<xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1">""" + Wrap
        + """<xf numFmtId="1" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1">""" + Wrap
        + """<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1">""" + Wrap
        + """<xf numFmtId="165" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1">""" + Wrap
        + """<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" quotePrefix="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1">""" + Wrap
        + """</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>""";
}
