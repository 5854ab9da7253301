using System.Text.RegularExpressions;
using KafkaConfig.Cli.Commands;
using KafkaConfig.Testing;

namespace KafkaConfig.Cli.Tests;

/// <summary>What README and docs show is true.</summary>
public sealed partial class PagesTests
{
    private static readonly string[] Pages =
        [SolutionRoot.Combine("README.md"), SolutionRoot.Combine("CONTRIBUTING.md"), .. Directory.GetFiles(SolutionRoot.Combine("docs"), "*.md", SearchOption.AllDirectories)];

    [Fact]
    public void Every_link_leads_somewhere()
    {
        var links = Pages.SelectMany(page => Link().Matches(File.ReadAllText(page)).Select(match => (page, Target: match.Groups["target"].Value)))
            .Where(link => !link.Target.Contains("://", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(links);
        Assert.DoesNotContain(links, link => !Path.Exists(Path.Combine(Path.GetDirectoryName(link.page) ?? "", link.Target)));
    }

    [Fact]
    public void Every_command_line_parses()
    {
        var lines = Pages.SelectMany(page => Block("sh").Matches(File.ReadAllText(page))).SelectMany(match => match.Groups["text"].Value.Split('\n'))
            .Select(line => line.Contains("KafkaConfig.Cli -c Release -- ", StringComparison.Ordinal) ? line[(line.IndexOf(" -- ", StringComparison.Ordinal) + 4)..] : line)
            .Select(line => line.StartsWith("kafka-config ", StringComparison.Ordinal) ? line["kafka-config ".Length..] : line)
            .Where(line => line.Length > 0 && !line.StartsWith("dotnet ", StringComparison.Ordinal) && !line.StartsWith("export ", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count >= 5);
        var root = CommandLine.Build(Silence.Context);
        Assert.All(lines, line => Assert.Empty(root.Parse(line.Split(' ')).Errors));
    }

    [Fact]
    public async Task Every_yaml_block_is_the_file_that_it_names()
    {
        var blocks = Pages.SelectMany(page => Block("yaml").Matches(File.ReadAllText(page))).Select(match => match.Groups["text"].Value).ToList();
        Assert.NotEmpty(blocks);
        foreach (var block in blocks)
        {
            var path = block.Split('\n')[0].TrimStart('#', ' ');
            var shown = block.Split('\n').Skip(1);
            var real = (await File.ReadAllLinesAsync(SolutionRoot.Combine(path), TestContext.Current.CancellationToken)).Where(line => !line.StartsWith('#'));
            Assert.Equal(real, shown.Where(line => line.Length > 0));
        }
    }

    [Fact]
    public async Task What_the_readme_shows_of_show_is_what_show_prints()
    {
        var result = await CommandRunner.RunAsync(SolutionRoot.Path, "show topic/orders.placed --env staging", null, TestContext.Current.CancellationToken);
        Assert.Contains(result.Output, await File.ReadAllTextAsync(SolutionRoot.Combine("README.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_readme_shows_of_mistakes_is_what_validate_prints()
    {
        using var folder = new TemporaryFolder();
        folder.Write("kafka-config.yaml", "profiles: { event: { partitions: 1, replicationFactor: 3 } }\n");
        folder.Write("topics/orders/orders.placed.yaml", "# yaml-language-server: $schema=x\nowner: team-orders\ndescription: One event for each order that a customer placed.\nprofile: event\npartions: 24\nconfig:\n  retention.ms: 14 days\n");
        var result = await CommandRunner.RunAsync(folder.Path, "validate", null, TestContext.Current.CancellationToken);
        Assert.Contains(result.Output[..result.Output.IndexOf("\n\n", StringComparison.Ordinal)], await File.ReadAllTextAsync(SolutionRoot.Combine("README.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_readme_shows_of_the_first_refusal_is_what_plan_prints()
    {
        using var folder = new TemporaryFolder();
        folder.Write("kafka-config.yaml", "owners: { team-orders: {} }\nprofiles: { event: { partitions: 1, replicationFactor: 3 } }\n");
        folder.Write("environments/sandbox.yaml", "cluster: { file: cluster.json }\n");
        folder.Write("environments/staging.yaml", "cluster: { file: staging.json }\n");
        var topic = await File.ReadAllTextAsync(SolutionRoot.Combine("topics", "orders", "orders.placed.yaml"), TestContext.Current.CancellationToken);
        folder.Write("topics/orders/orders.placed.yaml", topic);
        Assert.Equal(0, (await CommandRunner.RunAsync(folder.Path, "apply --env sandbox --yes", null, TestContext.Current.CancellationToken)).ExitCode);
        folder.Write("topics/orders/orders.placed.yaml", topic.Replace("sandbox: { partitions: 6 }", "sandbox: { partitions: 4 }", StringComparison.Ordinal));
        var result = await CommandRunner.RunAsync(folder.Path, "plan --env sandbox", null, TestContext.Current.CancellationToken);
        Assert.Equal(3, result.ExitCode);
        var refusal = result.Output[result.Output.IndexOf("REFUSED KC1005", StringComparison.Ordinal)..result.Output.IndexOf("\n\nChanges", StringComparison.Ordinal)];
        Assert.Contains(refusal, await File.ReadAllTextAsync(SolutionRoot.Combine("README.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Regex Block(string language) => new($"^```{language}\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline);

    [GeneratedRegex(@"\]\((?<target>[^)#]+)\)")]
    private static partial Regex Link();
}
