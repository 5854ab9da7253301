namespace KafkaConfig.Cli.Commands;

/// <summary>What <c>--output</c> can be; each command names those that make sense for it.</summary>
public enum OutputFormat
{
    Text,
    Json,
    Markdown,
    Sarif,
}
