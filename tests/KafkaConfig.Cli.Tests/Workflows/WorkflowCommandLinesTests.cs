using System.Text.RegularExpressions;
using KafkaConfig.Cli.Commands;
using KafkaConfig.Testing;

namespace KafkaConfig.Cli.Tests.Workflows;

/// <summary>The tool understands what workflows and the action say to it, and the action what its page says to it.</summary>
public sealed partial class WorkflowCommandLinesTests
{
    // Skipped only for as long as the tool does not have them.
    private static readonly string[] Coming = ["drift", "report", "--base"];

    [Fact]
    public void Every_command_line_parses()
    {
        var root = CommandLine.Build(Silence.Context);
        var lines = WorkflowFile.All.SelectMany(file => file.Steps).Select(step => step.Entry("run")?.Text()).OfType<string>()
            .Concat(WorkflowRulesTests.ActionScripts().Select(File.ReadAllText))
            .SelectMany(script => script.Split('\n')).Select(line => Call().Match(line)).Where(match => match.Success).Select(match => match.Groups["rest"].Value).ToList();
        foreach (var command in (string[])["validate", "plan", "apply", "drift", "report"])
            Assert.Contains(lines, line => line.StartsWith(command + " ", StringComparison.Ordinal));
        Assert.True(lines.Count >= 20);
        var problems = new List<string>();
        foreach (var line in lines)
        {
            var words = Words(line);
            if (Coming.Contains(words[0]) && root.Subcommands.All(command => command.Name != words[0]))
                continue;
            var known = root.Subcommands.Single(command => command.Name == words[0]).Options.Select(option => option.Name).ToHashSet();
            for (var at = words.FindIndex(word => Coming.Contains(word) && !known.Contains(word)); at > 0; at = words.FindIndex(word => Coming.Contains(word) && !known.Contains(word)))
                words.RemoveRange(at, 2);
            problems.AddRange(root.Parse(words).Errors.Select(error => $"{line}: {error.Message}"));
        }

        Assert.Empty(problems);
    }

    [Fact]
    public async Task The_five_lines_of_the_page_use_inputs_that_the_action_has()
    {
        var page = await File.ReadAllTextAsync(SolutionRoot.Combine("docs", "github.md"), TestContext.Current.CancellationToken);
        var lines = Example().Match(page).Groups["text"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        var inputs = WorkflowFile.Action.Root.Entry("inputs")?.Names() ?? [];
        Assert.All(lines.Skip(2), line => Assert.Contains(line.Trim().Split(':')[0], inputs));
        Assert.Matches("^- uses: acme/kafka-config@[0-9a-f]{40} # v", lines[0]);
        // And the page names each of the others, and each output.
        Assert.All(inputs.Concat(WorkflowFile.Action.Root.Entry("outputs")?.Names() ?? []), name => Assert.Contains(name, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_input_reaches_a_script_as_a_variable_or_decides_about_a_step()
    {
        var used = string.Join('\n', WorkflowFile.Action.Steps.SelectMany(step => new[] { step.Entry("if")?.Text() ?? "" }.Concat(step.Entry("env")?.Scalars() ?? [])));
        Assert.All(WorkflowFile.Action.Root.Entry("inputs")?.Names() ?? [], name => Assert.Contains($"inputs.{name}", used, StringComparison.Ordinal));
    }

    private static List<string> Words(string line)
    {
        var text = End().Replace(line, "");
        // Lists of options, as action/run puts them together.
        text = text.Replace("\"${chosen[@]}\"", "--env a --env b", StringComparison.Ordinal).Replace("${from[@]+\"${from[@]}\"}", "--base c --against d", StringComparison.Ordinal);
        return [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Contains('$', StringComparison.Ordinal) ? "x" : word)];
    }

    [GeneratedRegex(@"^\s*(?:if ! |\[ [^\]]*\] \|\| )?(?:dotnet )?kafka-config (?<rest>.+)$")]
    private static partial Regex Call();

    [GeneratedRegex(@" (?:2>&1|>|\|).*$")]
    private static partial Regex End();

    [GeneratedRegex(@"^```yml\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Example();
}
