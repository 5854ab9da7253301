using KafkaConfig.Core.Planning;

namespace KafkaConfig.Adapters.Git;

/// <summary>Says which commit a folder holds, by asking git.</summary>
public static class GitRevision
{
    /// <summary>The commit's id, with "-dirty" where files differ from it; <see cref="Origin.NoRevision"/> outside Git, without git, or before the first commit.</summary>
    public static async Task<string> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        if (await GitCommand.AskAsync(folder, ["rev-parse", "HEAD"], cancellationToken) is not { Length: > 0 } head)
            return Origin.NoRevision;
        return await GitCommand.AskAsync(folder, ["status", "--porcelain", "--", "."], cancellationToken) is "" ? head : $"{head}-dirty";
    }
}
