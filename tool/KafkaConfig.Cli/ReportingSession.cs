using KafkaConfig.Core.Reporting;

namespace KafkaConfig.Cli;

/// <summary>A connection to the host of the repository.</summary>
public sealed class ReportingSession(Func<int, IPullRequestComments> comments, IIssues issues, IDisposable connection) : IDisposable
{
    public IIssues Issues => issues;

    public IPullRequestComments Comments(int pullRequest) => comments(pullRequest);

    public void Dispose() => connection.Dispose();
}
