namespace Meguri.Platform.Exchange;

public sealed class CellFormulaTests
{
    [Theory]
    [InlineData("MAX(A1:C1)", "3")]
    [InlineData("max( a1 : C1 )", "3")]
    [InlineData("MIN(A1:C1)", "1")]
    [InlineData("SUM(A1:C1)", "6")]
    [InlineData("SUM(A1,C1,10)", "14")]
    [InlineData("MAX($A$1:$C$1)", "3")]
    [InlineData("MAX(C1:A1)", "3")]
    [InlineData("MAX(A1*B1,C1+1)", "4")]
    [InlineData("A1+B1*C1", "7")]
    [InlineData("(A1+B1)*C1", "9")]
    [InlineData("A1-B1-C1", "-4")]
    [InlineData("-A1+B1", "1")]
    [InlineData("B1*1.5", "3")]
    [InlineData("MAX(A1:C1)*2", "6")]
    [InlineData("MAX(MIN(A1:C1),SUM(A1:B1))", "3")]
    [InlineData("D1*2", "6")]
    [InlineData("MAX(A1:F1)", "3")]
    [InlineData("MAX(E1,A1)", "1")]
    [InlineData("MAX(E1:F1)", "")]
    [InlineData("A1*0.5", "0.5")]
    [InlineData("A1+F1", "1")]
    [InlineData("MAX(F1:H1)", "")]
    [InlineData("F1+G1", "")]
    [InlineData("2*3", "6")]
    public void Formula_OfTheSameRow_IsComputed(string formula, string value) => Compute(formula).ShouldBe(new CellValue(value));

    [Theory]
    [InlineData("IF(A1>1,2,3)")]
    [InlineData("A1/B1")]
    [InlineData("A1^2")]
    [InlineData("AVERAGE(A1:C1)")]
    [InlineData("MAX(A1:C2)")]
    [InlineData("MAX(A2:C2)")]
    [InlineData("Sheet2!A1")]
    [InlineData("E1+1")]
    [InlineData("MAX(A1:C1")]
    [InlineData("A1+")]
    [InlineData("")]
    [InlineData("Z1+1")]
    [InlineData("HYPERLINK(\"http://192.0.2.1/\",\"x\")")]
    [InlineData("79228162514264337593543950335*2")]
    [InlineData("((((((((((((((((((((((((((((((((((((((((A1))))))))))))))))))))))))))))))))))))))))")]
    public void Formula_OfAnythingElse_IsGivenUpAndKept(string formula) => Compute(formula).ShouldBe(new CellValue("", null, formula));

    [Theory]
    [InlineData("""<c r="B1" t="str"><f>IF(A1=1,"","x")</f><v></v></c>""", "")]
    [InlineData("""<c r="B1"><f>MAX(A1:A1)</f><v>9</v></c>""", "9")]
    [InlineData("""<c r="B1"><f>MAX(A1:A1)</f></c>""", "1")]
    [InlineData("""<c r="B1"><f>MAX(A1:A1)</f><v/></c>""", "1")]
    public void Formula_WithAStoredValue_IsNotComputedAnew(string cell, string text) =>
        TestData.Sheet(TestBook.Of($"""<row r="1"><c r="A1"><v>1</v></c>{cell}</row>""")).All()[0][1].ShouldBe(new CellValue(text));

    [Fact]
    public void Formula_Shared_MovesWithItsCell()
    {
        var rows = TestData.Sheet(TestBook.Of(
            """<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="C2"><f t="shared" ref="C2:D3" si="0">MAX(A2:$B2)</f></c><c r="D2"><f t="shared" si="0"/></c></row><row r="3"><c r="A3"><v>5</v></c><c r="B3"><v>4</v></c><c r="C3"><f t="shared" si="0"/></c></row>""")).All();
        rows[0].Texts.ShouldBe(["1", "2", "2", "2"]);
        rows[1].Texts.ShouldBe(["5", "4", "5"]);
    }

    // Row 1 is: 1, ２ (as text), 3, =A1+B1 (no value stored), 紙, nothing; the formula stands in Z1.
    private static CellValue Compute(string formula) =>
        TestData.Sheet(TestBook.Of($"""<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>２</t></is></c><c r="C1"><v>3</v></c><c r="D1"><f>A1+B1</f><v></v></c><c r="E1" t="inlineStr"><is><t>紙</t></is></c><c r="Z1"><f>{System.Security.SecurityElement.Escape(formula)}</f></c></row>""")).All()[0][25];
}
