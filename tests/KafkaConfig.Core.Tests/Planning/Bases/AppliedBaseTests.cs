using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;
using KafkaConfig.Core.Planning.Bases;
using KafkaConfig.Core.Revisions;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Planning.Bases;

public sealed class AppliedBaseTests : IJournal, IRevisions
{
    private const string Topic = "owner: o\npartitions: 1\nreplicationFactor: 1\n";

    private const string Current = "1111111111111111";

    private readonly List<string> _opened = [];
    private readonly List<string> _asked = [];
    private string? _applied = "0123456789abcdef";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_from_what_was_applied_last_and_reads_a_revision_once()
    {
        var earlier = Base();
        Assert.True((await earlier.ReadAsync(Repositories.Environment(), Token))?.Declares(ResourceAddress.Topic("a")));
        Assert.Equal("0123456", (await earlier.ReadAsync(Repositories.Environment(), Token))?.Revision[..7]);
        _applied = "fedcba9876543210";
        await earlier.ReadAsync(Repositories.Environment(), Token);
        Assert.Equal(["0123456789abcdef", "fedcba9876543210"], _opened);
    }

    [Theory]
    [InlineData(null, "nothing is recorded as applied to prod yet")]
    [InlineData("none", "prod was last applied without Git")]
    [InlineData("gone", "prod was last applied from gone, and what left the files since then cannot be told. Please fetch it.")]
    [InlineData("moved", "That revision has no kafka-config.yaml in this folder")]
    [InlineData("without", "That revision has no sound environments/prod.yaml.")]
    [InlineData("branch", "It is of another branch.")]
    public async Task Where_the_history_does_not_tell_nothing_is_removed(string? applied, string why)
    {
        _applied = applied;
        var earlier = await Base().ReadAsync(Repositories.Environment(), Token);
        Assert.Contains(why, earlier?.Unknown, StringComparison.Ordinal);
        Assert.Empty(earlier?.Definitions ?? throw new InvalidOperationException());
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("moved")]
    [InlineData("without")]
    [InlineData("branch")]
    public async Task Where_deletions_rest_on_it_that_is_an_error_with_a_way_out(string applied)
    {
        _applied = applied;
        var problem = await Assert.ThrowsAsync<UsageException>(() => Base().ReadAsync(Repositories.Environment(prune: PrunePolicy.Removed), Token));
        Assert.Contains("Or apply once with prune: never", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_journal_none_is_asked()
    {
        var earlier = await Base().ReadAsync(Repositories.Environment() with { Journal = JournalPolicy.None }, Token);
        Assert.Contains("journal: none", earlier?.Unknown, StringComparison.Ordinal);
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task What_is_applied_already_is_not_read_again()
    {
        _applied = Current;
        Assert.True((await Base().ReadAsync(Repositories.Environment(), Token))?.Declares(ResourceAddress.Topic("now")));
        Assert.Empty(_opened);
    }

    [Fact]
    public async Task A_root_within_a_larger_repository_counts_what_was_applied_of_it()
    {
        await Base(below: "infra/kafka/").ReadAsync(Repositories.Environment(), Token);
        Assert.Equal(["infra/kafka/prod"], _asked);
    }

    [Fact]
    public async Task Of_a_changed_work_tree_the_commit_counts()
    {
        _applied = "0123456789abcdef-dirty";
        Assert.NotNull(await Base().ReadAsync(Repositories.Environment(), Token));
        Assert.Equal(["0123456789abcdef"], _opened);
    }

    [Fact]
    public async Task What_has_errors_there_is_never_taken_as_removed()
    {
        var earlier = await Base().ReadAsync(Repositories.Environment(), Token);
        Assert.False(earlier?.Declares(ResourceAddress.Topic("broken")));
    }

    Task<IReadOnlyList<RunRecord>> IJournal.ReadRunsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<AppliedRevision?> IJournal.ReadAppliedAsync(string environment, CancellationToken cancellationToken)
    {
        _asked.Add(environment);
        return Task.FromResult(_applied is { } revision ? new AppliedRevision(environment, revision, "0", default, "run") : null);
    }

    Task<RevisionFiles> IRevisions.OpenAsync(string revision, CancellationToken cancellationToken)
    {
        _opened.Add(revision);
        return revision == "gone"
            ? throw new UsageException("Please fetch it.")
            : Task.FromResult(new RevisionFiles(revision, revision switch
            {
                "moved" => new InMemoryRepository().With(Core.Loading.SourceFile.Unreadable("kafka-config.yaml", "is missing")),
                "without" => new InMemoryRepository().With("topics/a.yaml", Topic),
                _ => new InMemoryRepository().With("environments/prod.yaml", "cluster: { file: c.json }\n").With("topics/a.yaml", Topic).With("topics/broken.yaml", "owner: [\n"),
            }));
    }

    Task IRevisions.RequireBehindAsync(string commit, CancellationToken cancellationToken) => commit == "branch" ? throw new UsageException("It is of another branch.") : Task.CompletedTask;

    private AppliedBase Base(string below = "") => new(
        this, this, Cli.Composition.Loader, new Origin(Current, "0", default) { Below = below },
        Repositories.Load(new InMemoryRepository().With("environments/prod.yaml", "cluster: { file: c.json }\n").With("topics/now.yaml", Topic)));
}
