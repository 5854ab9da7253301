namespace KafkaConfig.Core.Layout;

/// <summary>Who tells that an environment has completed a revision.</summary>
public enum PromotionProof
{
    /// <summary>The journal on its cluster, which the job must be able to read.</summary>
    Journal,

    /// <summary>GitHub, which keeps a deployment of every job with an <c>environment</c>: for clusters that one job cannot reach together.</summary>
    GitHubDeployment,
}
