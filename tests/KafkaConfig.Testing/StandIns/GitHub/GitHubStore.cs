namespace KafkaConfig.Testing.StandIns.GitHub;

/// <summary>What the stand-in holds: one repository with pull request 7.</summary>
public sealed class GitHubStore
{
    public const string Bot = "github-actions[bot]";

    private long _next = 1000;

    public GitHubStore() => PullRequest = Add(7, "alice", "Please merge", isPullRequest: true);

    public StoredPost PullRequest { get; }

    /// <summary>Issues and pull requests, by number.</summary>
    public SortedDictionary<long, StoredPost> Issues { get; } = [];

    /// <summary>Jobs with an environment, the oldest first.</summary>
    public List<StoredDeployment> Deployments { get; } = [];

    public int PageSize { get; set; } = 100;

    /// <summary>Where the token may not write, as of a pull request from a fork.</summary>
    public bool IsReadOnly { get; set; }

    public IEnumerable<StoredPost> Everything => Issues.Values.Concat(Issues.Values.SelectMany(issue => issue.Comments));

    /// <summary>A job with an environment, and how it went: its states, the oldest first.</summary>
    public void Deploy(string environment, string sha, string creator, params string[] states) => Deployments.Add(new StoredDeployment(_next++, environment, sha, creator, states));

    /// <summary>A comment in the pull request.</summary>
    public StoredPost Comment(string author, string body) => Comment(PullRequest, author, body);

    public StoredPost Comment(StoredPost issue, string author, string body)
    {
        var comment = new StoredPost(_next++, author, body);
        issue.Comments.Add(comment);
        return comment;
    }

    public StoredPost Issue(string author, string title, string body)
    {
        var issue = Add(_next++, author, body);
        issue.Title = title;
        return issue;
    }

    private StoredPost Add(long number, string author, string body, bool isPullRequest = false)
    {
        var issue = new StoredPost(number, author, body) { IsPullRequest = isPullRequest };
        Issues[number] = issue;
        return issue;
    }
}
