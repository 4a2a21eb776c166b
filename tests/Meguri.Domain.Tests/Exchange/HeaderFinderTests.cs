namespace Meguri.Domain.Exchange;

public sealed class HeaderFinderTests
{
    private static readonly ColumnDefinition[] Fields =
    [
        new("name", true, ["名称", "資産名称", "資産の名称"]),
        new("department", true, ["部門", "管理部署"]),
        new("custodian", false, ["担当者", "管理者"]),
        new("confidentiality", false, ["機密性", "機密"]),
        new("integrity", false, ["完全性", "完全"]),
        new("note", false, ["備考"]),
    ];

    [Theory]
    [InlineData("名称|部門|備考")]
    [InlineData("資産名称|管理部署|備　考")]
    [InlineData("資産の 名称 ※|部門（必須）|備考:")]
    [InlineData("【資産】名称|部門\n（登録時）|［備考］備考")]
    [InlineData("ＮＡＭＥ|Department|note")]
    [InlineData("資産\n名称|部　門|備考")]
    public void Find_SpellingsOfAHeader_AreRecognized(string header)
    {
        var found = Find(Row(1, header), Row(2, "顧客台帳|経理課|"));
        found.HeaderRows.ShouldBe([1]);
        found.Columns.Select(column => column.Key).ShouldBe(["name", "department", "note"]);
    }

    [Fact]
    public void Find_BelowTitles_TakesTheRowThatNamesFields()
    {
        var found = Find(Row(1, "情報資産管理台帳"), Row(2, "部門|総務部"), Row(4, "No.|名称|部門|担当者"), Row(5, "1|顧客台帳|経理課|高橋 健"));

        found.HeaderRows.ShouldBe([4]);
        found.FirstDataRow.ShouldBe(5);
        found.Columns.Select(column => column.Key).ShouldBe([null, "name", "department", "custodian"]);
        found.Unmapped.Select(column => column.Text).ShouldBe(["No."]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Find_TwoRows_JoinsParentAndChild(bool merged)
    {
        CellRange[] ranges = merged ? [new(3, 0, 4, 0), new(3, 1, 3, 2), new(3, 3, 3, 4), new(3, 5, 4, 5)] : [];
        var found = Find(ranges, null, Row(1, "台帳"), Row(3, "No.|資産||評価（１〜３）||備考"), Row(4, "|名称|部門|機密|完全|"), Row(5, "1|顧客台帳|経理課|３|2|"));

        found.HeaderRows.ShouldBe([3, 4]);
        found.FirstDataRow.ShouldBe(5);
        found.Columns.Select(column => (column.Index, column.Text, column.Key)).ShouldBe(
        [
            (0, "No.", null), (1, "資産 名称", "name"), (2, "資産 部門", "department"),
            (3, "評価（１〜３） 機密", "confidentiality"), (4, "評価（１〜３） 完全", "integrity"), (5, "備考", "note"),
        ]);
    }

    [Fact]
    public void Find_MergedParents_AreTwoRowsEvenWhereTheLowerExplainsAll()
    {
        var found = Find([new(1, 0, 1, 1)], null, Row(1, "資産||評価"), Row(2, "名称|部門|機密"));
        found.HeaderRows.ShouldBe([1, 2]);
        found.Columns[0].Text.ShouldBe("資産 名称");
    }

    [Fact]
    public void Find_MergedTitleRightAboveTheHeader_IsNoParent()
    {
        var found = Find([new(1, 0, 1, 2)], null, Row(1, "情報資産管理台帳"), Row(2, "名称|部門|機密"));
        found.HeaderRows.ShouldBe([2]);
        found.Columns[0].Text.ShouldBe("名称");
    }

    [Fact]
    public void Find_ParentThatDecides_GivesEachChildItsField()
    {
        ColumnDefinition[] fields = [new("name", true, ["名称"]), new("before", false, ["対策前 機密"]), new("after", false, ["対策後 機密"])];
        var found = HeaderFinder.Find([Row(1, "資産|対策前|対策後"), Row(2, "名称|機密|機密")], fields).Value.ShouldNotBeNull();
        found.Columns.Select(column => column.Key).ShouldBe(["name", "before", "after"]);
    }

    [Fact]
    public void Find_SameHeaderTwice_TakesTheLeftAndLeavesTheOther()
    {
        var found = Find(Row(1, "名称|部門|備考|備考"));
        found.Columns.Select(column => column.Key).ShouldBe(["name", "department", "note", null]);
    }

    [Fact]
    public void Find_BetterNameFurtherRight_WinsTheField()
    {
        var found = Find(Row(1, "備考（旧）|名称|部門|備考"));
        found.Columns.Select(column => column.Key).ShouldBe([null, "name", "department", "note"]);
    }

    [Fact]
    public void Find_Mapping_WinsOverTheNames()
    {
        var mapping = new Dictionary<string, string> { ["物の名"] = "name", ["名称"] = "ignore", ["どこの"] = "department" };
        var found = Find([], mapping, Row(1, "台帳"), Row(2, "物の名|名称|どこの"));

        found.HeaderRows.ShouldBe([2]);
        found.Columns.Select(column => (column.Key, column.Ignored)).ShouldBe([("name", false), (null, true), ("department", false)]);
        found.Unmapped.ShouldBeEmpty();
        found.Missing.ShouldBeEmpty();
    }

    [Fact]
    public void Find_NothingKnown_OffersTheWidestRowForMapping()
    {
        var found = Find(Row(1, "台帳"), Row(2, "あれ|これ|それ"), Row(3, "1|2|3"));
        found.HeaderRows.ShouldBe([2]);
        found.Missing.ShouldBe(["name", "department"]);
        found.Columns.Select(column => column.Text).ShouldBe(["あれ", "これ", "それ"]);
    }

    [Fact]
    public void Find_RequiredFieldWithoutAColumn_IsMissing() => Find(Row(1, "名称|備考")).Missing.ShouldBe(["department"]);

    [Fact]
    public void Find_NothingAtAll_IsAnEmptySheet() => HeaderFinder.Find([Row(1, "|")], Fields).Problems.Single().Code.ShouldBe("empty_sheet");

    private static HeaderFinding Find(params TopRow[] rows) => Find([], null, rows);

    private static HeaderFinding Find(CellRange[] merged, Dictionary<string, string>? mapping, params TopRow[] rows) =>
        HeaderFinder.Find(rows, Fields, merged, mapping).Value.ShouldNotBeNull();

    private static TopRow Row(int number, string cells) => new(number, cells.Split('|'));
}
