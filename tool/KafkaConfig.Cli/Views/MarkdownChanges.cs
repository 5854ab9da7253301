using System.Globalization;
using KafkaConfig.Cli.Documents;

namespace KafkaConfig.Cli.Views;

/// <summary>Changes in Markdown: a table of fields, and texts line by line below it.</summary>
public static class MarkdownChanges
{
    public static void Write(IReadOnlyList<ChangeDocument> changes, TextWriter output)
    {
        Table(changes, output);
        Texts(changes, output);
    }

    public static void Table(IReadOnlyList<ChangeDocument> changes, TextWriter output)
    {
        output.WriteLine("| | resource | field | before | after | from |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var change in changes)
        {
            foreach (var field in change.Fields)
            {
                var source = field.File is { } file ? string.Create(CultureInfo.InvariantCulture, $"{field.AfterOrigin}, {file}:{field.Line}") : "";
                output.WriteLine(
                    $"| {Head(change)} | {Markdown.Code(change.Address)} | {Markdown.Code(field.Field)} | {Cell(change.Action == "create" ? "" : ChangeWords.Before(field))} | {Cell(change.Action == "delete" ? "" : ChangeWords.After(field))} | {Markdown.Text(source)} |");
            }
        }

        output.WriteLine();
    }

    public static void Texts(IReadOnlyList<ChangeDocument> changes, TextWriter output)
    {
        foreach (var change in changes)
        {
            if (change.Detail is not { } detail)
                continue;
            output.WriteLine($"<details><summary>{Markdown.Html(change.Address)}, line by line</summary>");
            output.WriteLine();
            output.WriteLine(Markdown.Block(detail.TrimEnd('\n'), "diff"));
            output.WriteLine();
            output.WriteLine("</details>");
            output.WriteLine();
        }
    }

    /// <summary>A symbol and a word: <c>+ create</c>.</summary>
    public static string Head(ChangeDocument change) => $"{Markdown.Text(ChangeWords.Symbol(change))} {Markdown.Text(change.Action)}";

    public static string Cell(string text) => text.Length == 0 ? "" : Markdown.Code(text);
}
