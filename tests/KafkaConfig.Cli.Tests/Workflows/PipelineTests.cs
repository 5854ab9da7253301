using System.Text.RegularExpressions;
using KafkaConfig.Testing;

namespace KafkaConfig.Cli.Tests.Workflows;

/// <summary>The order of things: what waits for what, and what is never cancelled, skipped or green by mistake.</summary>
public sealed partial class PipelineTests
{
    private const string Main = "github.ref == 'refs/heads/main'";
    private const string Live = "github.event.pull_request.head.repo.full_name == github.repository && github.actor != 'dependabot[bot]'";
    private const string Offline = "github.event.pull_request.head.repo.full_name != github.repository || github.actor == 'dependabot[bot]'";

    public static TheoryData<string> Folders => ["own", "init"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_required_check_always_runs_and_judges_all_others(string folder)
    {
        var file = Named(folder, "validate-and-plan");
        var gate = file.Jobs.Single(job => job.Node.Entry("name")?.Text() == "KafkaConfig plan");
        Assert.Equal("always()", gate.If);
        Assert.Equal(file.Jobs.Select(job => job.Name).Where(name => name != gate.Name).Order(StringComparer.Ordinal), gate.Needs.Order(StringComparer.Ordinal));
        var judge = Assert.Single(gate.Steps);
        Assert.Null(judge.Entry("if"));
        Assert.Null(judge.Entry("continue-on-error"));
        Assert.Equal($"${{{{ {Live} }}}}", judge.Entry("env")?.Entry("LIVE")?.Text());
        Assert.All(gate.Needs, name => Assert.Equal($"${{{{ needs.{name}.result }}}}", judge.Entry("env")?.Entry(name.ToUpperInvariant())?.Text()));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_pull_request_is_planned_live_or_offline_and_a_refused_plan_is_told(string folder)
    {
        var file = Named(folder, "validate-and-plan");
        Assert.Equal(Live, file.Job("plan").If);
        Assert.Equal(Offline, file.Job("offline").If);
        Assert.Equal(["${{ matrix.environment }}-plan"], file.Job("plan").Node.Entry("environment")?.Names());
        Assert.Equal("false", file.Job("plan").Node.Entry("strategy")?.Entry("fail-fast")?.Text());
        Assert.Equal("${{ !cancelled() && needs.plan.result != 'skipped' }}", file.Job("report").If);
        Assert.Equal("always()", file.Job("plan").Steps[^1].Entry("if")?.Text());
        Assert.Equal("true", file.Root.Entry("concurrency")?.Entry("cancel-in-progress")?.Text());
        Assert.Contains("github.event.pull_request.number", file.Root.Entry("concurrency")?.Entry("group")?.Text(), StringComparison.Ordinal);
        // The base branch says where to connect, so it is the protected one; no other filter, since a required check that never comes would block.
        var pullRequest = Assert.IsType<YamlDotNet.RepresentationModel.YamlMappingNode>(file.Root.Entry("on")?.Entry("pull_request"));
        Assert.Equal(["main"], Assert.Single(pullRequest.Children).Value.Names());
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void An_apply_runs_on_main_alone_is_never_cancelled_and_reaches_prod_through_staging(string folder)
    {
        var file = Named(folder, "apply");
        Assert.Equal(["push", "workflow_dispatch"], file.Triggers);
        Assert.Equal(["main"], file.Root.Entry("on")?.Entry("push")?.Entry("branches")?.Names());
        Assert.Null(file.Root.Entry("concurrency"));
        Assert.Equal(["staging", "prod"], file.Jobs.Select(job => job.Name));
        Assert.All(file.Jobs, job =>
        {
            Assert.Equal(Main, job.If.Split(" && ")[0]);
            Assert.DoesNotContain("()", job.If, StringComparison.Ordinal);
            Assert.Equal(job.Name, job.Node.Entry("environment")?.Text());
            Assert.Equal($"kafka-config-apply-{job.Name}", job.Node.Entry("concurrency")?.Entry("group")?.Text());
            Assert.Equal("false", job.Node.Entry("concurrency")?.Entry("cancel-in-progress")?.Text());
            Assert.Equal("max", job.Node.Entry("concurrency")?.Entry("queue")?.Text());
            Assert.Equal("main", job.Checkout?.Entry("with")?.Entry("ref")?.Text());
            Assert.All(job.Steps, step => Assert.Null(step.Entry("if")));
            Assert.Contains($"kafka-config apply --env {job.Name} --yes", job.Scripts[^1], StringComparison.Ordinal);
        });
        Assert.Empty(file.Job("staging").Needs);
        Assert.Equal(["staging"], file.Job("prod").Needs);
        Assert.Equal(Main, file.Job("prod").If);
        Assert.DoesNotContain(file.Jobs.SelectMany(job => job.Steps), step => step.Entry("continue-on-error") is not null);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Drift_is_read_each_night_and_told_only_when_every_environment_has_answered(string folder)
    {
        var file = Named(folder, "drift");
        Assert.Equal(["schedule", "workflow_dispatch"], file.Triggers);
        Assert.All(file.Jobs, job => Assert.Equal(Main, job.If));
        Assert.Equal(["drift"], file.Job("report").Needs);
        Assert.Equal(["${{ matrix.environment }}-plan"], file.Job("drift").Node.Entry("environment")?.Names());
    }

    [Theory]
    [InlineData("validate-and-plan", "plan", "Plan", "staging", "prod")]
    [InlineData("apply", "staging", "Apply", "staging")]
    [InlineData("apply", "prod", "Apply", "prod")]
    [InlineData("drift", "drift", "Compare", "staging", "prod")]
    public void Whatever_an_environment_reads_is_given_to_it(string file, string job, string step, params string[] environments)
    {
        var given = WorkflowFile.OwnNamed(file).Job(job).Step(step).Entry("env")?.Names() ?? [];
        var read = environments.SelectMany(environment => Variable().Matches(File.ReadAllText(SolutionRoot.Combine("environments", $"{environment}.yaml")))).Select(match => match.Groups["name"].Value).ToHashSet();
        Assert.NotEmpty(read);
        Assert.Subset(given.ToHashSet(), read);
        Assert.Equal(read.Order(StringComparer.Ordinal), given.Where(name => name is not ("BASE" or "ENVIRONMENT" or "GITHUB_TOKEN")).Order(StringComparer.Ordinal));
    }

    /// <summary>What a template does is what its original does; how it comes to the tool, and the names of the variables, are its own.</summary>
    [Fact]
    public void Init_writes_the_workflows_that_this_repository_runs_itself()
    {
        Assert.All(WorkflowFile.Templates, template =>
        {
            var own = WorkflowFile.OwnNamed(template.Name);
            Assert.Equal(Essence(own), Essence(template));
            Assert.Contains("dotnet tool restore", template.Text, StringComparison.Ordinal);
        });
    }

    private static WorkflowFile Named(string folder, string name) => (folder == "own" ? WorkflowFile.Own : WorkflowFile.Templates).Single(file => file.Name == name);

    private static string Essence(WorkflowFile file)
    {
        var text = Install().Replace(file.Text, "      - TOOL\n").Replace("dotnet kafka-config", "kafka-config", StringComparison.Ordinal);
        return string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith('#') && !Given().IsMatch(line)));
    }

    [GeneratedRegex(@"\$\{env:(?<name>\w+)\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"      - (?:if: (?<if>.*)\n        )?(?:uses: \./\n|uses: actions/setup-dotnet@.*\n        with:\n          dotnet-version: ""10\.0\.x""\n(?: +#.*\n)?      - (?:if: \k<if>\n        )?run: dotnet tool restore\n)")]
    private static partial Regex Install();

    [GeneratedRegex(@"^ +[A-Z_]+: \$\{\{ (?:vars|secrets)\.")]
    private static partial Regex Given();
}
