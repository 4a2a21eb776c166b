using System.Globalization;

namespace Meguri.Web.Kit;

public sealed class WordLists
{
    [Theory]
    [InlineData("ja", "事務局、監査員")]
    [InlineData("en", "事務局, 監査員")]
    public void Words_StandAsTheReadersLanguageWritesThem(string language, string text)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        WordList.Of(["事務局", "監査員"]).ShouldBe(text);
        CultureInfo.CurrentUICulture = before;
    }
}
