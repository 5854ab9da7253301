using KafkaConfig.Adapters.Kafka;
using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Cli;
using KafkaConfig.Core.Applying;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Planning;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.EndToEnd;

/// <summary>An apply during which something happens, after the dry run and as the first write is sent.</summary>
internal sealed class DisturbedApply(LiveRepository repository, Func<ITopicClusterWriter, Task> disturb)
{
    /// <summary>The write, from 0, after which the run ends as if its process had; null: none.</summary>
    public int? EndAfter { get; init; }

    public async Task<ApplyReport> RunAsync(CancellationToken cancellationToken)
    {
        var content = Composition.Loader.Load(new Files.DiskRepository(repository.Path, ["topics"]));
        var environment = content.Environments.Single();
        using var client = new KafkaClient(environment, _ => null, TimeSpan.FromSeconds(20));
        var cluster = new KafkaTopicCluster(client);
        var writer = new Writer(new KafkaTopicClusterWriter(client), disturb, EndAfter);
        var facts = new TopicFactReader(
            cluster, new KafkaPartitionOffsets(client), new KafkaConsumerGroups(client), new KafkaRecordPeek(client), new Git.GitDefinitionHistory(repository.Path, _ => "topics"), TimeProvider.System);
        var live = new LiveEnvironment(client, [new TopicReader(cluster, facts)]);
        var plan = await new Planner(Composition.Judge).PlanAsync(
            content, environment, live, new Origin("none", "0", FixedClock.Instance.GetUtcNow()), new PlanRequest(AddressFilter.Everything), cancellationToken);
        var applier = new TopicApplier(cluster, writer, TimeProvider.System);
        return await new Applier([applier], new Verifier(content, environment, live, TimeProvider.System), new ApplyGuard(plan, content, environment, live, Composition.Judge, TimeProvider.System))
            .ApplyAsync(plan, await Applier.DryRunAsync([applier], plan, cancellationToken), new NoProgress(), cancellationToken);
    }

    private sealed class Writer(ITopicClusterWriter inner, Func<ITopicClusterWriter, Task> disturb, int? endAfter) : ITopicClusterWriter
    {
        private bool _isDisturbed;
        private int _writes;

        public async Task<IReadOnlyList<WriteResult>> CreateAsync(IReadOnlyList<NewTopic> topics, bool validateOnly, CancellationToken cancellationToken)
        {
            if (!validateOnly && !_isDisturbed)
            {
                _isDisturbed = true;
                await disturb(inner);
            }

            return await EndAsync(validateOnly, inner.CreateAsync(topics, validateOnly, cancellationToken));
        }

        public Task<IReadOnlyList<WriteResult>> AlterConfigsAsync(IReadOnlyList<ConfigAlteration> alterations, bool validateOnly, CancellationToken cancellationToken) =>
            EndAsync(validateOnly, inner.AlterConfigsAsync(alterations, validateOnly, cancellationToken));

        public Task<IReadOnlyList<WriteResult>> AddPartitionsAsync(IReadOnlyList<PartitionIncrease> increases, bool validateOnly, CancellationToken cancellationToken) =>
            EndAsync(validateOnly, inner.AddPartitionsAsync(increases, validateOnly, cancellationToken));

        public Task<IReadOnlyList<WriteResult>> DeleteAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
            EndAsync(validateOnly: false, inner.DeleteAsync(names, cancellationToken));

        private async Task<IReadOnlyList<WriteResult>> EndAsync(bool validateOnly, Task<IReadOnlyList<WriteResult>> write)
        {
            var results = await write;
            return !validateOnly && _writes++ == endAfter ? throw new OperationCanceledException("The process ended here.") : results;
        }
    }
}
