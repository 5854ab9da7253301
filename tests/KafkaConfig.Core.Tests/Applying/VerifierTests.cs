using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core.Applying;
using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Model;
using KafkaConfig.Core.Planning;
using KafkaConfig.Testing;
using Microsoft.Extensions.Time.Testing;

namespace KafkaConfig.Core.Tests.Applying;

public sealed class VerifierTests
{
    private static readonly ResourceAddress Address = ResourceAddress.Connector("main", "orders");
    private static readonly ChangeConnectorState Written = new(Address, "PAUSED", new Sourced<ConnectorState>(ConnectorState.Running, "file", new SourceLocation("connectors/main/orders.yaml", 1, 1)));

    [Theory]
    // Well at every look; broken from the third on; broken for the first two; broken from the third on, where nobody waits.
    [InlineData(3, new[] { true }, null)]
    [InlineData(3, new[] { true, true, false }, "broken")]
    [InlineData(3, new[] { false, false, true }, null)]
    [InlineData(0, new[] { true, true, false }, null)]
    public async Task What_was_written_is_believed_once_it_has_looked_well_for_a_while(int settling, bool[] looks, string? problem)
    {
        var (problems, _) = await VerifyAsync(new Reader(looks, TimeSpan.FromSeconds(settling)));
        Assert.Equal(problem, problems.GetValueOrDefault(Address));
    }

    [Fact]
    public async Task What_no_waiting_mends_is_not_waited_for()
    {
        var impossible = new UnreachableLinkState(Address, "state", "PAUSED", "running", "Wait.", new SourceLocation("connectors/main/orders.yaml", 1, 1));
        var (problems, waited) = await VerifyAsync(new Reader([true], TimeSpan.FromSeconds(3), impossible));
        Assert.Equal("still to update: state is PAUSED", problems[Address]);
        Assert.Equal(TimeSpan.Zero, waited);
        Assert.True((await VerifyAsync(new Reader([true], TimeSpan.FromSeconds(3), Written))).Waited > TimeSpan.FromSeconds(30));
    }

    private static async Task<(IReadOnlyDictionary<ResourceAddress, string> Problems, TimeSpan Waited)> VerifyAsync(Reader reader)
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeTimeProvider();
        var repository = new InMemoryRepository().With("environments/prod.yaml", "cluster: { file: cluster.json }\n");
        var content = Repositories.Load(repository);
        var live = new LiveEnvironment(new SandboxTopicCluster(new SandboxFile(Path.Combine(folder.Path, "cluster.json"), 1)), [reader]);
        var began = clock.GetTimestamp();
        var verifying = new Verifier(content, content.Environments.Single(), live, clock).VerifyAsync([Written]);
        while (!verifying.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        return (await verifying, clock.GetElapsedTime(began));
    }

    private sealed class Reader(bool[] looks, TimeSpan settling, Change? left = null) : IKindReader
    {
        private int _look;

        public ResourceKind ResourceKind => ResourceKind.Connector;

        public TimeSpan SettlingOf(ResourceAddress address) => settling;

        public Task<KindDifference> CompareAsync(Comparison comparison, CancellationToken cancellationToken) => Task.FromResult(new KindDifference { Changes = left is null ? [] : [left] });

        public bool RestsOnFacts(Change change) => false;

        public Task<IReadOnlyDictionary<ResourceAddress, IFacts>> ReadFactsAsync(IReadOnlyList<Change> changes, FactLook look, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<ResourceAddress, IFacts>>(new Dictionary<ResourceAddress, IFacts>());

        public Task<IReadOnlyDictionary<ResourceAddress, string>> IdentifyAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<ResourceAddress, string>>(new Dictionary<ResourceAddress, string>());

        public Task<IReadOnlyDictionary<ResourceAddress, string>> CheckAfterAsync(IReadOnlyList<Change> written, CancellationToken cancellationToken)
        {
            var isWell = looks[Math.Min(_look++, looks.Length - 1)];
            return Task.FromResult<IReadOnlyDictionary<ResourceAddress, string>>(isWell ? new Dictionary<ResourceAddress, string>() : written.ToDictionary(change => change.Address, _ => "broken"));
        }
    }
}
