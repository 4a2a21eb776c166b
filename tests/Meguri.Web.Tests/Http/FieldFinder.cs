using AngleSharp.Dom;

namespace Meguri.Web.Http;

/// <summary>Finds controls as people and screen readers do: by what they are called.</summary>
internal static class FieldFinder
{
    /// <summary>The controls called so: one, or all the choices of a group.</summary>
    public static IReadOnlyList<IElement> Controls(IElement root, string label)
    {
        var found = new List<IElement>();
        foreach (var name in root.QuerySelectorAll("label").Where(l => Called(l) == label))
        {
            var control = name.GetAttribute("for") is { } id ? root.QuerySelector($"[id='{id}']") : name.QuerySelector("input, select, textarea");
            if (control is not null) found.Add(control);
        }
        foreach (var legend in root.QuerySelectorAll("fieldset > legend").Where(l => Called(l) == label))
            found.AddRange(legend.ParentElement!.QuerySelectorAll("input:not([type=hidden])"));
        if (found.Count == 0) found.AddRange(root.QuerySelectorAll("input, select, textarea").Where(c => c.GetAttribute("aria-label") == label));
        return found;
    }

    /// <summary>Every name a control of the form can be found by.</summary>
    public static IEnumerable<string> Names(IElement root) => root.QuerySelectorAll("label, fieldset > legend").Select(Called)
        .Concat(root.QuerySelectorAll("input, select, textarea").Select(c => c.GetAttribute("aria-label")).OfType<string>());

    /// <summary>What a control of a group is called.</summary>
    public static string Called(IElement label)
    {
        var copy = (IElement)label.Clone();
        foreach (var mark in copy.QuerySelectorAll("[aria-hidden=true], select, textarea").ToList()) mark.Remove();
        return WebPage.Text(copy);
    }
}
