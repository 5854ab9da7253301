using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;
using KafkaConfig.Core.Revisions;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Revisions;

public sealed class AppliedBaseTests : IJournal, IRevisions
{
    private const string Topic = "owner: o\npartitions: 1\nreplicationFactor: 1\n";

    private readonly List<string> _opened = [];
    private string? _applied = "0123456789abcdef";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_from_what_was_applied_last_and_reads_a_revision_once()
    {
        var earlier = Base();
        Assert.True((await earlier.ReadAsync(Repositories.Environment(), Token))?.Declares(ResourceAddress.Topic("a")));
        Assert.Equal("0123456", (await earlier.ReadAsync(Repositories.Environment(), Token))?.Short);
        _applied = "fedcba9876543210";
        await earlier.ReadAsync(Repositories.Environment(), Token);
        Assert.Equal(["0123456789abcdef", "fedcba9876543210"], _opened);
    }

    [Fact]
    public async Task An_environment_that_the_revision_did_not_have_had_nothing() =>
        Assert.Empty((await Base().ReadAsync(Repositories.Environment("other"), Token))?.Definitions ?? throw new InvalidOperationException());

    [Theory]
    [InlineData(null)]
    [InlineData("none")]
    public async Task Where_nothing_was_applied_from_Git_there_is_nothing_to_count_from(string? applied)
    {
        _applied = applied;
        Assert.Null(await Base().ReadAsync(Repositories.Environment(), Token));
        Assert.Empty(_opened);
    }

    [Fact]
    public async Task Without_a_journal_none_is_asked() => Assert.Null(await Base().ReadAsync(Repositories.Environment() with { Journal = JournalPolicy.None }, Token));

    [Fact]
    public async Task Of_a_changed_work_tree_the_commit_counts()
    {
        _applied = "0123456789abcdef-dirty";
        Assert.NotNull(await Base().ReadAsync(Repositories.Environment(), Token));
        Assert.Equal(["0123456789abcdef"], _opened);
    }

    [Fact]
    public async Task A_revision_that_is_not_here_is_an_error_and_never_nothing()
    {
        _applied = "gone";
        var problem = await Assert.ThrowsAsync<UsageException>(() => Base().ReadAsync(Repositories.Environment(), Token));
        Assert.Contains("prod was last applied from gone", problem.Message, StringComparison.Ordinal);
        Assert.Contains("fetch it", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_errors_there_is_never_taken_as_removed()
    {
        var earlier = await Base().ReadAsync(Repositories.Environment(), Token);
        Assert.False(earlier?.Declares(ResourceAddress.Topic("broken")));
    }

    Task<IReadOnlyList<RunRecord>> IJournal.ReadRunsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<AppliedRevision?> IJournal.ReadAppliedAsync(string environment, CancellationToken cancellationToken) =>
        Task.FromResult(_applied is { } revision ? new AppliedRevision(environment, revision, "0", default, "run") : null);

    Task<RevisionFiles> IRevisions.OpenAsync(string revision, CancellationToken cancellationToken)
    {
        _opened.Add(revision);
        return revision == "gone"
            ? throw new UsageException("Please fetch it.")
            : Task.FromResult(new RevisionFiles(revision, new InMemoryRepository().With("environments/prod.yaml", "cluster: { file: c.json }\n").With("topics/a.yaml", Topic).With("topics/broken.yaml", "owner: [\n")));
    }

    private AppliedBase Base() => new(this, this, new RepositoryLoader(KindCatalog.All, RuleCatalog.Descriptions));
}
