using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>Says which cluster answers. Asked before anything else, so that nothing is read from, or written to, the wrong one.</summary>
public interface IClusterIdentity
{
    /// <summary>Throws <see cref="UsageException"/> where the cluster has another id than the environment's file says, <see cref="UnavailableException"/> where none answers.</summary>
    Task<ClusterDescription> DescribeAsync(CancellationToken cancellationToken);
}
