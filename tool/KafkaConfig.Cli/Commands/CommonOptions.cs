using System.CommandLine;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Commands;

/// <summary>Options that mean the same everywhere.</summary>
internal static class CommonOptions
{
    public static Option<string?> Root { get; } = new("--root")
    {
        Description = "The config repository; by default the nearest folder with a kafka-config.yaml, from here upwards.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<bool> NoColor { get; } = new("--no-color") { Description = "Writes no colours; NO_COLOR in the environment does the same.", Recursive = true };

    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Shows every warning, and the trace of an unexpected failure.", Recursive = true };

    public static Option<string[]> Environments(string description) => new("--env")
    {
        Description = description,
        HelpName = "ENVIRONMENT",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<string> Environment(string description) => new("--env") { Description = description, HelpName = "ENVIRONMENT", Required = true };

    public static Option<string[]> Only(string description) => new("--only")
    {
        Description = description,
        HelpName = "ADDRESS",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    public static Option<int> Timeout() => new("--timeout")
    {
        Description = "Seconds to wait for each answer of a cluster.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 10,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 300)
                return seconds;
            result.AddError("--timeout takes seconds from 1 to 300.");
            return 10;
        },
    };

    /// <summary>A duration such as 20m.</summary>
    public static Option<TimeSpan> Duration(string name, string description, TimeSpan otherwise) => new(name)
    {
        Description = description,
        HelpName = "DURATION",
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (HumanUnits.TryParse(text, ValueUnit.Milliseconds, out var milliseconds) && milliseconds <= TimeSpan.FromDays(7).TotalMilliseconds)
                return TimeSpan.FromMilliseconds(milliseconds);
            result.AddError($"'{text}' is no duration for {name}; expected one such as 30s, 20m or 2h, of 7d at most.");
            return otherwise;
        },
    };

    public static Option<OutputFormat> Output(params OutputFormat[] formats)
    {
        var option = new Option<OutputFormat>("--output", "-o")
        {
            Description = "How to write the result; text where nothing is said.",
            HelpName = string.Join('|', formats.Select(format => Name(format))),
            CustomParser = result =>
            {
                var word = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                foreach (var format in formats)
                {
                    if (Name(format) == word)
                        return format;
                }

                result.AddError($"'{word}' is no output of this command; expected {string.Join(", ", formats.Select(format => Name(format)))}.");
                return OutputFormat.Text;
            },
        };
        option.CompletionSources.Add([.. formats.Select(format => Name(format))]);
        return option;
    }

    public static string Name(OutputFormat format) => format switch
    {
        OutputFormat.Json => "json",
        OutputFormat.Markdown => "markdown",
        OutputFormat.Sarif => "sarif",
        _ => "text",
    };
}
