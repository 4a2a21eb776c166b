using Meguri.Domain.Kernel;

namespace Meguri.Domain.Attachments;

/// <summary>Every refusal of a file.</summary>
public static class AttachmentProblems
{
    private const string File = "File";

    /// <summary>No file was chosen.</summary>
    public static Problem Missing => new("attachment_missing", File);

    /// <summary>The file has no name that could be shown.</summary>
    public static Problem NameMissing => new("attachment_name_missing", File);

    /// <summary>The file is empty.</summary>
    public static Problem Empty => new("attachment_empty", File);

    /// <summary>The file is longer than one may be. Value: MB.</summary>
    public static Problem TooLarge(long most) => new("attachment_too_large", File, most >> 20);

    /// <summary>What the file is could run where it is opened. Value: what it is.</summary>
    public static Problem Program(string what) => new("attachment_program", File, what);

    /// <summary>The name's ending says something else than the content. Values: the ending, what was found.</summary>
    public static Problem Otherwise(string ending, string found) => new("attachment_otherwise", File, ending, found);

    /// <summary>The content is of no kind that is known.</summary>
    public static Problem Unknown => new("attachment_unknown", File);

    /// <summary>What arrived is not what was said to be sent: its SHA-256 is another.</summary>
    public static Problem HashDiffers => new("attachment_hash_differs", File);

    /// <summary>The organization has as many files as it may. Value: how many.</summary>
    public static Problem TooMany(int most) => new("attachment_too_many", File, most);

    /// <summary>The organization's files would be larger together than they may. Value: MB.</summary>
    public static Problem NoRoom(long most) => new("attachment_no_room", File, most >> 20);

    /// <summary>More arrived today than may in a day. Value: MB.</summary>
    public static Problem TooMuchToday(long most) => new("attachment_too_much_today", File, most >> 20);

    /// <summary>It is checked for viruses, or could not be yet.</summary>
    public static Problem Waiting => new("attachment_waiting");

    /// <summary>A virus was found in it. Value: which.</summary>
    public static Problem Infected(string what) => new("attachment_infected", null, what);

    /// <summary>What lies on the disk is not what was attached, or nothing is there.</summary>
    public static Problem Broken => new("attachment_broken");

    /// <summary>Somebody else removed it.</summary>
    public static Problem Removed => new("attachment_removed");
}
