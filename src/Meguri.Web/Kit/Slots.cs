using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Meguri.Web.Kit;

/// <summary>The named places that a card, a page head or an empty page leaves for its content.</summary>
internal sealed class Slots
{
    /// <summary>Buttons and links.</summary>
    public IHtmlContent? Actions { get; set; }

    /// <summary>The line below a title.</summary>
    public IHtmlContent? Subtitle { get; set; }

    /// <summary>The line below the content.</summary>
    public IHtmlContent? Foot { get; set; }

    /// <summary>Makes places for what is inside the element.</summary>
    public static Slots Open(TagHelperContext context)
    {
        var slots = new Slots();
        context.Items[typeof(Slots)] = slots;
        return slots;
    }

    /// <summary>The places of the element around.</summary>
    public static Slots Around(TagHelperContext context) => context.Items.TryGetValue(typeof(Slots), out var slots)
        ? (Slots)slots
        : throw new InvalidOperationException($"<{context.TagName}> stands in no element that has a place for it.");
}

/// <summary><c>&lt;m-actions&gt;</c>: the buttons of a page head, a card or an empty page.</summary>
[HtmlTargetElement("m-actions")]
public sealed class ActionsTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Slots.Around(context).Actions = await output.GetChildContentAsync();
        output.SuppressOutput();
    }
}

/// <summary><c>&lt;m-subtitle&gt;</c>: the line below a title, where it holds more than plain text.</summary>
[HtmlTargetElement("m-subtitle")]
public sealed class SubtitleTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Slots.Around(context).Subtitle = await output.GetChildContentAsync();
        output.SuppressOutput();
    }
}

/// <summary><c>&lt;m-foot&gt;</c>: the line below the content of a card.</summary>
[HtmlTargetElement("m-foot")]
public sealed class FootTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Slots.Around(context).Foot = await output.GetChildContentAsync();
        output.SuppressOutput();
    }
}
