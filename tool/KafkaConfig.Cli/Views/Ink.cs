using System.Globalization;
using System.Text;
using KafkaConfig.Cli.Commands;

namespace KafkaConfig.Cli.Views;

/// <summary>Colours for a terminal, or none; never alone, always beside a symbol or word. Also the one place where text from files and clusters is made safe to print.</summary>
public sealed class Ink(bool isColoured, bool isVerbose)
{
    public static Ink Plain { get; } = new(isColoured: false, isVerbose: false);

    /// <summary>True where every warning is shown.</summary>
    public bool IsVerbose => isVerbose;

    public static Ink For(IOContext io, GlobalArguments arguments) =>
        new(io.OutputIsTerminal && !arguments.NoColor && string.IsNullOrEmpty(io.Variable("NO_COLOR")), arguments.Verbose);

    public string Red(string text) => Paint("31", text);

    public string Green(string text) => Paint("32", text);

    public string Yellow(string text) => Paint("33", text);

    public string Faint(string text) => Paint("2", text);

    public string Bold(string text) => Paint("1", text);

    /// <summary>Without control and bidirectional characters, which could forge lines or hide what they say. Line breaks stay out too.</summary>
    public static string Safe(string text)
    {
        if (!text.Any(IsUnsafe))
            return text;
        var safe = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (IsUnsafe(character))
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else
                safe.Append(character);
        }

        return safe.ToString();
    }

    private static bool IsUnsafe(char character) =>
        char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private string Paint(string code, string text) => isColoured ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
