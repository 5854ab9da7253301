using System.Globalization;
using System.Text;
using KafkaConfig.Cli.Commands;

namespace KafkaConfig.Cli.Views;

/// <summary>Colours for a terminal, or none; never alone, always beside a symbol or word. Also the one place where text from files and clusters is made safe to print.</summary>
public sealed class Ink(bool isColoured, bool isVerbose)
{
    private const string OldCommand = "##[";

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

    /// <summary>Without control, bidirectional and other invisible characters, which could forge lines or hide what they say; without half characters, which no file can hold; and without what the
    /// runner of a pipeline would take for one of its commands, at the start of a line (<c>::</c>) or anywhere (<c>##[</c>). Line breaks stay out too.</summary>
    public static string Safe(string text)
    {
        var isCommand = text.AsSpan().TrimStart().StartsWith("::", StringComparison.Ordinal);
        if (!isCommand && !text.Any(character => IsUnsafe(character) || char.IsSurrogate(character)) && !text.Contains(OldCommand, StringComparison.Ordinal))
            return text;
        var safe = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length;)
        {
            var isWhole = Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (!isWhole || (rune.IsBmp && IsUnsafe(text[index])))
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[index]:x4}");
            else if (!rune.IsBmp && IsUnsafe(Rune.GetUnicodeCategory(rune)))
                safe.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
            else
                safe.Append(text, index, length);
            index += length;
        }

        if (isCommand)
            safe.Replace("::", "\\u003a:", 0, safe.ToString().IndexOf("::", StringComparison.Ordinal) + 2);
        return safe.Replace(OldCommand, "#\\u0023[").ToString();
    }

    private static bool IsUnsafe(char character) => char.IsControl(character) || IsUnsafe(char.GetUnicodeCategory(character));

    private static bool IsUnsafe(UnicodeCategory category) => category is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private string Paint(string code, string text) => isColoured ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
