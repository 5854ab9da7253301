using KafkaConfig.Adapters.Sandbox;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Tests.Kinds.Connectors;

public sealed class ConnectorFingerprintTests
{
    private static readonly ResourceAddress Address = ResourceAddress.Connector("main", "orders");

    [Fact]
    public void A_secret_is_not_in_the_digest() => Assert.Equal(Reader().Fingerprint(Address, Live("a")), Reader().Fingerprint(Address, Live("b")));

    [Fact]
    public void A_secret_that_changed_since_the_first_look_changes_it()
    {
        var reader = Reader();
        var first = reader.Fingerprint(Address, Live("a"));
        Assert.Equal(first, reader.Fingerprint(Address, Live("a")));
        Assert.NotEqual(first, reader.Fingerprint(Address, Live("b")));
        Assert.Equal(first, reader.Fingerprint(Address, Live("a")));
    }

    [Fact]
    public void No_connector_has_none() => Assert.Null(Reader().Fingerprint(Address, null));

    private static ConnectorFactReader Reader() => new(new Dictionary<string, IConnectCluster>(), new SandboxTopicCluster(new SandboxFile("nowhere.json", 1)));

    private static LiveConnector Live(string password) => new(
        "orders", new SortedDictionary<string, string>(StringComparer.Ordinal) { ["connector.class"] = "X", ["connection.password"] = password }, new Fact<ConnectorStatus>.Unknown("not read"));
}
