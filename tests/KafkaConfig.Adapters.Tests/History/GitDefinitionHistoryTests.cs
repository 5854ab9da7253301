using KafkaConfig.Adapters.Git;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.History;

public sealed class GitDefinitionHistoryTests : IDisposable
{
    private const string Deprecated = "owner: a\nlifecycle: { deprecated: 2026-10-10 }\n";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_Git_nothing_is_known() => Assert.IsType<Fact<DateOnly?>.Unknown>(await AskAsync());

    [Theory]
    [InlineData("")]
    [InlineData("config/kafka/")]
    public async Task Deprecation_counts_from_the_first_revision_in_a_row_whether_the_file_is_gone_or_moved(string below)
    {
        GitFolder.Start(_folder.Path);
        Write($"{below}topics/orders.old.yaml", Deprecated, 1);
        Write($"{below}topics/orders.old.yaml", "owner: a\n", 3);
        Write($"{below}topics/orders.old.yaml", Deprecated, 5);
        Write($"{below}topics/orders.old.yaml", Deprecated + "description: x\n", 7);
        File.Delete(Path.Combine(_folder.Path, $"{below}topics/orders.old.yaml"));
        Write($"{below}topics/deep/er/orders.old.yaml", "owner: a\nlifecycle:\n  deprecated: 2026-10-10\n", 9);
        Assert.Equal(new DateOnly(2026, 10, 5), Known(await AskAsync(below)));
        File.Delete(Path.Combine(_folder.Path, $"{below}topics/deep/er/orders.old.yaml"));
        GitFolder.Commit(_folder.Path, new DateOnly(2026, 10, 11));
        Assert.Equal(new DateOnly(2026, 10, 5), Known(await AskAsync(below)));
    }

    [Fact]
    public async Task What_a_branch_said_before_it_was_merged_counts_for_nothing()
    {
        GitFolder.Start(_folder.Path);
        Write("topics/orders.old.yaml", "owner: a\n", 1);
        GitFolder.Branch(_folder.Path, "branch");
        Write("topics/orders.old.yaml", Deprecated, 2);
        File.Delete(Path.Combine(_folder.Path, "topics/orders.old.yaml"));
        GitFolder.Commit(_folder.Path, new DateOnly(2026, 10, 3));
        GitFolder.Merge(_folder.Path, "branch", new DateOnly(2026, 10, 30));
        Assert.Null(Known(await AskAsync()));
    }

    [Fact]
    public async Task A_topic_that_was_not_deprecated_in_the_end_is_not()
    {
        GitFolder.Start(_folder.Path);
        Write("topics/orders.old.yaml", Deprecated, 1);
        Write("topics/orders.old.yaml", "owner: a\n# deprecated: soon\n", 3);
        Assert.Null(Known(await AskAsync()));
    }

    [Fact]
    public async Task A_shallow_clone_knows_no_age()
    {
        GitFolder.Start(_folder.Path);
        Write("runbooks/a.md", "1", 1);
        Write("runbooks/a.md", "2", 3);
        using var clone = new TemporaryFolder();
        GitFolder.CloneShallow(_folder.Path, clone.Path);
        var history = new GitDefinitionHistory(clone.Path, _ => "topics");
        Assert.IsType<Fact<IReadOnlyDictionary<string, DateOnly>>.Unknown>(await history.LastCommitsAsync("runbooks", Token));
        Assert.IsType<Fact<DateOnly?>.Unknown>(await history.DeprecatedSinceAsync(ResourceAddress.Topic("orders.old"), Token));
    }

    [Fact]
    public async Task A_word_in_a_description_is_no_deprecation()
    {
        GitFolder.Start(_folder.Path);
        Write("topics/orders.old.yaml", "owner: a\ndescription: |\n  deprecated: the field total\n", 1);
        Assert.Null(Known(await AskAsync()));
    }

    [Fact]
    public async Task A_topic_that_no_revision_knows_was_never_deprecated()
    {
        GitFolder.Start(_folder.Path);
        Write("topics/orders.new.yaml", Deprecated, 1);
        Assert.Null(Known(await AskAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("config/kafka/")]
    public async Task The_last_commit_of_each_file_counts_and_a_changed_file_has_none(string below)
    {
        GitFolder.Start(_folder.Path);
        Write($"{below}runbooks/a.md", "1", 1);
        Write($"{below}runbooks/sub/ö b.md", "1", 2);
        Write($"{below}runbooks/a.md", "2", 3);
        Write($"{below}runbooks/c.md", "1", 4);
        _folder.Write($"{below}runbooks/c.md", "2");
        _folder.Write($"{below}runbooks/new.md", "1");
        var days = Assert.IsType<Fact<IReadOnlyDictionary<string, DateOnly>>.Known>(await History(below).LastCommitsAsync("runbooks", Token)).Value;
        Assert.Equal(below, (await History(below).WorkTreeAsync(Token))?.Below);
        Assert.Equal(["runbooks/a.md=3", "runbooks/sub/ö b.md=2"], days.OrderBy(day => day.Key, StringComparer.Ordinal).Select(day => $"{day.Key}={day.Value.Day}"));
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string path, string text, int day)
    {
        _folder.Write(path, text);
        GitFolder.Commit(_folder.Path, new DateOnly(2026, 10, day));
    }

    private GitDefinitionHistory History(string below = "") => new(Path.Combine(_folder.Path, below), _ => "topics");

    private Task<Fact<DateOnly?>> AskAsync(string below = "") => History(below).DeprecatedSinceAsync(ResourceAddress.Topic("orders.old"), Token);

    private static DateOnly? Known(Fact<DateOnly?> fact) => Assert.IsType<Fact<DateOnly?>.Known>(fact).Value;
}
