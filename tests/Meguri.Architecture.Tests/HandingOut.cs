using System.Text.RegularExpressions;

namespace Meguri.Architecture;

/// <summary>A file leaves an organization by one door, where it is kept in the trail who took it (<c>Host/LookFilter.cs</c>).</summary>
public sealed partial class HandingOut
{
    [Fact]
    public void Files_LeaveByOneDoor() =>
        Sources.Find(OtherDoor(), file => file.StartsWith("src/Meguri.Web/", StringComparison.Ordinal) && file is not "src/Meguri.Web/Host/LookFilter.cs").ShouldBeEmpty();

    [Fact]
    public void Commands_WriteFilesByOneDoor() =>
        Sources.Find(WritesFile(), file => file.StartsWith("src/Meguri.Web/Cli/", StringComparison.Ordinal) && file is not ("src/Meguri.Web/Cli/OutputFile.cs" or "src/Meguri.Web/Cli/CommandScope.cs"))
            // A backup is of all organizations and of the keys, for whoever owns the machine; the manifest and the signature go with a trail that went through it.
            .ShouldBe(["src/Meguri.Web/Cli/BackupCommand.cs: OutputFile.WriteAsync", "src/Meguri.Web/Cli/TrailCommands.cs: OutputFile.WriteAsync"]);

    [GeneratedRegex(@"\bFileStreamResult\b|\bFileContentResult\b|\bFileResult\b|\bPhysicalFile\w*\b|\bVirtualFile\w*\b|(?<![\w.])File\(|\bResults\.(File|Stream|Bytes)\b|\bSendFileAsync\b|\bContentDisposition\b|\bResponse\.(Body|BodyWriter|WriteAsync)\b|\bContentResult\b|\bJsonResult\b")]
    private static partial Regex OtherDoor();

    [GeneratedRegex(@"OutputFile\.WriteAsync|\bFile\.(Write\w+|Create|Open|OpenWrite|AppendAll\w+)\b|\bFileMode\.(Create|CreateNew|OpenOrCreate|Append|Truncate)\b|\bStreamWriter\b")]
    private static partial Regex WritesFile();
}
