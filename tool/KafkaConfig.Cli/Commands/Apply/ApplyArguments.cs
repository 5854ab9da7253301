using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Apply;

/// <summary>What <c>apply</c> was asked.</summary>
public sealed record ApplyArguments(GlobalArguments Global, string Environment, IReadOnlyList<string> Only, bool Yes, TimeSpan Timeout, OutputFormat Output)
{
    /// <summary>A file of <c>plan --out</c>: nothing beyond it is done.</summary>
    public string? Plan { get; init; }

    /// <summary>How long gates may take until they hold.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>How long to wait for another run.</summary>
    public TimeSpan LockTimeout { get; init; }

    internal static Command Command(IOContext io)
    {
        var environment = CommonOptions.Environment("The environment to change.");
        var only = CommonOptions.Only("Applies a part alone: these addresses, such as topic/orders.placed or topic/orders.*");
        var yes = new Option<bool>("--yes") { Description = "Applies without asking; required where nobody can answer." };
        var plan = new Option<string?>("--plan") { Description = "A plan that was approved, from plan --out: whatever is not in it, or rests on other facts now, stops the run (4).", HelpName = "FILE" };
        var wait = CommonOptions.Duration("--wait", "How long to wait, such as 20m, until the gates of a runbook hold; not at all where nothing is said.", TimeSpan.Zero);
        var lockTimeout = CommonOptions.Duration("--lock-timeout", "How long to wait, such as 10m, for another run on the same cluster; 2m where nothing is said.", TimeSpan.FromMinutes(2));
        var timeout = CommonOptions.Timeout();
        var output = CommonOptions.Output(OutputFormat.Text, OutputFormat.Json);
        var command = new DocumentedCommand(
            "apply", "Plans again, asks, applies in batches, and reads back what was written. One unanswered refusal stops all of it.",
            "0 applied or nothing to do, 1 errors in files, usage, another run holds the cluster, or refused by the brokers' dry run, 3 refused by a rule or a gate, 4 not what was approved, 5 the cluster could not be read, 6 partly applied or not verified",
            "kafka-config apply --env sandbox --yes", "kafka-config apply --env staging --only topic/orders.placed", "kafka-config apply --env prod --plan plan.json --yes --wait 20m")
        {
            environment, only, yes, plan, wait, lockTimeout, timeout, output,
        };
        command.SetAction(async (parsed, cancellationToken) => (int)await new ApplyCommand(io).RunAsync(
            new ApplyArguments(
                GlobalArguments.Of(parsed), parsed.GetValue(environment) ?? "", parsed.GetValue(only) ?? [], parsed.GetValue(yes), TimeSpan.FromSeconds(parsed.GetValue(timeout)), parsed.GetValue(output))
            {
                Plan = parsed.GetValue(plan),
                Wait = parsed.GetValue(wait),
                LockTimeout = parsed.GetValue(lockTimeout),
            },
            cancellationToken));
        return command;
    }
}
