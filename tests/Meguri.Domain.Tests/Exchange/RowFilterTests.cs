namespace Meguri.Domain.Exchange;

public sealed class RowFilterTests
{
    [Theory]
    [InlineData("||", RowKind.Blank)]
    [InlineData("", RowKind.Blank)]
    [InlineData(" |　|\t", RowKind.Blank)]
    [InlineData("合計|68", RowKind.Total)]
    [InlineData("合計", RowKind.Total)]
    [InlineData("|合　計||68|", RowKind.Total)]
    [InlineData("小計（総務部）|12", RowKind.Total)]
    [InlineData("計|１２件||1,200円", RowKind.Total)]
    [InlineData("総計：|12", RowKind.Total)]
    [InlineData("Total|3|4.5", RowKind.Total)]
    [InlineData("Grand Total|3", RowKind.Total)]
    [InlineData("1|合計残高試算表|経理課", RowKind.Data)]
    [InlineData("合計|経理課|紙", RowKind.Data)]
    [InlineData("合計表|12", RowKind.Data)]
    [InlineData("1||", RowKind.Data)]
    [InlineData("顧客台帳", RowKind.Data)]
    public void Kind_OfARow(string cells, RowKind kind) => RowFilter.Kind(cells.Split('|')).ShouldBe(kind);

    [Theory]
    [InlineData("12||0", RowKind.Blank)]
    [InlineData("12|顧客台帳|0", RowKind.Data)]
    public void Kind_NumberedInAdvance_CountsOnlyWhatIsFilledIn(string cells, RowKind kind) =>
        RowFilter.Kind(cells.Split('|'), new HashSet<int> { 0, 2 }).ShouldBe(kind);
}
