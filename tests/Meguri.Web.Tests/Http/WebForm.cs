using System.Text;
using AngleSharp.Dom;

namespace Meguri.Web.Http;

/// <summary>A form, filled in by labels and sent with everything a browser would send: hidden fields, tokens, the button.</summary>
public sealed class WebForm
{
    private readonly Visitor visitor;
    private readonly WebPage page;
    private readonly IElement form;
    private readonly List<(string Name, string Value)> values = [];
    private readonly List<(string Name, string FileName, byte[] Content)> files = [];

    internal WebForm(Visitor visitor, WebPage page, IElement form)
    {
        (this.visitor, this.page, this.form) = (visitor, page, form);
        foreach (var control in form.QuerySelectorAll("input[name], select[name], textarea[name]").Concat(Away).Where(c => !c.HasAttribute("disabled")))
            foreach (var value in ValuesOf(control)) values.Add((control.GetAttribute("name")!, value));
    }

    /// <summary>What would be sent.</summary>
    public IReadOnlyList<(string Name, string Value)> Values => values;

    /// <summary>What the field with this label holds: a text, a value, the chosen value.</summary>
    public string? this[string label] => values.Where(v => v.Name == NameOf(label)).Select(v => v.Value).FirstOrDefault();

    /// <summary>Types into a field.</summary>
    public WebForm Fill(string label, string value)
    {
        var name = NameOf(label);
        values.RemoveAll(v => v.Name == name);
        values.Add((name, value));
        return this;
    }

    /// <summary>Chooses by the text one sees: of a list, of radio buttons.</summary>
    public WebForm Choose(string label, string choice)
    {
        var controls = Find(label);
        var value = controls[0].LocalName == "select"
            ? controls[0].QuerySelectorAll("option").SingleOrDefault(o => WebPage.Text(o) == choice)?.GetAttribute("value")
            : controls.FirstOrDefault(c => c.Closest("label") is { } l && FieldFinder.Called(l) == choice)?.GetAttribute("value");
        return Fill(label, value.ShouldNotBeNull($"a choice '{choice}' of '{label}' on {page.Path}"));
    }

    /// <summary>Chooses a person by the name, which their department and number stand behind.</summary>
    public WebForm ChoosePerson(string label, string name) =>
        Choose(label, Find(label)[0].QuerySelectorAll("option").Select(WebPage.Text).Single(text => text.StartsWith(name + "（", StringComparison.Ordinal)));

    /// <summary>Ticks a box, or one box of a group.</summary>
    public WebForm Tick(string label, bool ticked = true)
    {
        var box = Find(label)[0];
        var (name, value) = (box.GetAttribute("name")!, box.GetAttribute("value") ?? "on");
        values.RemoveAll(v => v == (name, value));
        // First: a box and the hidden "no" behind it bear the same name, and the first one counts.
        if (ticked) values.Insert(0, (name, value));
        return this;
    }

    /// <summary>Chooses a file.</summary>
    public WebForm Attach(string label, string fileName, byte[] content)
    {
        values.RemoveAll(v => v.Name == NameOf(label));
        files.Add((NameOf(label), fileName, content));
        return this;
    }

    /// <summary>Overwrites what is sent under a name, label or not: for what only a forger would send.</summary>
    public WebForm Forge(string name, string? value)
    {
        values.RemoveAll(v => v.Name == name);
        if (value is not null) values.Add((name, value));
        return this;
    }

    /// <summary>Sends one value more under a name.</summary>
    public WebForm Add(string name, string value)
    {
        values.Add((name, value));
        return this;
    }

    /// <summary>Presses a button (the first one unless named) and follows where it leads.</summary>
    public Task<WebPage> SubmitAsync(string? button = null) => SendAsync(button, follow: true);

    /// <summary>Presses a button and stays at the answer.</summary>
    public Task<WebPage> SubmitAndStayAsync(string? button = null) => SendAsync(button, follow: false);

    private Task<WebPage> SendAsync(string? button, bool follow)
    {
        var pressed = WebPage.Buttons(form).FirstOrDefault(b => button is null || WebPage.Text(b) == button);
        if (button is not null) pressed.ShouldNotBeNull($"a button '{button}' on {page.Path}");
        var sent = pressed?.GetAttribute("name") is { } name ? [.. values, (name, pressed.GetAttribute("value") ?? "")] : values;
        var action = new Uri(page.Address, pressed?.GetAttribute("formaction") ?? form.GetAttribute("action") ?? page.Address.PathAndQuery);
        if ((form.GetAttribute("method") ?? "get").Equals("get", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', sent.Select(v => Uri.EscapeDataString(v.Name) + "=" + Uri.EscapeDataString(v.Value)));
            return visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, new UriBuilder(action) { Query = query }.Uri), follow);
        }
        return visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = Content(sent) }, follow);
    }

    private HttpContent Content(List<(string Name, string Value)> sent)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data")
            return new FormUrlEncodedContent(sent.Select(v => KeyValuePair.Create(v.Name, v.Value)));
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in sent) parts.Add(new StringContent(value, Encoding.UTF8), $"\"{name}\"");
        foreach (var file in files) parts.Add(new ByteArrayContent(file.Content), $"\"{file.Name}\"", file.FileName);
        return parts;
    }

    /// <summary>Controls that stand elsewhere on the page and say that they belong to this form.</summary>
    private IEnumerable<IElement> Away => form.Id is { Length: > 0 } id ? page.Document.QuerySelectorAll($"input[name][form='{id}']") : [];

    private string NameOf(string label) => Find(label)[0].GetAttribute("name")!;

    private IReadOnlyList<IElement> Find(string label)
    {
        var controls = FieldFinder.Controls(form, label);
        if (controls.Count == 0) controls = [.. Away.Where(c => c.GetAttribute("aria-label") == label)];
        controls.Count.ShouldBeGreaterThan(0, $"a field '{label}' on {page.Path}; there are: {string.Join(" | ", FieldFinder.Names(form))}");
        return controls;
    }

    private static IEnumerable<string> ValuesOf(IElement control) => control.LocalName switch
    {
        "select" => Selected(control),
        "textarea" => [control.TextContent],
        _ => control.GetAttribute("type") switch
        {
            "checkbox" or "radio" => control.HasAttribute("checked") ? [control.GetAttribute("value") ?? "on"] : [],
            "file" or "submit" or "button" or "image" or "reset" => [],
            _ => [control.GetAttribute("value") ?? ""],
        },
    };

    private static IEnumerable<string> Selected(IElement select)
    {
        var options = select.QuerySelectorAll("option").ToList();
        var selected = options.Where(o => o.HasAttribute("selected")).ToList();
        if (selected.Count == 0 && !select.HasAttribute("multiple")) selected = [.. options.Take(1)];
        return selected.Select(o => o.GetAttribute("value") ?? WebPage.Text(o));
    }
}
