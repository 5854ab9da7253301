using KafkaConfig.Testing;

namespace KafkaConfig.Cli.Tests;

/// <summary>Secrets are planted in files, in what is live, and in variables; no output, plan, snapshot or journal may hold one.</summary>
public sealed class SecretsTests : IDisposable
{
    private const string Planted = "planted-secret";
    private const string Class = "io.confluent.connect.jdbc.JdbcSinkConnector";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task No_secret_leaves_by_any_way()
    {
        Plant();
        string[] lines =
        [
            "validate", "validate --output json", "validate --output markdown", "validate --output sarif", "plan --env prod", "plan --env prod --output json", "plan --env prod --output markdown",
            "plan --env prod --verbose", "plan --env prod --out plan.json", "apply --env prod --yes", "apply --env prod --yes --output json", "apply --env prod --yes --only connector/main/orders-changed",
            "apply --env prod --yes --only connector/main/orders-gone", "history --env prod", "history --env prod --output json", "snapshot --env prod --out saved.json", "plan --env prod --against saved.json",
            "show connector/main/orders-literal --env prod", "show connector/main/orders-literal --env prod --output json", "connectors status --env prod", "connectors status --env prod --output json",
            "connectors restart --failed --env prod", "import --env prod",
        ];
        var output = "";
        foreach (var line in lines)
        {
            var result = await CommandRunner.RunAsync(_folder.Path, line, new Dictionary<string, string> { ["SECRET"] = $"{Planted}-variable" }, TestContext.Current.CancellationToken);
            output += $"$ {line}\n{result.Output}{result.Error}";
        }

        Assert.Contains("(secret)", output, StringComparison.Ordinal);
        Assert.Contains("(not shown)", output, StringComparison.Ordinal);
        Assert.Empty(Leaks(output));
        // What was planted is there, and would be found: this test can fail.
        Assert.Contains(Planted, _folder.Read("cluster.json"), StringComparison.Ordinal);
        Assert.NotEmpty(Leaks(_folder.Read("cluster.json")));
        Assert.NotEmpty(Leaks(_folder.Read("connectors/main/orders-literal.yaml")));
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith("cluster.json", StringComparison.Ordinal) && !path.Contains("connectors", StringComparison.Ordinal)))
            Assert.Empty(Leaks(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Select(leak => $"{file}: {leak}"));
    }

    private static IEnumerable<string> Leaks(string text) => text.Split('\n').Where(line => line.Contains(Planted, StringComparison.OrdinalIgnoreCase)).Select(line => line.Trim());

    private void Plant()
    {
        _folder.Write("kafka-config.yaml", "");
        _folder.Write("CODEOWNERS", "* @acme/kafka-platform\n");
        _folder.Write("environments/prod.yaml", "cluster: { file: cluster.json }\nowns: [orders., orders-]\nprune: owned\nschemaRegistry: { url: \"http://localhost:1\", username: a, password: \"${env:SECRET}\" }\n");
        _folder.Write("topics/orders.placed.yaml", "owner: a\npartitions: 1\nreplicationFactor: 3\n");
        foreach (var (name, key, value) in new[]
        {
            ("literal", "connection.password", $"{Planted}-1"), ("url", "connection.url", $"jdbc:postgresql://u:{Planted}-2@warehouse/orders"), ("query", "connection.url", $"jdbc:sqlserver://warehouse;password={Planted}-3"),
            ("typed", "handshake", $"{Planted}-4"), ("jaas", "producer.override.sasl.jaas.config", $"org.apache.kafka.common.security.plain.PlainLoginModule required password=\\\"{Planted}-5\\\";"),
            ("upper", "API_KEY", $"{Planted}-6"), ("class", "pin", "${env:PIN}"), ("removed", "batch.size", "1"), ("changed", "connection.password", "${file:/etc/secrets/a.properties:password}"),
        })
        {
            _folder.Write($"connectors/main/orders-{name}.yaml", $"owner: a\nclass: {Class}\nconfig: {{ topics: orders.placed, {key}: \"{value}\" }}\n");
        }

        _folder.Write("cluster.json", $$"""
            { "formatVersion": 1, "clusterId": "sandbox", "brokers": [1, 2, 3], "inherited": {}, "topics": {},
              "connect": { "main": { "passwords": ["handshake"], "undefined": ["pin", "door"], "connectors": {
                "orders-changed": { "config": { "connector.class": "{{Class}}", "topics": "orders.placed", "connection.password": "{{Planted}}-7" } },
                "orders-typed": { "config": { "connector.class": "{{Class}}", "topics": "orders.placed", "handshake": "{{Planted}}-8" } },
                "orders-class": { "config": { "connector.class": "Other{{Class}}", "topics": "orders.placed", "pin": "{{Planted}}-11", "door": "{{Planted}}-12" } },
                "orders-removed": { "config": { "connector.class": "{{Class}}", "topics": "orders.placed", "door": "{{Planted}}-13" } },
                "orders-gone": { "config": { "connector.class": "{{Class}}", "topics": "orders.placed", "connection.password": "{{Planted}}-9", "connection.url": "jdbc:postgresql://u:{{Planted}}-10@a/b" } } } } } }
            """);
    }
}
