using KafkaConfig.Adapters.Tests.Live;
using KafkaConfig.Testing;
using static KafkaConfig.Testing.CommandResult;

namespace KafkaConfig.Adapters.Tests.EndToEnd;

/// <summary>The reason this tool exists, with real producers and consumers: the increase is refused, a runbook waits for its gates, and no key is read out of order.</summary>
public sealed class PartitionIncreaseTests(LiveKafka kafka)
{
    private const string Runbook = "runbooks/increase.md";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_ordered_topic_grows_only_drained_and_then_every_key_is_read_in_order_once()
    {
        using var repository = new LiveRepository(await kafka.SingleAsync());
        var (topic, address) = (repository.Name("placed"), $"topic/{repository.Name("placed")}");
        var (billing, ledger) = ($"{repository.Prefix}billing", $"{repository.Prefix}ledger");
        Declare(repository, 2);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        using var traffic = new KeyedTraffic(repository.Cluster.BootstrapServers, topic);
        await traffic.StartAsync(2, Token);
        await traffic.WriteAsync(4, Token);
        var (readByBilling, readByLedger) = (new List<(string Key, int Number)>(), new List<(string Key, int Number)>());
        Read(repository, billing, topic, traffic.Written, readByBilling);
        Read(repository, ledger, topic, 5, readByLedger);

        // Without a runbook: refused, untouched.
        Declare(repository, 3);
        var refused = Expect(3, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Contains("NEEDS RUNBOOK KC1001", refused.Output, StringComparison.Ordinal);
        Assert.Contains("2 of ", refused.Output, StringComparison.Ordinal);
        Assert.Contains("PartitionCount: 2\t", await DescribeAsync(repository, topic), StringComparison.Ordinal);

        // With one, while producers write.
        Expect(0, await repository.RunAsync($"runbook new KC1001 {address} --env live --out {Runbook}", Token));
        Assert.Equal(3, (await repository.RunAsync("runbook check", Token)).ExitCode);
        repository.Complete(Runbook);
        Expect(0, await repository.RunAsync("runbook check", Token));
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(Token))
        {
            var writing = WriteUntilAsync(traffic, stop.Token);
            Assert.Contains("✗ fails  producers-frozen: ", Expect(3, await repository.RunAsync("plan --env live", Token)).Output, StringComparison.Ordinal);
            Expect(3, await repository.RunAsync("apply --env live --yes", Token));
            await stop.CancelAsync();
            await writing;
        }

        // Producers stand still, and one group is behind.
        Read(repository, billing, topic, traffic.Written, readByBilling);
        var lagging = Expect(3, await repository.RunAsync("apply --env live --yes", Token));
        var behind = (traffic.Written - 5).ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"✗ fails  lag-zero: group {ledger} is {behind} records behind on partitions 0, 1", lagging.Output, StringComparison.Ordinal);
        Assert.Contains("✓ holds  producers-frozen", lagging.Output, StringComparison.Ordinal);
        Assert.Contains("PartitionCount: 2\t", await DescribeAsync(repository, topic), StringComparison.Ordinal);

        // Drained: it passes, and says whom to start first.
        Read(repository, ledger, topic, traffic.Written, readByLedger);
        var applied = Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        Assert.Contains($"Start consumers before producers: {billing}, {ledger}.", applied.Output, StringComparison.Ordinal);
        Assert.Contains("PartitionCount: 3\t", await DescribeAsync(repository, topic), StringComparison.Ordinal);
        Assert.Contains("nobody of it reads partitions 0, 1, 2", Expect(3, await repository.RunAsync($"runbook verify {Runbook} --env live", Token)).Output, StringComparison.Ordinal);

        using var first = new KeyedReader(repository.Cluster.BootstrapServers, billing, topic);
        using var second = new KeyedReader(repository.Cluster.BootstrapServers, ledger, topic);
        first.Join(3, readByBilling, Token);
        second.Join(3, readByLedger, Token);
        Assert.Contains("✓ Everything holds.", Expect(0, await repository.RunAsync($"runbook verify {Runbook} --env live", Token)).Output, StringComparison.Ordinal);
        Assert.Contains(2, await traffic.WriteAsync(10, Token));
        first.Read(traffic.Written, readByBilling, Token);
        second.Read(traffic.Written, readByLedger, Token);
        Assert.Empty(OutOfOrder(readByBilling));
        Assert.Empty(OutOfOrder(readByLedger));
    }

    [Fact]
    public async Task The_same_increase_behind_the_tools_back_is_read_out_of_order()
    {
        using var repository = new LiveRepository(await kafka.SingleAsync());
        var topic = repository.Name("placed");
        Declare(repository, 2);
        Expect(0, await repository.RunAsync("apply --env live --yes", Token));
        using var traffic = new KeyedTraffic(repository.Cluster.BootstrapServers, topic);
        await traffic.StartAsync(2, Token);
        await traffic.WriteAsync(4, Token);
        await repository.Cluster.RunScriptAsync("kafka-topics.sh", "--alter", "--topic", topic, "--partitions", "3");
        await Eventually.IsTrueAsync(async () => (await traffic.WriteAsync(1, Token)).Contains(2), Token);
        await traffic.WriteAsync(4, Token);

        // Two members of a group, both reading as they should; the one with the old partitions is slow for a while.
        var (read, later) = (new List<(string Key, int Number)>(), new List<(string Key, int Number)>());
        using var slow = new KeyedReader(repository.Cluster.BootstrapServers, $"{repository.Prefix}control", topic, "a") { IsSlow = true };
        using var quick = new KeyedReader(repository.Cluster.BootstrapServers, $"{repository.Prefix}control", topic, "b") { IsSlow = true };
        await Task.WhenAll(Task.Run(() => slow.Join(2, later, Token), Token), Task.Run(() => quick.Join(1, read, Token), Token));
        Assert.Equal([2], quick.Assigned);
        quick.IsSlow = false;
        quick.Read(traffic.WrittenTo(2), read, Token);
        slow.IsSlow = false;
        slow.Read(traffic.Written - traffic.WrittenTo(2), later, Token);
        read.AddRange(later);
        Assert.Equal(traffic.Written, read.Count);
        Assert.NotEmpty(OutOfOrder(read));
    }

    private static void Declare(LiveRepository repository, int partitions) =>
        repository.Topic("placed", $"owner: team-orders\npartitions: {partitions}\nreplicationFactor: 1\nordering: by-key\n");

    private static void Read(LiveRepository repository, string group, string topic, int records, List<(string Key, int Number)> read)
    {
        using var reader = new KeyedReader(repository.Cluster.BootstrapServers, group, topic);
        reader.Read(records, read, Token);
    }

    private static async Task WriteUntilAsync(KeyedTraffic traffic, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await traffic.WriteAsync(1, CancellationToken.None);
    }

    // Numbers of each key must come one after the other: a gap is a loss, a repetition a second reading, anything else another order.
    private static List<string> OutOfOrder(IReadOnlyList<(string Key, int Number)> read)
    {
        var problems = new List<string>();
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, number) in read)
        {
            if (number != last.GetValueOrDefault(key) + 1)
                problems.Add($"{key}: {number} after {last.GetValueOrDefault(key)}");
            last[key] = number;
        }

        return problems;
    }

    private static Task<string> DescribeAsync(LiveRepository repository, string topic) => repository.Cluster.RunScriptAsync("kafka-topics.sh", "--describe", "--topic", topic);
}
