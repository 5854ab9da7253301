using KafkaConfig.Adapters.Git;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.History;

public sealed class GitRevisionTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 10, 1);

    private readonly TemporaryFolder _folder = new();

    public GitRevisionTests()
    {
        GitFolder.Start(_folder.Path);
        _folder.Write("kafka-config.yaml", "");
        _folder.Write("topics/a.yaml", "owner: a\n");
        _folder.Write("topics/b.yaml", "owner: b\n");
        GitFolder.Commit(_folder.Path, Day);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_clean_tree_is_its_commit_whatever_else_lies_about()
    {
        _folder.Write("notes.txt", "none of ours");
        _folder.Write(".sandbox/cluster.json", "{}");
        Assert.Matches("^[0-9a-f]{40}$", await ReadAsync());
    }

    [Fact]
    public async Task A_changed_and_a_new_file_make_it_dirty()
    {
        _folder.Write("topics/a.yaml", "owner: other\n");
        Assert.EndsWith("-dirty", await ReadAsync(), StringComparison.Ordinal);
        GitFolder.Do(_folder.Path, "checkout", "--quiet", ".");
        _folder.Write("topics/c.yaml", "owner: c\n");
        Assert.EndsWith("-dirty", await ReadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config status.showUntrackedFiles no", "topics/c.yaml")]
    [InlineData("config core.excludesFile ignore-all", "topics/c.yaml")]
    [InlineData("update-index --assume-unchanged topics/a.yaml", "topics/a.yaml")]
    public async Task What_git_was_told_to_overlook_is_seen(string told, string changed)
    {
        _folder.Write("ignore-all", "topics/c*\n");
        GitFolder.Do(_folder.Path, told.Split(' '));
        _folder.Write(changed, "owner: unreviewed\n");
        Assert.EndsWith("-dirty", await ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_link_leads_to_is_looked_at_too()
    {
        _folder.Write("shared/x.yaml", "owner: x\n");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "topics", "x.yaml"), "../shared/x.yaml");
        GitFolder.Commit(_folder.Path, Day);
        Assert.DoesNotContain("dirty", await ReadAsync(), StringComparison.Ordinal);
        _folder.Write("shared/x.yaml", "owner: other\n");
        Assert.EndsWith("-dirty", await ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_gone_and_assumed_to_be_there_is_left_out_too()
    {
        GitFolder.Do(_folder.Path, "update-index", "--assume-unchanged", "topics/b.yaml");
        File.Delete(Path.Combine(_folder.Path, "topics", "b.yaml"));
        await Assert.ThrowsAsync<UsageException>(ReadAsync);
    }

    [Fact]
    public async Task A_sparse_checkout_is_no_whole_repository()
    {
        GitFolder.Do(_folder.Path, "update-index", "--skip-worktree", "topics/b.yaml");
        File.Delete(Path.Combine(_folder.Path, "topics", "b.yaml"));
        var problem = await Assert.ThrowsAsync<UsageException>(ReadAsync);
        Assert.Contains("topics/b.yaml", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_a_larger_repository_knows_where_it_is()
    {
        _folder.Write("infra/kafka/topics/x.yaml", "owner: x\n");
        GitFolder.Commit(_folder.Path, Day);
        _folder.Write("topics/a.yaml", "owner: other\n");
        var (revision, below) = await new GitRevision(Path.Combine(_folder.Path, "infra", "kafka"), ["topics"]).ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("infra/kafka/", below);
        Assert.DoesNotContain("dirty", revision, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_of_Git_there_is_none()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(("none", ""), await new GitRevision(folder.Path, ["topics"]).ReadAsync(TestContext.Current.CancellationToken));
    }

    private async Task<string> ReadAsync() => (await new GitRevision(_folder.Path, ["topics", "kafka-config.yaml"]).ReadAsync(TestContext.Current.CancellationToken)).Revision;
}
