using System.Text;
using Meguri.Tests;

namespace Meguri.Domain.Attachments;

[Requirement("F12")]
public sealed class FileKindsTests
{
    private static readonly byte[] Pdf = "%PDF-1.7\n"u8.ToArray(), Png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0], Jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 0],
        Zip = [.. "PK\x03\x04"u8, 20, 0], Ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0], Exe = [.. "MZ"u8, 0x90, 0], Elf = [0x7f, 0x45, 0x4c, 0x46, 2],
        ShiftJis = [0x8b, 0xb3, 0x88, 0xe7, 0x2c, 0x31, 0x0d, 0x0a];

    public static TheoryData<string, byte[], string> Taken => new()
    {
        { "a.pdf", Pdf, "application/pdf" },
        { "a.PDF", Pdf, "application/pdf" },
        { "a.png", Png, "image/png" },
        { "a.jpeg", Jpeg, "image/jpeg" },
        { "a.zip", Zip, "application/zip" },
        { "a.zip", [.. "PK\x05\x06"u8, 0, 0], "application/zip" },
        { "a.odt", [.. Zip, .. "mimetypeapplication/vnd.oasis.opendocument.textPK"u8], "application/vnd.oasis.opendocument.text" },
        { "a.txt", "\x1b$B5-O?\x1b(B"u8.ToArray(), "text/plain" },
        { "a.md", "# <html> is an element"u8.ToArray(), "text/markdown" },
        { "cut.txt", Encoding.UTF8.GetBytes("記録")[..^1], "text/plain" },
        { "a.doc", Ole, "application/msword" },
        { "a.csv", Encoding.UTF8.GetBytes("氏名,受講日\n"), "text/csv" },
        { "a.csv", ShiftJis, "text/csv" },
        { "a.txt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("記録")], "text/plain" },
        { "firewall.conf", "allow 443\n"u8.ToArray(), "text/plain" },
        { "without an ending", Pdf, "application/pdf" },
    };

    [Theory, MemberData(nameof(Taken))]
    public void Evidence_IsTakenForWhatItIs(string name, byte[] head, string mediaType) => FileKinds.MediaTypeOf(name, head).Value.ShouldBe(mediaType);

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "a.pdf", [], "attachment_empty" },
        { "a.pdf", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray(), "attachment_program" },
        { "a.png", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"u8.ToArray(), "attachment_program" },
        { "a.png", "  <?xml version='1.0'?>\n<svg/>"u8.ToArray(), "attachment_program" },
        { "a.txt", "\ufeff<html>"u8.ToArray(), "attachment_program" },
        { "a.txt", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<html><script/>")], "attachment_program" },
        { "a.txt", "<!-- a --><html><script/>"u8.ToArray(), "attachment_program" },
        { "a.xml", "<?xml version='1.0'?>\n<x:html xmlns:x='http://www.w3.org/1999/xhtml'/>"u8.ToArray(), "attachment_program" },
        { "a.txt", "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a '>'>]><!-- a --><svg onload='x'/>"u8.ToArray(), "attachment_program" },
        { "a.jpg", Exe, "attachment_program" },
        { "a.pdf", Elf, "attachment_program" },
        { "a.txt", "#!/bin/sh\nrm -rf /\n"u8.ToArray(), "attachment_program" },
        { "a.jpg.exe", Jpeg, "attachment_program" },
        { "a.msc", "<?xml version=\"1.0\"?><MMC_ConsoleFile/>"u8.ToArray(), "attachment_program" },
        { "a.py", "print(1)"u8.ToArray(), "attachment_program" },
        { "a.xlam", "PK\u0003\u0004"u8.ToArray(), "attachment_program" },
        { "a.svg", Png, "attachment_program" },
        { "a.html", Pdf, "attachment_program" },
        { "a.png", Pdf, "attachment_otherwise" },
        { "a.pdf", Png, "attachment_otherwise" },
        { "a.docx", Pdf, "attachment_otherwise" },
        { "a.pdf", "plain text"u8.ToArray(), "attachment_otherwise" },
        { "a.dat", [0, 1, 2, 3, 4], "attachment_unknown" },
        { "a.csv", [0xff, 0xfe, 0, 1, 2, 3, 0, 0], "attachment_unknown" },
        { "a.csv", [0xff, 0xff, 0xfd, 0xff], "attachment_unknown" },
        { "a.xlsx", Zip, "attachment_otherwise" },
        { "a.ods", [.. Zip, .. "mimetypeapplication/vnd.oasis.opendocument.textPK"u8], "attachment_otherwise" },
        { "a.odt", [.. Zip, .. "mimetypeapplication/vnd.oasis.opendocument.text-templatePK"u8], "attachment_otherwise" },
    };

    [Theory]
    [InlineData("a.docx", "wordprocessingml.document.main+xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("a.xlsm", "ms-excel.sheet.macroEnabled.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.12")]
    [InlineData("a", "spreadsheetml.sheet.main+xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("a.zip", "spreadsheetml.sheet.main+xml", "application/zip")]
    [InlineData("a.xlsx", "wordprocessingml.document.main+xml", null)]
    [InlineData("a.xlsx", "ms-excel.sheet.macroEnabled.main+xml", null)]
    [InlineData("a.docx", "something.else+xml", null)]
    public void Package_IsWhatItsListSays(string name, string main, string? mediaType) => FileKinds.MediaTypeOf(name, Zip, $"<Types><Override ContentType=\"application/{main}\"/></Types>").Value.ShouldBe(mediaType);

    [Theory, MemberData(nameof(Refused))]
    public void Anything_ThatRunsOrPretends_IsRefused(string name, byte[] head, string code) => FileKinds.MediaTypeOf(name, head).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
}
