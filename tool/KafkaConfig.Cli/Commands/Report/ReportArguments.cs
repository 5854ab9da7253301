using System.CommandLine;
using KafkaConfig.Cli.Commands.Report.GitHub;

namespace KafkaConfig.Cli.Commands.Report;

/// <summary>The commands that tell others what a run found.</summary>
internal static class ReportArguments
{
    public static Command Command(IOContext io) => new DocumentedCommand(
        "report", "Tells a pull request, or an issue, what plan and drift found.", "0 told, 1 usage, or not told",
        "kafka-config report github --plan plan.json", "kafka-config report github --drift drift.json")
    {
        GitHubArguments.Command(io),
    };
}
