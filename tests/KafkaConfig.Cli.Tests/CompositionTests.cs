using System.Collections;
using System.Reflection;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Topics;
using KafkaConfig.Core.Layout;
using KafkaConfig.Testing;

namespace KafkaConfig.Cli.Tests;

public sealed class CompositionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_reads_holds_no_writing_port(bool isSandbox)
    {
        using var reading = Composition().ForReading(Environment(isSandbox), Path.GetTempPath(), TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(Reachable(reading), found => found is ITopicClusterWriter or IChangeApplier);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_walk_finds_the_writing_port_where_there_is_one(bool isSandbox)
    {
        using var applying = Composition().ForApplying(Environment(isSandbox), Path.GetTempPath(), TimeSpan.FromSeconds(1));
        Assert.Contains(Reachable(applying), found => found is ITopicClusterWriter);
    }

    private static Composition Composition() => new(Silence.Context);

    private static EnvironmentDefinition Environment(bool isSandbox) => Repositories.Environment() with
    {
        Cluster = isSandbox
            ? new ClusterConnection { File = "cluster.json" }
            : new ClusterConnection { Id = new ExternalText("a", SomeTopic.Place()), BootstrapServers = new ExternalText("127.0.0.1:1", SomeTopic.Place()) },
    };

    private static HashSet<object> Reachable(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Queue<object>([root]);
        while (pending.TryDequeue(out var current))
        {
            if (!seen.Add(current))
                continue;
            if (current is IEnumerable items and not string)
            {
                foreach (var item in items)
                    pending.Enqueue(item);
            }

            if (current.GetType().Namespace?.StartsWith("KafkaConfig", StringComparison.Ordinal) != true)
                continue;
            foreach (var field in current.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            {
                if (field.GetValue(current) is { } value && !field.FieldType.IsValueType)
                    pending.Enqueue(value);
            }
        }

        return seen;
    }
}
