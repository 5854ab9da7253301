using KafkaConfig.Core.Journal;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Promotions;

/// <summary>Asks the journal of the environment that goes first.</summary>
public sealed class JournalPromotions(IJournal journal) : IPromotions
{
    public async Task<Fact<bool>> IsCompletedAsync(string environment, string revision, CancellationToken cancellationToken)
    {
        try
        {
            if (await journal.ReadAppliedAsync(environment, cancellationToken) is { } applied && applied.Revision == revision)
                return new Fact<bool>.Known(true);
            // It may have gone on since.
            var runs = await journal.ReadRunsAsync(cancellationToken);
            return new Fact<bool>.Known(runs.Any(run => run.Run.Environment == environment && run.Run.Revision == revision && run.Run.Only.Count == 0 && run.End is { Result: "complete" }));
        }
        catch (UnavailableException problem)
        {
            return new Fact<bool>.Unknown(problem.Message.TrimEnd('.'));
        }
    }
}
