using Meguri.Web.Kit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Meguri.Web.Platform;

/// <summary>What is said once, on the next page.</summary>
public sealed class Flashes
{
    [Fact]
    public void Messages_ThatNoPageShows_DoNotPileUp()
    {
        var temp = new TempDataDictionary(new DefaultHttpContext(), new Nowhere());
        for (var n = 1; n <= 1000; n++) temp.Flash(Tone.Green, $"保存しました {n}");
        temp.TakeFlashes().Select(flash => flash.Text).ShouldBe(["保存しました 997", "保存しました 998", "保存しました 999", "保存しました 1000"]);
    }

    private sealed class Nowhere : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values) { }
    }
}
