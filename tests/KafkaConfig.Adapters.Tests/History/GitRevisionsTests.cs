using KafkaConfig.Adapters.Git;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.History;

public sealed class GitRevisionsTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 10, 1);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Shows_the_files_of_a_commit_and_not_those_on_disk()
    {
        GitFolder.Start(_folder.Path);
        _folder.Write("kafka-config.yaml", "");
        _folder.Write("topics/a/orders.placed.yaml", "owner: before\n");
        _folder.Write("topics/naïve name.yaml", "owner: ü\r\n");
        _folder.Write("schemas/a.avsc", "{}");
        _folder.Write("src/code.cs", "none of ours");
        _folder.Write(".github/CODEOWNERS", "* @acme/all\n");
        GitFolder.Commit(_folder.Path, Day);
        GitFolder.Tag(_folder.Path, "before");
        _folder.Write("topics/a/orders.placed.yaml", "owner: after\n");
        _folder.Write("topics/new.yaml", "owner: new\n");
        GitFolder.Commit(_folder.Path, Day);

        var files = await OpenAsync("before");
        Assert.Equal(["schemas/a.avsc", "topics/a/orders.placed.yaml", "topics/naïve name.yaml"], files.ListFiles());
        Assert.Equal("owner: before\n", files.Read("topics/a/orders.placed.yaml").Text);
        Assert.Equal("owner: ü\r\n", files.Read("topics/naïve name.yaml").Text);
        Assert.Equal("* @acme/all\n", files.Read(".github/CODEOWNERS").Text);
        Assert.Null(files.Read("kafka-config.yaml").Problem);
        Assert.Equal("is missing", files.Read("topics/new.yaml").Problem);
        Assert.Equal("is missing", files.Read("src/code.cs").Problem);
    }

    [Fact]
    public async Task A_folder_of_a_larger_repository_is_a_root_of_its_own()
    {
        GitFolder.Start(_folder.Path);
        _folder.Write("kafka/topics/a.yaml", "owner: a\n");
        _folder.Write("topics/b.yaml", "owner: b\n");
        GitFolder.Commit(_folder.Path, Day);
        var files = (await new GitRevisions(Path.Combine(_folder.Path, "kafka"), ["topics"]).OpenAsync("HEAD", Token)).Repository;
        Assert.Equal(["topics/a.yaml"], files.ListFiles());
    }

    [Fact]
    public async Task What_cannot_be_read_as_text_says_why()
    {
        GitFolder.Start(_folder.Path);
        File.WriteAllBytes(_folder.Write("topics/latin.yaml", ""), [0x6F, 0xFC]);
        _folder.Write("topics/huge.yaml", new string('#', 1024 * 1024 + 1));
        _folder.Write("shared/real.yaml", "owner: behind\n");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "topics", "link.yaml"), "/etc/passwd");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "topics", "up.yaml"), "../../topics/real.yaml");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "topics", "inside.yaml"), "../shared/real.yaml");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "topics", "twice.yaml"), "inside.yaml");
        GitFolder.Commit(_folder.Path, Day);
        var files = await OpenAsync("HEAD");
        Assert.Equal("is not UTF-8", files.Read("topics/latin.yaml").Problem);
        Assert.Equal("is larger than 1 MiB", files.Read("topics/huge.yaml").Problem);
        Assert.All(["link", "up", "twice"], name => Assert.Equal("is a link that leaves the repository", files.Read($"topics/{name}.yaml").Problem));
        Assert.Equal("owner: behind\n", files.Read("topics/inside.yaml").Text);
    }

    [Fact]
    public async Task A_commit_of_another_branch_is_not_behind()
    {
        GitFolder.Start(_folder.Path);
        GitFolder.Commit(_folder.Path, Day);
        GitFolder.Tag(_folder.Path, "before");
        GitFolder.Branch(_folder.Path, "branch");
        GitFolder.Commit(_folder.Path, Day.AddDays(1));
        var revisions = new GitRevisions(_folder.Path, ["topics"]);
        await revisions.RequireBehindAsync("before", Token);
        GitFolder.Do(_folder.Path, "checkout", "--quiet", "before");
        await revisions.RequireBehindAsync("HEAD", Token);
        Assert.Contains("of another branch", (await Assert.ThrowsAsync<UsageException>(() => revisions.RequireBehindAsync("branch", Token))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_commit_has_no_files()
    {
        GitFolder.Start(_folder.Path);
        GitFolder.Commit(_folder.Path, Day);
        Assert.Empty((await OpenAsync("HEAD")).ListFiles());
    }

    [Theory]
    [InlineData("0123456789012345678901234567890123456789", "git fetch origin 0123456789012345678901234567890123456789")]
    [InlineData("origin/main", "git fetch origin main")]
    [InlineData("", "is no revision")]
    [InlineData("--output=/tmp/x", "is no revision")]
    [InlineData("a\nb", "is no revision")]
    public async Task A_revision_that_is_not_here_says_how_it_comes_here(string revision, string sentence)
    {
        GitFolder.Start(_folder.Path);
        GitFolder.Commit(_folder.Path, Day);
        Assert.Contains(sentence, (await Assert.ThrowsAsync<UsageException>(() => OpenAsync(revision))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shallow_clone_is_told_the_line_to_add()
    {
        GitFolder.Start(_folder.Path);
        GitFolder.Commit(_folder.Path, Day);
        GitFolder.Tag(_folder.Path, "before");
        GitFolder.Commit(_folder.Path, Day.AddDays(1));
        using var clone = new TemporaryFolder();
        GitFolder.CloneShallow(_folder.Path, clone.Path);
        var problem = await Assert.ThrowsAsync<UsageException>(() => new GitRevisions(clone.Path, ["topics"]).OpenAsync("before", Token));
        Assert.Contains("fetch-depth: 0", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Git_nothing_was_before() =>
        Assert.Contains("in no Git work tree", (await Assert.ThrowsAsync<UsageException>(() => OpenAsync("HEAD"))).Message, StringComparison.Ordinal);

    private async Task<IRepository> OpenAsync(string revision) => (await new GitRevisions(_folder.Path, ["topics", "schemas"]).OpenAsync(revision, Token)).Repository;
}
