using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Meguri.Bench;

/// <summary>HTML as somebody writes it who has only speed in mind; what is read from the database is escaped.</summary>
internal sealed class BareHtml(string title)
{
    private static readonly HtmlEncoder Escape = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder html = new($"<!doctype html><html lang=\"ja\"><title>{title}</title>", 32_000);

    /// <summary>Markup.</summary>
    public BareHtml Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>Text.</summary>
    public BareHtml Text(string? text)
    {
        html.Append(Escape.Encode(text ?? ""));
        return this;
    }

    /// <summary>The answer.</summary>
    public Task WriteAsync(HttpContext http)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(html.Append("</html>").ToString(), http.RequestAborted);
    }
}
