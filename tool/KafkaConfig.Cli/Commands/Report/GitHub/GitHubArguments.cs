using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Report.GitHub;

/// <summary>What <c>report github</c> was asked.</summary>
public sealed record GitHubArguments(GlobalArguments Global, IReadOnlyList<string> Plans, IReadOnlyList<string> Drifts, string? Repository, int? PullRequest, string? Head, string? Base, TimeSpan Wait)
{
    internal static Command Command(IOContext io)
    {
        var plans = Files("--plan", "Files of plan --out. They become one comment in the pull request, the job's summary, and annotations at the findings' lines.");
        var drifts = Files("--drift", "Files of drift --output json. They become one issue, which is closed when nothing differs any more.");
        var repository = new Option<string?>("--repository") { Description = "OWNER/NAME; by default GITHUB_REPOSITORY.", HelpName = "OWNER/NAME" };
        var pullRequest = new Option<int?>("--pull-request")
        {
            CustomParser = given =>
            {
                if (int.TryParse(given.Tokens.SingleOrDefault()?.Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0)
                    return number;
                given.AddError($"'{given.Tokens.SingleOrDefault()?.Value}' is no number of a pull request, such as 7.");
                return null;
            },
            Description = "The pull request's number; by default that of the event at GITHUB_EVENT_PATH.",
            HelpName = "NUMBER",
        };
        var head = new Option<string?>("--head") { Description = "The commit to be merged; by default the event's.", HelpName = "COMMIT" };
        var target = new Option<string?>("--base") { Description = "The commit to be merged into; by default the event's.", HelpName = "COMMIT" };
        var wait = CommonOptions.Duration("--wait", "How long to keep trying each thing while GitHub limits or fails.", TimeSpan.FromMinutes(2));
        var command = new DocumentedCommand(
            "github",
            "Keeps one comment with the plans of all environments in a pull request, and one issue about drift. Also writes the job's summary and annotations. Reads GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_EVENT_PATH, GITHUB_API_URL, GITHUB_SERVER_URL, GITHUB_RUN_ID, GITHUB_WORKSPACE, GITHUB_STEP_SUMMARY and GITHUB_ACTIONS.",
            "0 told, 1 usage, or not told; what the plans say decides nothing here",
            "kafka-config report github --plan plan.json", "kafka-config report github --plan staging.json prod.json", "kafka-config report github --plan plan.json --pull-request 7 --repository acme/kafka",
            "kafka-config report github --drift drift.json")
        {
            plans, drifts, repository, pullRequest, head, target, wait,
        };
        command.SetAction(async (parsed, cancellationToken) => (int)await new GitHubCommand(io).RunAsync(
            new GitHubArguments(
                GlobalArguments.Of(parsed), parsed.GetValue(plans) ?? [], parsed.GetValue(drifts) ?? [], parsed.GetValue(repository), parsed.GetValue(pullRequest), parsed.GetValue(head),
                parsed.GetValue(target), parsed.GetValue(wait)),
            cancellationToken));
        return command;
    }

    private static Option<string[]> Files(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };
}
