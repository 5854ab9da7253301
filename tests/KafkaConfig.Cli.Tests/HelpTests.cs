using System.CommandLine;
using System.Text;
using KafkaConfig.Cli.Commands;
using KafkaConfig.Testing;

namespace KafkaConfig.Cli.Tests;

public sealed class HelpTests
{
    private const string BaselinePath = "tests/KafkaConfig.Cli.Tests/Help/expected.txt";

    [Fact]
    public async Task Every_command_has_the_help_that_reviewers_read()
    {
        var text = new StringBuilder();
        foreach (var line in (string[])["--help", .. Commands().Select(command => $"{command.Name} --help")])
        {
            var result = await RunAsync(line);
            Assert.Equal(0, result.ExitCode);
            text.Append("$ kafka-config ").Append(line).Append('\n').Append(string.Join('\n', result.Output.Split('\n').Select(row => row.TrimEnd()))).Append('\n');
        }

        Baseline.Matches(BaselinePath, text.ToString().Replace(AppDomain.CurrentDomain.FriendlyName, "kafka-config", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_help_has_examples_that_parse()
    {
        foreach (var command in Commands())
        {
            var help = (await RunAsync($"{command.Name} --help")).Output;
            Assert.Contains("Exit codes:", help, StringComparison.Ordinal);
            var examples = help.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("kafka-config ", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(examples);
            foreach (var example in examples)
            {
                var words = example.Split(["&&", ">"], StringSplitOptions.None)[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
                Assert.Empty(CommandLine.Build(Silence.Context).Parse(words).Errors);
            }
        }
    }

    [Theory]
    [InlineData("plan", "Option '--env' is required.")]
    [InlineData("plan --env prod --output yaml", "'yaml' is no output of this command; expected text, json, markdown.")]
    [InlineData("plan --env prod --timeout 0", "--timeout takes seconds from 1 to 300.")]
    [InlineData("plan --env prod --timeout abc", "--timeout takes seconds from 1 to 300.")]
    [InlineData("plann --env prod", "plan")]
    [InlineData("explain", "CODE")]
    [InlineData("explain KC101", "There is no rule 'KC101'.")]
    public async Task A_wrong_call_is_answered_with_a_sentence_and_1(string line, string words)
    {
        var result = await RunAsync(line);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(words, result.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explaining_a_rule_needs_no_repository()
    {
        var result = await RunAsync("explain kc1001");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Partition increase on an ordered topic", result.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<Command> Commands() => CommandLine.Build(Silence.Context).Subcommands;

    private static Task<CommandResult> RunAsync(string line) => CommandRunner.RunAsync(Path.GetTempPath(), line, null, TestContext.Current.CancellationToken);
}
