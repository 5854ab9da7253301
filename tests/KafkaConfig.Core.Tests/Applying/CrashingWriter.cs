using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;

namespace KafkaConfig.Core.Tests.Applying;

/// <summary>Ends the run at one of its writes, before the cluster gets it or after it was done.</summary>
internal sealed class CrashingWriter(ITopicClusterWriter inner, int crashAt, bool isAfter, CrashingWriter.Counter? counter = null) : ITopicClusterWriter
{
    private readonly Counter _counter = counter ?? new Counter();

    public Task<IReadOnlyList<WriteResult>> CreateAsync(IReadOnlyList<NewTopic> topics, bool validateOnly, CancellationToken cancellationToken) =>
        SendAsync(validateOnly, () => inner.CreateAsync(topics, validateOnly, cancellationToken));

    public Task<IReadOnlyList<WriteResult>> AlterConfigsAsync(IReadOnlyList<ConfigAlteration> alterations, bool validateOnly, CancellationToken cancellationToken) =>
        SendAsync(validateOnly, () => inner.AlterConfigsAsync(alterations, validateOnly, cancellationToken));

    public Task<IReadOnlyList<WriteResult>> AddPartitionsAsync(IReadOnlyList<PartitionIncrease> increases, bool validateOnly, CancellationToken cancellationToken) =>
        SendAsync(validateOnly, () => inner.AddPartitionsAsync(increases, validateOnly, cancellationToken));

    public Task<IReadOnlyList<WriteResult>> DeleteAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => SendAsync(false, () => inner.DeleteAsync(names, cancellationToken));

    private async Task<IReadOnlyList<WriteResult>> SendAsync(bool validateOnly, Func<Task<IReadOnlyList<WriteResult>>> send)
    {
        if (validateOnly)
            return await send();
        var number = _counter.Writes++;
        if (number == crashAt && !isAfter)
            throw new CrashException();
        var results = await send();
        return number == crashAt ? throw new CrashException() : results;
    }

    internal sealed class Counter
    {
        public int Writes { get; set; }
    }
}
