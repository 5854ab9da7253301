using KafkaConfig.Testing;

namespace KafkaConfig.Cli.Tests;

public sealed class RepositoryOnDiskTests : IDisposable
{
    private const string Topic = "owner: a\npartitions: 1\nreplicationFactor: 1\n";

    private readonly TemporaryFolder _folder = new();

    public RepositoryOnDiskTests()
    {
        _folder.Write("kafka-config.yaml", "");
        _folder.Write("topics/sound.yaml", Topic);
    }

    [Fact]
    public async Task The_repository_itself_is_sound()
    {
        var result = await CommandRunner.RunAsync(SolutionRoot.Path, "validate", null, TestContext.Current.CancellationToken);
        Assert.Equal("✓ Sound, 0 warnings. 38 resources, checked for dedicated, prod, sandbox, staging.\n", result.Output);
    }

    [Fact]
    public async Task A_folder_without_settings_is_no_repository()
    {
        using var empty = new TemporaryFolder();
        var result = await CommandRunner.RunAsync(empty.Path, "validate", null, TestContext.Current.CancellationToken);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("kafka-config: No kafka-config.yaml here or in a folder above.", result.Error, StringComparison.Ordinal);
        result = await CommandRunner.RunAsync(empty.Path, "validate --root .", null, TestContext.Current.CancellationToken);
        Assert.Contains("is no config repository", result.Error, StringComparison.Ordinal);
        result = await CommandRunner.RunAsync(empty.Path, "validate --root nowhere", null, TestContext.Current.CancellationToken);
        Assert.Contains("There is no folder nowhere.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_root_is_found_from_a_folder_below()
    {
        var result = await CommandRunner.RunAsync(Path.Combine(_folder.Path, "topics"), "validate", null, TestContext.Current.CancellationToken);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Text_in_another_encoding_is_named()
    {
        File.WriteAllBytes(Path.Combine(_folder.Path, "topics", "latin.yaml"), [.. "owner: "u8, 0xE9, (byte)'\n']);
        File.WriteAllBytes(Path.Combine(_folder.Path, "topics", "wide.yaml"), [0xFF, 0xFE, (byte)'a', 0]);
        File.WriteAllBytes(Path.Combine(_folder.Path, "topics", "binary.yaml"), [1, 0, 2]);
        await ExpectAsync("latin.yaml:1:1\n  This file is not UTF-8.", "wide.yaml:1:1\n  This file is not UTF-8 (it looks like UTF-16).", "binary.yaml:1:1\n  This file is a binary file.");
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_mistake()
    {
        File.WriteAllBytes(Path.Combine(_folder.Path, "topics", "marked.yaml"), [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Topic)]);
        Assert.Equal(0, (await RunAsync("validate")).ExitCode);
    }

    [Fact]
    public async Task Windows_line_ends_are_no_mistake()
    {
        _folder.Write("topics/windows.yaml", Topic.ReplaceLineEndings("\r\n"));
        Assert.Equal(0, (await RunAsync("validate")).ExitCode);
    }

    [Fact]
    public async Task A_file_of_50_MB_is_refused_unread()
    {
        await using (var file = File.Create(Path.Combine(_folder.Path, "topics", "huge.yaml")))
            file.SetLength(50_000_000);
        await ExpectAsync("huge.yaml:1:1\n  This file is larger than 1 MiB.");
    }

    [Fact]
    public async Task A_file_of_one_mebibyte_is_read()
    {
        _folder.Write("topics/large.yaml", Topic + "#" + new string('x', (1024 * 1024) - Topic.Length - 1));
        Assert.Equal(0, (await RunAsync("validate")).ExitCode);
    }

    [Fact]
    public async Task A_link_that_leaves_the_repository_is_not_followed()
    {
        using var outside = new TemporaryFolder();
        var secret = outside.Write("secret.yaml", "hunter2: [\n");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "topics", "link.yaml"), secret);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "topics", "linked"), outside.Path);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "topics", "broken.yaml"), Path.Combine(outside.Path, "nothing.yaml"));
        var result = await ExpectAsync("link.yaml:1:1\n  This file is a link that leaves the repository.", "KC0009  topics/linked:1:1", "broken.yaml:1:1\n  This file is a link that leaves the repository.");
        Assert.DoesNotContain("hunter2", result.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_leaves_the_repository_through_another_link_is_not_followed()
    {
        using var outside = new TemporaryFolder();
        outside.Write("secret.yaml", "hunter2: [\n");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "elsewhere"), outside.Path);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "topics", "link.yaml"), "../elsewhere/secret.yaml");
        var result = await ExpectAsync("link.yaml:1:1\n  This file is a link that leaves the repository.");
        Assert.DoesNotContain("hunter2", result.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_the_repository_that_is_a_link_is_not_read()
    {
        using var outside = new TemporaryFolder();
        outside.Write("stolen.yaml", Topic);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "environments"), outside.Path);
        await ExpectAsync("KC0001  environments:1:1\n  The folder environments is a link; its files are not read.");
    }

    [Fact]
    public async Task A_repository_that_is_reached_through_a_link_works()
    {
        using var outside = new TemporaryFolder();
        var link = Path.Combine(outside.Path, "link");
        Directory.CreateSymbolicLink(link, _folder.Path);
        _folder.Write("shared/topic.yaml", Topic);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "topics", "linked.yaml"), "../shared/topic.yaml");
        Assert.Contains("2 resources", (await CommandRunner.RunAsync(link, "validate", null, TestContext.Current.CancellationToken)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_of_another_cluster_is_refused()
    {
        _folder.Write("environments/prod.yaml", "cluster: { id: abc, bootstrapServers: \"kafka:9092\" }\n");
        _folder.Write("environments/sandbox.yaml", "cluster: { file: cluster.json }\n");
        await RunAsync("snapshot --env sandbox --out saved.json");
        var result = await RunAsync("plan --env prod --against saved.json");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is a snapshot of the cluster sandbox, and the environment's file names abc.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_within_the_repository_is_followed()
    {
        _folder.Write("shared/topic.yaml", Topic);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "topics", "linked.yaml"), Path.Combine(_folder.Path, "shared", "topic.yaml"));
        Assert.Contains("2 resources", (await RunAsync("validate")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_the_name_of_a_file_is_named()
    {
        _folder.Write("topics/x.yaml/inside.yaml", Topic);
        await ExpectAsync("x.yaml:1:1\n  This file is a folder.");
    }

    [Fact]
    public async Task Init_writes_a_repository_that_works_at_once_and_never_overwrites()
    {
        using var folder = new TemporaryFolder();
        folder.Write("CODEOWNERS", "mine\n");
        var result = await CommandRunner.RunAsync(folder.Path, "init", null, TestContext.Current.CancellationToken);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("kept     CODEOWNERS", result.Output, StringComparison.Ordinal);
        Assert.Equal("mine\n", folder.Read("CODEOWNERS"));
        Assert.Equal(
            ["apply.yml", "drift.yml", "validate-and-plan.yml"],
            Directory.GetFiles(Path.Combine(folder.Path, ".github", "workflows")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        // Workflows and colleagues run the version that wrote the repository.
        Assert.Contains("\"version\": \"0.0.0-test\"", folder.Read(".config/dotnet-tools.json"), StringComparison.Ordinal);
        Assert.Contains("<clear />", folder.Read("nuget.config"), StringComparison.Ordinal);
        Assert.Contains("workflows run kafka-config 0.0.0-test (.config/dotnet-tools.json) from the feed in nuget.config", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandRunner.RunAsync(folder.Path, "validate", null, TestContext.Current.CancellationToken)).ExitCode);
        Assert.Equal(0, (await CommandRunner.RunAsync(folder.Path, "plan --env sandbox", null, TestContext.Current.CancellationToken)).ExitCode);
        Assert.Equal(0, (await CommandRunner.RunAsync(folder.Path, "apply --env sandbox --yes", null, TestContext.Current.CancellationToken)).ExitCode);
        Assert.Equal(0, (await CommandRunner.RunAsync(folder.Path, "plan --env sandbox --detailed-exit-code", null, TestContext.Current.CancellationToken)).ExitCode);
        Assert.Equal(1, (await CommandRunner.RunAsync(folder.Path, "init", null, TestContext.Current.CancellationToken)).ExitCode);
    }

    [Theory]
    [InlineData("yes", 0)]
    [InlineData("y", 1)]
    [InlineData("", 1)]
    public async Task Apply_takes_only_yes_for_yes(string answer, int exitCode)
    {
        _folder.Write("environments/prod.yaml", "cluster: { file: cluster.json }\n");
        var result = await CommandRunner.RunAsync(_folder.Path, ["apply", "--env", "prod"], answer: answer, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(exitCode == 0, File.Exists(Path.Combine(_folder.Path, "cluster.json")) && _folder.Read("cluster.json").Contains("sound", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_is_also_written_to_a_file()
    {
        _folder.Write("environments/prod.yaml", "cluster: { file: cluster.json }\n");
        var json = (await RunAsync("plan --env prod --output json")).Output;
        await RunAsync("plan --env prod --out plan.json");
        Assert.Equal(json, _folder.Read("plan.json"));
        var result = await RunAsync("plan --env prod --out nowhere/plan.json");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("kafka-config: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "this is no sandbox or snapshot")]
    [InlineData("{\"formatVersion\":9}", "has format version 9")]
    [InlineData("{\"topics\":{\"a\":{}}}", "this is no sandbox or snapshot")]
    [InlineData("{\"unknown\":1}", "this is no sandbox or snapshot")]
    public async Task A_broken_snapshot_is_named(string json, string words)
    {
        _folder.Write("environments/prod.yaml", "cluster: { file: cluster.json }\n");
        _folder.Write("saved.json", json);
        var result = await RunAsync("plan --env prod --against saved.json");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CommandResult> RunAsync(string line) => CommandRunner.RunAsync(_folder.Path, line, null, TestContext.Current.CancellationToken);

    private async Task<CommandResult> ExpectAsync(params string[] findings)
    {
        var result = await RunAsync("validate");
        Assert.Equal(1, result.ExitCode);
        Assert.All(findings, finding => Assert.Contains(finding, result.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", result.Everything, StringComparison.Ordinal);
        return result;
    }
}
