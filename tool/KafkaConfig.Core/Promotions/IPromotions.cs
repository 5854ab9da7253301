using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Promotions;

/// <summary>Knows which revisions an environment has completed. Only reads.</summary>
public interface IPromotions
{
    /// <summary>True where a whole run of exactly this revision is recorded as complete; unknown where that cannot be found out.</summary>
    /// <param name="environment">The environment that goes first.</param>
    /// <param name="revision">A whole commit.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<Fact<bool>> IsCompletedAsync(string environment, string revision, CancellationToken cancellationToken);
}
