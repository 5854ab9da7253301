using System.Text.RegularExpressions;
using KafkaConfig.Adapters.Http;

namespace KafkaConfig.Adapters.Connect;

/// <summary>A worker's messages, without what is only Java.</summary>
internal static partial class ConnectWords
{
    public static string Tidy(string message)
    {
        message = Exceptions().Replace(message, "");
        if (UnknownClass().Match(message) is { Success: true } unknown)
        {
            var installed = Installed().Matches(unknown.Groups["rest"].Value).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            return $"no connector class {unknown.Groups["class"].Value} is installed; installed are {string.Join(", ", installed)}";
        }

        return Invalid().Match(message) is { Success: true } invalid ? invalid.Groups["errors"].Value.Trim().Replace("\n", "; ", StringComparison.Ordinal) : message;
    }

    /// <summary>The status and the message, both fit for a sentence.</summary>
    public static string Describe(ServiceReply reply, ConnectSecrets secrets) => Tidy(secrets.Redact(reply.Message)) is { Length: > 0 } words ? words : $"the worker answers {reply.Describe("")}";

    [GeneratedRegex(@"^(?:(?:[a-z]\w*\.)+[A-Z][\w$]*(?:Exception|Error): )+")]
    private static partial Regex Exceptions();

    [GeneratedRegex(@"Failed to find any class that implements Connector and which name matches (?<class>.*?), available connectors are: (?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex UnknownClass();

    [GeneratedRegex(@"PluginDesc\{[^{}]*? name='(?<name>[^']+)'")]
    private static partial Regex Installed();

    [GeneratedRegex(@"Connector configuration is invalid and contains the following \d+ error\(s\):(?<errors>.*?)(?:You can also find the above list of errors|$)", RegexOptions.Singleline)]
    private static partial Regex Invalid();
}
