using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Plan;

/// <summary>What <c>plan</c> was asked.</summary>
public sealed record PlanArguments(
    GlobalArguments Global, IReadOnlyList<string> Environments, IReadOnlyList<string> Only, string? Base, string? Against, string? Out, bool DetailedExitCode, TimeSpan Timeout, OutputFormat Output)
{
    internal static Command Command(IOContext io)
    {
        var environments = CommonOptions.Environments("The environments to plan; several are planned one after the other.");
        var only = CommonOptions.Only("Narrows the plan to these addresses, such as topic/orders.placed or topic/orders.*");
        var from = new Option<string?>("--base")
        {
            Description = "The revision to count from, such as the base of a pull request: what left the files since then is seen, and connections, rules and protection must be the base's. By default, what was applied last.",
            HelpName = "REV",
        };
        var against = new Option<string?>("--against") { Description = "A snapshot to plan against in place of the cluster; such a plan is never applied.", HelpName = "FILE" };
        var target = new Option<string?>("--out") { Description = "Also writes the plan as JSON to a file.", HelpName = "FILE" };
        var detailed = new Option<bool>("--detailed-exit-code") { Description = "Ends with 2 where changes are pending." };
        var timeout = CommonOptions.Timeout();
        var output = CommonOptions.Output(OutputFormat.Text, OutputFormat.Json, OutputFormat.Markdown);
        var command = new DocumentedCommand(
            "plan", "Reads what is live, and shows every change that apply would make, with its risk. Writes nothing to any cluster.",
            "0 planned, 1 errors in files or usage, 2 changes pending (with --detailed-exit-code), 3 refused by a rule, 5 the cluster could not be read",
            "kafka-config plan --env sandbox", "kafka-config plan --env staging --env prod --output markdown", "kafka-config plan --env prod --only topic/orders.placed --detailed-exit-code",
            "kafka-config plan --env prod --base origin/main", "kafka-config plan --env prod --against prod.json")
        {
            environments, only, from, against, target, detailed, timeout, output,
        };
        command.SetAction(async (parsed, cancellationToken) => (int)await new PlanCommand(io).RunAsync(
            new PlanArguments(
                GlobalArguments.Of(parsed), parsed.GetValue(environments) ?? [], parsed.GetValue(only) ?? [], parsed.GetValue(from), parsed.GetValue(against), parsed.GetValue(target), parsed.GetValue(detailed),
                TimeSpan.FromSeconds(parsed.GetValue(timeout)), parsed.GetValue(output)),
            cancellationToken));
        return command;
    }
}
