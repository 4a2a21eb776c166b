using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Meguri.Web.Kit;

/// <summary>Where a step of a way stands.</summary>
public enum StepState
{
    /// <summary>Still to come.</summary>
    Next,

    /// <summary>Being done.</summary>
    Active,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Came back: sent back, refused.</summary>
    Stopped,
}

/// <summary><c>&lt;m-steps&gt;</c>: the way a sheet goes from hand to hand, from top to bottom; holds <c>&lt;m-step&gt;</c>.</summary>
[HtmlTargetElement("m-steps")]
public sealed class StepsTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.AddClass("m-steps", HtmlEncoder.Default);
    }
}

/// <summary><c>&lt;m-step title="部門が記入" note="A課 山本　期限 11/30" state="Active" /&gt;</c></summary>
[HtmlTargetElement("m-step", Attributes = "title", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StepTagHelper(Icons icons) : TagHelper
{
    /// <summary>What is done in it.</summary>
    public string Title { get; set; } = "";

    /// <summary>Who and when.</summary>
    public string? Note { get; set; }

    /// <summary>Where it stands.</summary>
    public StepState State { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("m-step", HtmlEncoder.Default);
        output.AddClass("is-" + State.ToString().ToLowerInvariant(), HtmlEncoder.Default);
        if (State == StepState.Active) output.Attributes.SetAttribute("aria-current", "step");
        var mark = Html.Tag("span", "m-step-mark");
        if (State == StepState.Done) mark.Add(icons.Draw("check", KitWords.StepDone));
        if (State == StepState.Stopped) mark.Add(icons.Draw("arrow-back-up", KitWords.StepStopped));
        output.Content.AppendHtml(mark).AppendHtml(Html.Div("m-step-title", Title));
        if (Note is not null) output.Content.AppendHtml(Html.Div("k", Note));
    }
}
