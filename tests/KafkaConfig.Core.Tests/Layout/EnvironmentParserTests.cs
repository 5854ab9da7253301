using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;

namespace KafkaConfig.Core.Tests.Layout;

public sealed class EnvironmentParserTests
{
    private const string Cluster = "cluster:\n  id: abc\n  bootstrapServers: kafka:9092\n";

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "production: true\n", "KC0006", "lacks the required key 'cluster'" },
        { "cluster: { id: abc }\n", "KC0006", "lacks the required key 'bootstrapServers'" },
        { "cluster: { bootstrapServers: kafka:9092 }\n", "KC0006", "lacks the required key 'id'" },
        { "cluster: { file: a.json, bootstrapServers: kafka:9092 }\n", "KC0005", "either 'file' or 'bootstrapServers'" },
        { "cluster: { file: ../a.json }\n", "KC0005", "inside the repository" },
        { "cluster: { file: /etc/a.json }\n", "KC0005", "inside the repository" },
        { Cluster + "  client: { sasl.password: hunter2 }\n", "KC0014", "'sasl.password' holds a literal value" },
        { Cluster + "  client: { sasl.password: \"${env:A}hunter2\" }\n", "KC0014", "literal value" },
        { Cluster + "  client: { sasl.oauthbearer.client.secret: hunter2 }\n", "KC0014", "literal value" },
        { Cluster + "  client: { ssl.key.pem: hunter2 }\n", "KC0014", "literal value" },
        { Cluster + "schemaRegistry: { url: http://a, password: hunter2 }\n", "KC0014", "literal value" },
        { Cluster + "connect: { main: { url: http://a, password: hunter2 } }\n", "KC0014", "literal value" },
        { Cluster + "  client: { sasl.kerberos.kinit.cmd: \"rm -rf /\" }\n", "KC0015", "not allowed" },
        { Cluster + "  client: { sasl.kerberos.principal: \"x; touch /tmp/a\" }\n", "KC0015", "not allowed" },
        { Cluster + "  client: { sasl.oauthbearer.config: \"secretkey=hunter2\" }\n", "KC0014", "literal value" },
        { Cluster + "  client: sasl.password:hunter2\n", "KC0005", "found text" },
        { Cluster + "schemaRegistry: https://user:hunter2@host\n", "KC0005", "found text" },
        { Cluster + "schemaRegistry: { url: \"https://user:hunter2@host\" }\n", "KC0014", "'url' holds a literal value" },
        { Cluster + "prune: hunter2\n", "KC0005", "This is no value of 'prune'" },
        { Cluster + "  client: { enable.ssl.certificate.verification: false }\n", "KC0015", "not allowed" },
        { Cluster + "  client: { ssl.endpoint.identification.algorithm: none }\n", "KC0015", "Verification" },
        { Cluster + "  client: { plugin.library.paths: /tmp/a.so }\n", "KC0015", "not allowed" },
        { Cluster + "  client: { ssl.engine.location: /tmp/a.so }\n", "KC0015", "not allowed" },
        { Cluster + "prune: removed\njournal: none\n", "KC0005", "keeps none" },
        { Cluster + "promotion: { proof: journal }\n", "KC0006", "'after'" },
        { Cluster + "promotion: { after: staging, proof: trust }\n", "KC0005", "This is no value of 'proof'" },
        { Cluster + "platform: { flavor: kafka }\n", "KC0005", "This is no value of 'flavor'" },
        { Cluster + "platform: { flavor: apache, version: 4.3 }\n", "KC0005", "Expected text for 'version'" },
        { Cluster + "own: [a.]\n", "KC0004", "Unknown key 'own'" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Refuses_what_is_unsafe_or_unknown(string text, string code, string words)
    {
        var findings = Repositories.Load(new InMemoryRepository().With("environments/prod.yaml", text)).Findings;
        Assert.Contains(findings, finding => finding.Code == code && finding.What.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void No_finding_repeats_a_secret()
    {
        foreach (var row in Mistakes)
        {
            var findings = Repositories.Load(new InMemoryRepository().With("environments/prod.yaml", row.Data.Item1)).Findings;
            Assert.DoesNotContain("hunter2", string.Join('\n', findings.Select(finding => finding.ToString())), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_mistyped_client_setting_gets_the_nearest() =>
        Assert.Equal("Did you mean 'sasl.password'?", Repositories.Load(new InMemoryRepository().With("environments/prod.yaml", Cluster + "  client: { sas.password: x }\n")).Findings[0].SafeWay);

    [Fact]
    public void A_real_cluster_is_production_unless_it_says_otherwise_and_a_sandbox_is_not()
    {
        Assert.True(Parse(Cluster).Production);
        Assert.False(Parse("production: false\n" + Cluster).Production);
        Assert.False(Parse("cluster: { file: a.json }\n").Production);
    }

    [Fact]
    public void Nothing_is_pruned_unless_it_says_so()
    {
        Assert.Equal(PrunePolicy.Never, Parse(Cluster).Prune);
        Assert.Equal(PrunePolicy.Owned, Parse(Cluster + "prune: owned\n").Prune);
    }

    [Fact]
    public void Variables_are_read_when_they_are_used_and_a_missing_one_is_named_with_its_line()
    {
        var environment = Parse(Cluster + "  client: { sasl.password: \"${env:PASSWORD}\" }\n");
        var password = environment.Cluster.Client[0].Value;
        Assert.Equal("hunter2", password.Expand(name => name == "PASSWORD" ? "hunter2" : null));
        Assert.Equal("${env:PASSWORD}", password.ToString());
        var problem = Assert.Throws<UsageException>(() => password.Expand(_ => null));
        Assert.Equal("The environment variable PASSWORD is not set; environments/prod.yaml:4:28 needs it.", problem.Message);
    }

    [Theory]
    [InlineData("4.4.0", false)]
    [InlineData("4.3.0", true)]
    [InlineData("0.8.1", true)]
    [InlineData(null, true)]
    public void A_platform_has_what_came_before_it(string? release, bool expected) => Assert.Equal(expected, Platform.Default.Has(release));

    private static EnvironmentDefinition Parse(string text)
    {
        var content = Repositories.Load(new InMemoryRepository().With("environments/prod.yaml", text));
        Assert.Empty(content.Findings);
        return content.Environments.Single();
    }
}
