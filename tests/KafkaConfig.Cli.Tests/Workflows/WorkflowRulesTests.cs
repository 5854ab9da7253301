using System.Text.RegularExpressions;
using KafkaConfig.Testing;
using YamlDotNet.RepresentationModel;

namespace KafkaConfig.Cli.Tests.Workflows;

/// <summary>What holds for every workflow, those that <c>init</c> writes included.</summary>
public sealed partial class WorkflowRulesTests
{
    private const string BranchesOfThisRepository = "github.event.pull_request.head.repo.full_name == github.repository";

    // Whatever is not here must be argued for here, and in docs/github.md.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["validate-and-plan/validate"] = ["contents: read"],
        ["validate-and-plan/plan"] = ["contents: read"],
        ["validate-and-plan/report"] = ["contents: read", "pull-requests: write"],
        ["validate-and-plan/offline"] = ["contents: read"],
        ["validate-and-plan/gate"] = [],
        ["apply/staging"] = ["contents: read"],
        ["apply/prod"] = ["contents: read", "deployments: read"],
        ["drift/drift"] = ["contents: read"],
        ["drift/report"] = ["contents: read", "issues: write"],
        ["ci/test"] = ["contents: read"],
    };

    private static IEnumerable<WorkflowJob> Jobs => WorkflowFile.Workflows.SelectMany(file => file.Jobs);

    [Fact]
    public void There_are_these_workflows_and_no_others()
    {
        Assert.Equal(["apply", "ci", "drift", "validate-and-plan"], WorkflowFile.Own.Select(file => file.Name));
        Assert.Equal(["apply", "drift", "validate-and-plan"], WorkflowFile.Templates.Select(file => file.Name));
    }

    [Fact]
    public void Every_action_is_pinned_by_its_commit_and_names_its_version()
    {
        var uses = WorkflowFile.All.SelectMany(file => file.Text.Split('\n').Where(line => Use().IsMatch(line)).Select(line => Use().Replace(line, ""))).Where(use => use != "./").ToList();
        Assert.True(uses.Count >= 20);
        Assert.All(uses, use => Assert.Matches(Pinned(), use));
        // One commit for each action, wherever it is used.
        Assert.Equal(uses.Select(use => use.Split('@')[0]).Distinct().Count(), uses.Distinct().Count());
    }

    [Fact]
    public void The_action_of_this_checkout_is_used_in_this_repository_alone() =>
        Assert.DoesNotContain(WorkflowFile.Templates.SelectMany(file => file.Steps), step => step.Entry("uses")?.Text().StartsWith('.') == true);

    [Fact]
    public void Nothing_is_permitted_unless_a_job_asks_for_it()
    {
        Assert.All(WorkflowFile.Workflows, file => Assert.Empty(Assert.IsType<YamlMappingNode>(file.Root.Entry("permissions")).Children));
        Assert.All(Jobs, job => Assert.Equal(Allowed[$"{job.File.Name}/{job.Name}"], job.Permissions));
    }

    [Fact]
    public void A_job_that_writes_to_GitHub_holds_no_secret() =>
        Assert.DoesNotContain(Jobs, job => job.HoldsSecrets && job.Permissions?.Any(permission => permission.EndsWith(": write", StringComparison.Ordinal)) == true);

    [Fact]
    public void No_expression_stands_in_a_script()
    {
        var scripts = WorkflowFile.All.SelectMany(file => file.Steps).Select(step => step.Entry("run")?.Text()).OfType<string>().ToList();
        Assert.True(scripts.Count >= 20);
        Assert.DoesNotContain(scripts, script => script.Contains("${{", StringComparison.Ordinal));
        // Nor in another language's script, nor in a shell's name.
        Assert.DoesNotContain(WorkflowFile.All.SelectMany(file => file.Steps), step => step.Entry("with")?.Entry("script") is not null);
        Assert.DoesNotContain(WorkflowFile.All.SelectMany(file => file.Steps), step => step.Entry("shell")?.Text() is not (null or "bash"));
    }

    [Fact]
    public void Every_script_stops_at_its_first_failure_and_quotes_its_variables()
    {
        var scripts = WorkflowFile.All.SelectMany(file => file.Steps).Select(step => step.Entry("run")?.Text()).OfType<string>()
            .Concat(ActionScripts().Select(path => File.ReadAllText(path).ReplaceLineEndings("\n"))).ToList();
        Assert.All(scripts, script =>
        {
            var lines = script.Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#')).ToList();
            // One command alone ends with its own code.
            if (lines.Count > 1)
                Assert.Equal("set -euo pipefail", lines[0]);
            Assert.All(lines.Where(line => !line.TrimStart().StartsWith('#')), line => Assert.DoesNotMatch(Unquoted(), Numbers().Replace(Quoted().Replace(line, ""), "")));
        });
    }

    [Fact]
    public void The_scripts_of_the_action_can_be_run() =>
        Assert.All(ActionScripts(), path => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute)));

    [Fact]
    public void No_event_gives_secrets_to_strangers() =>
        Assert.All(WorkflowFile.Workflows, file => Assert.Subset(new HashSet<string> { "pull_request", "push", "schedule", "workflow_dispatch" }, file.Triggers.ToHashSet()));

    [Fact]
    public void A_job_that_a_fork_can_start_holds_no_secret()
    {
        var jobs = Jobs.Where(job => job.File.Triggers.Contains("pull_request")).ToList();
        Assert.Contains(jobs, job => job.HoldsSecrets);
        Assert.All(jobs.Where(job => job.HoldsSecrets), job =>
        {
            Assert.StartsWith(BranchesOfThisRepository + " && ", job.If, StringComparison.Ordinal);
            Assert.DoesNotContain("||", job.If, StringComparison.Ordinal);
        });
        Assert.DoesNotContain(WorkflowFile.OwnNamed("ci").Root.Scalars(), text => text.Contains("secrets", StringComparison.Ordinal));
        Assert.DoesNotContain(WorkflowFile.Action.Root.Scalars(), text => text.Contains("secrets.", StringComparison.Ordinal));
    }

    [Fact]
    public void Secrets_reach_single_steps_as_variables_that_are_named() =>
        Assert.All(WorkflowFile.Workflows.SelectMany(file => file.Text.Split('\n')).Where(line => line.Contains("secrets", StringComparison.Ordinal) && !line.TrimStart().StartsWith('#')), line => Assert.Matches(NamedSecret(), line));

    [Fact]
    public void A_checkout_leaves_no_token_behind_and_brings_the_history_that_is_read()
    {
        Assert.All(Jobs.Where(job => job.Checkout is not null), job => Assert.Equal("false", job.Checkout?.Entry("with")?.Entry("persist-credentials")?.Text()));
        var readers = Jobs.Where(job => job.Scripts.Any(script => HistoryReader().IsMatch(script))).ToList();
        Assert.True(readers.Count >= 12);
        Assert.All(readers, job => Assert.Equal("0", job.Checkout?.Entry("with")?.Entry("fetch-depth")?.Text()));
    }

    [Fact]
    public void Every_job_ends_one_day() => Assert.All(Jobs, job => Assert.InRange(int.Parse(job.Node.Entry("timeout-minutes")?.Text() ?? "0", null), 1, 120));

    [Fact]
    public void What_the_tool_prints_can_start_no_workflow_command() =>
        Assert.All(WorkflowFile.Workflows.SelectMany(file => file.Steps).Select(step => step.Entry("run")?.Text() ?? "").Where(script => HistoryReader().IsMatch(script)), script =>
        {
            var call = HistoryReader().Match(script).Index;
            Assert.InRange(script.IndexOf("echo \"::stop-commands::$word\"", StringComparison.Ordinal), 0, call);
            Assert.InRange(script.IndexOf("echo \"::$word::\"", StringComparison.Ordinal), call, script.Length);
        });

    [Fact]
    public void The_page_says_what_each_job_may_do() =>
        Assert.All(Allowed, job =>
        {
            var (workflow, name) = (job.Key.Split('/')[0], job.Key.Split('/')[1]);
            var permissions = job.Value.Length == 0 ? "none" : string.Join(", ", job.Value.Select(permission => $"`{permission}`"));
            Assert.Contains($"\n| `{workflow}` | `{name}` | {permissions} | ", File.ReadAllText(SolutionRoot.Combine("docs", "github.md")), StringComparison.Ordinal);
        });

    internal static IReadOnlyList<string> ActionScripts() => [.. Directory.GetFiles(SolutionRoot.Combine("action")).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^\s*(?:- )?uses: ")]
    private static partial Regex Use();

    [GeneratedRegex(@"^[a-z]+/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"'[^']*'|""(?:[^""\\$]|\\.|\$\([^)]*\)|\$)*""")]
    private static partial Regex Quoted();

    // Numbers that the shell itself counts, and the word-by-word form of a list that may be empty.
    [GeneratedRegex(@"\$\?|\$\{\w+\[@\]\+|=\$\?|\[\[.*\]\]|<<< \S+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\$[\w{@*]")]
    private static partial Regex Unquoted();

    [GeneratedRegex(@"^\s+(?<name>[A-Z_]+): \$\{\{ secrets\.\k<name> \}\}$")]
    private static partial Regex NamedSecret();

    [GeneratedRegex(@"\bkafka-config (?:validate|plan|apply|drift)\b")]
    private static partial Regex HistoryReader();
}
