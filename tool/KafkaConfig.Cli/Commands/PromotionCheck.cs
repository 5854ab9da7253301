using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;
using KafkaConfig.Core.Promotions;

namespace KafkaConfig.Cli.Commands;

/// <summary>Finds out whether what is about to be applied was completed where the environment's file says that it must be first.</summary>
internal sealed class PromotionCheck(Composition composition, RepositorySession repository, TimeSpan timeout)
{
    private PromotionState? _completed;

    /// <summary>Null where nobody asks. Throws <see cref="UsageException"/> without Git. Asked once more while the answer is no: what is completed stays so.</summary>
    public async Task<PromotionState?> StateAsync(EnvironmentDefinition environment, Origin origin, CancellationToken cancellationToken)
    {
        if (environment.Promotion is not { } promotion || _completed is not null)
            return _completed;
        if (origin.Revision == Revision.None)
            throw new UsageException($"{promotion.Location.Path} says promotion: {{ after: {promotion.After} }}, and without Git no revision can be told from another. Commit the repository.");
        var state = new PromotionState(promotion, origin.Revision, Revision.IsDirty(origin.Revision) ? new Fact<bool>.Known(false) : await AskAsync(promotion, origin, cancellationToken));
        return state.Completed is Fact<bool>.Known { Value: true } ? _completed = state : state;
    }

    private async Task<Fact<bool>> AskAsync(Promotion promotion, Origin origin, CancellationToken cancellationToken)
    {
        try
        {
            if (promotion.Proof == PromotionProof.GitHubDeployment)
            {
                var (deployments, connection) = composition.ForDeployments(timeout);
                using (connection)
                {
                    return await deployments.IsCompletedAsync(promotion.After, origin.Revision, cancellationToken);
                }
            }

            using var session = composition.ForReading(repository.Environment(promotion.After), repository.Root, timeout);
            // Another cluster's journal proves nothing.
            await session.Live.Identity.DescribeAsync(cancellationToken);
            return await new JournalPromotions(session.Journal).IsCompletedAsync(origin.Journaled(promotion.After), origin.Revision, cancellationToken);
        }
        catch (Exception problem) when (problem is UsageException or UnavailableException)
        {
            return new Fact<bool>.Unknown(problem.Message.TrimEnd('.'));
        }
    }
}
