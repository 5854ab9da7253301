using KafkaConfig.Core.Applying;
using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;
using KafkaConfig.Testing;

namespace KafkaConfig.Cli.Tests;

public sealed class ExitCodesTests
{
    private static readonly CreateTopic Change = new(SomeTopic.Definition());

    [Theory]
    [InlineData("0", 0)]
    [InlineData("", 0)]
    [InlineData("0 2", 2)]
    [InlineData("2 3", 3)]
    [InlineData("3 5", 5)]
    [InlineData("5 4", 4)]
    [InlineData("4 1", 1)]
    [InlineData("1 6 0", 6)]
    public void Where_several_hold_the_worst_decides(string codes, int expected) =>
        Assert.Equal(expected, (int)ExitCodes.Worst(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => (ExitCode)int.Parse(code, System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("KC0004", Severity.Refuse, 1)]
    [InlineData("KC1005", Severity.Refuse, 3)]
    [InlineData("KC1001", Severity.Runbook, 3)]
    [InlineData("KC7007", Severity.Ack, 3)]
    [InlineData("KC1014", Severity.Warn, 0)]
    public void A_shape_is_an_error_and_any_other_stop_a_refusal(string code, Severity severity, int expected) => Assert.Equal(expected, (int)ExitCodes.Of([Finding(code, severity)]));

    [Theory]
    [InlineData(false, false, null, false, 0)]
    [InlineData(true, false, null, false, 0)]
    [InlineData(true, false, null, true, 2)]
    [InlineData(true, false, "KC1005", true, 3)]
    [InlineData(true, true, "KC1005", true, 5)]
    [InlineData(true, false, "KC9001", true, 5)]
    public void A_plan_ends_as_its_verdict_says(bool hasChanges, bool isUnread, string? finding, bool detailed, int expected) => Assert.Equal(expected, (int)ExitCodes.Of(
        Plan(hasChanges, isUnread, finding), detailed));

    [Theory]
    [InlineData("Done Done", false, 0)]
    [InlineData("Done Failed", false, 6)]
    [InlineData("Failed Failed", false, 1)]
    [InlineData("Skipped Skipped", false, 1)]
    [InlineData("Done Skipped", false, 6)]
    [InlineData("Uncertain", false, 6)]
    [InlineData("Done", true, 6)]
    public void An_apply_ends_as_its_outcomes_say(string outcomes, bool notVerified, int expected) => Assert.Equal(expected, (int)ExitCodes.Of(new ApplyReport
    {
        Environment = "prod",
        Outcomes = [.. outcomes.Split(' ').Select(status => new ApplyOutcome(Change, Enum.Parse<ApplyStatus>(status)))],
        NotVerified = notVerified ? new Dictionary<ResourceAddress, string> { [Change.Address] = "still to create" } : new Dictionary<ResourceAddress, string>(),
    }));

    [Fact]
    public void Every_exit_code_is_documented()
    {
        var text = File.ReadAllText(SolutionRoot.Combine("docs", "exit-codes.md"));
        Assert.All(Enum.GetValues<ExitCode>(), code => Assert.Contains($"| {(int)code} |", text, StringComparison.Ordinal));
    }

    private static Finding Finding(string code, Severity severity) => new() { Code = code, Severity = severity, What = "x" };

    private static EnvironmentPlan Plan(bool hasChanges, bool isUnread, string? finding) => new()
    {
        Environment = "prod",
        Production = true,
        ClusterId = "c",
        Cluster = "c",
        Revision = "none",
        ToolVersion = "0",
        CreatedAt = FixedClock.Instance.GetUtcNow(),
        Rights = [],
        Changes = hasChanges ? [Change] : [],
        Digests = new Dictionary<ResourceAddress, string>(),
        Findings = finding is null ? [] : [Finding(finding, Severity.Refuse)],
        Drift = [],
        NotEvaluated = isUnread ? new Dictionary<ResourceAddress, string> { [Change.Address] = "denied" } : new Dictionary<ResourceAddress, string>(),
        Unchanged = 0,
    };
}
