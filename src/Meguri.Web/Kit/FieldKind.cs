namespace Meguri.Web.Kit;

/// <summary>Which control a field is.</summary>
public enum FieldKind
{
    /// <summary>By the type of the property: see <see cref="FieldTagHelper"/>.</summary>
    Auto,

    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines; grows with its text where the browser can.</summary>
    Multiline,

    /// <summary>A digit keyboard on phones; full-width digits are made narrow.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A password, new or present.</summary>
    Password,

    /// <summary>A file to send.</summary>
    File,

    /// <summary>A drop-down list.</summary>
    Select,

    /// <summary>One of few, each on its line.</summary>
    Radio,

    /// <summary>One of very few short words side by side: a scale, A・B・C.</summary>
    Segments,

    /// <summary>Yes or no; with choices, any number of them.</summary>
    Checkbox,
}
