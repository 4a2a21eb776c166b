using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Options;

namespace Meguri.Web.Host;

/// <summary>Puts the key beside the antiforgery token: a form that may be sent at all has both, and no page can forget it.</summary>
internal sealed class KeyedForms(
    IAntiforgery antiforgery, IOptions<MvcViewOptions> options, IModelMetadataProvider metadata, IUrlHelperFactory urls, HtmlEncoder encoder, ValidationHtmlAttributeProvider attributes)
    : DefaultHtmlGenerator(antiforgery, options, metadata, urls, encoder, attributes)
{
    public override IHtmlContent GenerateAntiforgery(ViewContext viewContext)
    {
        if (base.GenerateAntiforgery(viewContext) is not { } token) return null!;
        var key = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        key.Attributes["type"] = "hidden";
        key.Attributes["name"] = FormKey.Field;
        key.Attributes["value"] = FormKey.Make();
        // A browser that fills a form in again after "back" must not bring the old key along.
        key.Attributes["autocomplete"] = "off";
        return new HtmlContentBuilder().AppendHtml(token).AppendHtml(key);
    }
}
