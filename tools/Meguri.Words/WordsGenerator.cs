using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Meguri.Words;

/// <summary>
/// Turns each neutral <c>*Words.resx</c> into a static class with one member per word, so that a missing word is a
/// compile error. A word with placeholders (<c>{0}</c>) becomes a method, any other a property.
/// </summary>
[Generator]
public sealed class WordsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var project = context.AnalyzerConfigOptionsProvider.Select((options, _) => (
            Root: Read(options.GlobalOptions, "build_property.RootNamespace"),
            Folder: Read(options.GlobalOptions, "build_property.ProjectDir")));
        var files = context.AdditionalTextsProvider
            .Where(file => file.Path.EndsWith("Words.resx", System.StringComparison.Ordinal))
            .Combine(project);
        context.RegisterSourceOutput(files, (output, pair) =>
        {
            var (file, (root, folder)) = pair;
            var name = Path.GetFileNameWithoutExtension(file.Path);
            var parts = file.Path.Substring(folder.Length).Split('/', '\\');
            var space = string.Join(".", new[] { root }.Concat(parts.Take(parts.Length - 1)));
            output.AddSource(name + ".g.cs", SourceText.From(
                Write(space, name, file.GetText(output.CancellationToken)!.ToString()), Encoding.UTF8));
        });
    }

    private static string Read(Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var value) ? value : "";

    private static string Write(string space, string name, string xml)
    {
        var code = new StringBuilder()
            .Append("#nullable enable\nnamespace ").Append(space).Append(";\n\n")
            .Append("/// <summary>The words of ").Append(name).Append(".resx in the reader's language.</summary>\n")
            .Append("public static class ").Append(name).Append("\n{\n")
            .Append("    /// <summary>All words by key.</summary>\n")
            .Append("    public static readonly global::Meguri.Platform.Localization.WordBook Book = new(\"")
            .Append(space).Append('.').Append(name).Append("\", typeof(").Append(name).Append(").Assembly);\n");
        foreach (var data in XDocument.Parse(xml).Root!.Elements("data"))
        {
            var key = data.Attribute("name")!.Value;
            var value = data.Element("value")?.Value ?? "";
            var count = CountPlaceholders(value);
            code.Append("    /// <summary>").Append(new XText(value).ToString().Replace("\n", " ")).Append("</summary>\n");
            if (count == 0)
            {
                code.Append("    public static string ").Append(key).Append(" => Book[\"").Append(key).Append("\"];\n");
                continue;
            }
            var numbers = Enumerable.Range(0, count).ToList();
            code.Append("    public static string ").Append(key).Append('(')
                .Append(string.Join(", ", numbers.Select(n => "object? a" + n))).Append(") => Book.Format(\"").Append(key)
                .Append("\", ").Append(string.Join(", ", numbers.Select(n => "a" + n))).Append(");\n");
        }
        return code.Append("}\n").ToString();
    }

    private static int CountPlaceholders(string value)
    {
        var count = 0;
        for (var i = 0; i + 2 < value.Length; i++)
            if (value[i] == '{' && char.IsDigit(value[i + 1]) && value[i + 1] - '0' + 1 > count)
                count = value[i + 1] - '0' + 1;
        return count;
    }
}
