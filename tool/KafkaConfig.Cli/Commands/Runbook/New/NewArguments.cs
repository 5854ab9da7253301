using System.CommandLine;

namespace KafkaConfig.Cli.Commands.Runbook.New;

/// <summary>What <c>runbook new</c> was asked.</summary>
public sealed record NewArguments(GlobalArguments Global, string Rule, string Resource, string Environment, string? Strategy, string? Out, TimeSpan Timeout)
{
    internal static Command Command(IOContext io)
    {
        var rule = new Argument<string>("RULE") { Description = "The code that the refusal shows, such as KC1001." };
        var resource = new Argument<string>("ADDRESS") { Description = "The resource, such as topic/orders.placed; 'run' for a run as a whole (KC9006)." };
        var environment = CommonOptions.Environment("The environment where the change is planned; each needs a file of its own.");
        var strategy = new Option<string?>("--strategy") { Description = "new-topic or drain-and-expand, where a rule asks for one.", HelpName = "STRATEGY" };
        strategy.AcceptOnlyFromAmong("new-topic", "drain-and-expand");
        var target = new Option<string?>("--out") { Description = "The file to write, below runbooks/; named after the resource, the rule and the environment where nothing is said.", HelpName = "FILE" };
        var timeout = CommonOptions.Timeout();
        var command = new DocumentedCommand(
            "new", "Writes evidence for a refused change: what is live is filled in, questions are left to its author. A file that exists is never overwritten.",
            "0 written, 1 errors in files, usage, or the plan asks for no such evidence, 5 the cluster could not be read",
            "kafka-config runbook new KC1001 topic/orders.placed --env prod", "kafka-config runbook new KC9006 run --env prod --out runbooks/clean-up.md")
        {
            rule, resource, environment, strategy, target, timeout,
        };
        command.SetAction(async (parsed, cancellationToken) => (int)await new NewCommand(io).RunAsync(
            new NewArguments(
                GlobalArguments.Of(parsed), parsed.GetValue(rule) ?? "", parsed.GetValue(resource) ?? "", parsed.GetValue(environment) ?? "", parsed.GetValue(strategy), parsed.GetValue(target),
                TimeSpan.FromSeconds(parsed.GetValue(timeout))),
            cancellationToken));
        return command;
    }
}
