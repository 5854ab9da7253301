using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core.Usage;
using KafkaConfig.Testing;

namespace KafkaConfig.Adapters.Tests.Contracts;

public sealed class SandboxUsageTests : UsageContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SandboxFile File => new(Path.Combine(_folder.Path, "cluster.json"), 3);

    public void Dispose() => _folder.Dispose();

    protected override Task<(TopicSize Topic, IPartitionOffsets Offsets, IConsumerGroups Groups, IRecordPeek Peek)> OpenAsync(params int[] records)
    {
        File.Write(new SandboxState
        {
            Topics = new(StringComparer.Ordinal)
            {
                ["placed"] = new SandboxTopic { Assignments = [.. records.Select(_ => (IReadOnlyList<int>)[1, 2, 3])], Offsets = [.. records.Select(count => (IReadOnlyList<long>)[0, count])] },
            },
        });
        var usage = new SandboxUsage(File);
        return Task.FromResult<(TopicSize, IPartitionOffsets, IConsumerGroups, IRecordPeek)>((new TopicSize("placed", records.Length), usage, usage, usage));
    }

    protected override Task<string> CommitAsync(TopicSize topic, params long[] positions)
    {
        var group = new SandboxGroup { Committed = new(StringComparer.Ordinal) { [topic.Name] = new(positions.Select((position, number) => (position, number)).ToDictionary(item => item.number, item => item.position)) } };
        File.Write(File.Read() with { Groups = new(StringComparer.Ordinal) { ["group"] = group } });
        return Task.FromResult("group");
    }
}
