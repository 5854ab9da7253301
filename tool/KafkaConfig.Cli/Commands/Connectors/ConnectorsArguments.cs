using System.CommandLine;
using KafkaConfig.Cli.Commands.Connectors.Restart;
using KafkaConfig.Cli.Commands.Connectors.Status;

namespace KafkaConfig.Cli.Commands.Connectors;

/// <summary>The commands about running connectors.</summary>
internal static class ConnectorsArguments
{
    public static Command Command(IOContext io) => new DocumentedCommand(
        "connectors", "Shows how connectors are, and restarts those that failed.", "those of its commands: 0, 1, 5, 6",
        "kafka-config connectors status --env prod", "kafka-config connectors restart --failed --env prod")
    {
        StatusArguments.Command(io),
        RestartArguments.Command(io),
    };
}
