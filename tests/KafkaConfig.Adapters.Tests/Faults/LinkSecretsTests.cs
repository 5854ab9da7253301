using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Layout;
using KafkaConfig.Testing;
using KafkaConfig.Testing.StandIns.Links;

namespace KafkaConfig.Adapters.Tests.Faults;

/// <summary>How the other end is reached: what a link is given for it, what it cannot be given, and that no message tells any of it.</summary>
public sealed class LinkSecretsTests : LinkFaultBase
{
    private const string Certificate = "-----BEGIN CERTIFICATE-----\nMIIcertificate\n-----END CERTIFICATE-----\n";
    private const string Key = "-----BEGIN PRIVATE KEY-----\nMIIkey\n-----END PRIVATE KEY-----\n";

    [Theory]
    [InlineData("PLAIN", "plain.PlainLoginModule")]
    [InlineData("scram-sha-256", "scram.ScramLoginModule")]
    [InlineData("SCRAM-SHA-512", "scram.ScramLoginModule")]
    public async Task A_login_becomes_Javas(string mechanism, string module)
    {
        Variables["P"] = "back\\slash \"mark\"\nline";
        Assert.Equal(
        [
            new("bootstrap.servers", "source.example:9092"),
            new("sasl.jaas.config", $"org.apache.kafka.common.security.{module} required username=\"re\\\"ader\" password=\"back\\\\slash \\\"mark\\\"\\nline\";"),
            new("sasl.mechanism", mechanism.ToUpperInvariant()), new("security.protocol", "SASL_SSL"),
        ], await SetAsync(("security.protocol", "sasl_ssl"), ("sasl.mechanisms", mechanism), ("sasl.username", "re\"ader"), ("sasl.password", "${env:P}")));
    }

    [Fact]
    public async Task Certificates_become_stores_of_PEM()
    {
        (Variables["CA"], Variables["C"], Variables["K"], Variables["P"]) = (Certificate, Certificate, Key, "phrase");
        Assert.Equal(
        [
            new("bootstrap.servers", "source.example:9092"), new("security.protocol", "SSL"), new("ssl.endpoint.identification.algorithm", ""), new("ssl.key.password", "phrase"),
            new("ssl.keystore.certificate.chain", Certificate), new("ssl.keystore.key", Key), new("ssl.keystore.type", "PEM"),
            new("ssl.truststore.certificates", Certificate), new("ssl.truststore.type", "PEM"),
        ], await SetAsync(
            ("security.protocol", "ssl"), ("ssl.ca.pem", "${env:CA}"), ("ssl.certificate.pem", "${env:C}"), ("ssl.key.pem", "${env:K}"), ("ssl.key.password", "${env:P}"), ("ssl.endpoint.identification.algorithm", "none")));
    }

    [Fact]
    public async Task What_tunes_the_tools_own_connection_is_left_out() => Assert.Equal(
        [new("bootstrap.servers", "source.example:9092"), new("ssl.endpoint.identification.algorithm", "https")],
        await SetAsync(("client.id", "me"), ("socket.keepalive.enable", "true"), ("ssl.endpoint.identification.algorithm", "https")));

    [Theory]
    [InlineData("sasl.oauthbearer.method=oidc", "The setting sasl.oauthbearer.method of the other end has no counterpart in a link.")]
    [InlineData("ssl.keystore.password=planted", "The setting ssl.keystore.password of the other end has no counterpart in a link.")]
    [InlineData("ssl.ca.location=/planted", "The setting ssl.ca.location of the other end names a file of the machine that this tool runs on, which a cluster cannot read: give its content as ssl.ca.pem.")]
    [InlineData("ssl.keystore.location=/planted", "The setting ssl.keystore.location of the other end names a file of the machine that this tool runs on, which a cluster cannot read: give its content as ssl.certificate.pem and ssl.key.pem.")]
    [InlineData("security.protocol=planted", "The setting security.protocol of the other end is none of PLAINTEXT, SSL, SASL_PLAINTEXT, SASL_SSL.")]
    [InlineData("security.protocol=sasl_ssl", "The other end wants a login and names no sasl.mechanism.")]
    [InlineData("sasl.mechanism=GSSAPI", "The setting sasl.mechanism of the other end is none of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, which are the ones that a link can be given.")]
    [InlineData("sasl.mechanism=PLAIN,sasl.mechanisms=SCRAM-SHA-256", "The settings sasl.mechanism and sasl.mechanisms of the other end differ.")]
    [InlineData("sasl.mechanism=PLAIN,sasl.username=planted", "The other end logs in with PLAIN and lacks sasl.password.")]
    [InlineData("sasl.mechanism=PLAIN,sasl.password=planted", "The other end logs in with PLAIN and lacks sasl.username.")]
    [InlineData("sasl.password=planted", "The other end has a sasl.username or a sasl.password and names no sasl.mechanism.")]
    [InlineData("ssl.key.pem=planted", "The other end has ssl.key.pem without ssl.certificate.pem.")]
    [InlineData("ssl.certificate.pem=planted", "The other end has ssl.certificate.pem without ssl.key.pem.")]
    [InlineData("ssl.endpoint.identification.algorithm=planted", "The setting ssl.endpoint.identification.algorithm of the other end is none of https, none.")]
    [InlineData("sasl.password=${env:MISSING}", "The environment variable MISSING is not set; environments/other.yaml:4:5 needs it.")]
    public async Task What_a_link_cannot_be_given_is_named_and_nothing_is_sent(string settings, string why)
    {
        var remote = SomeLink.Connection([.. settings.Split(',').Select(setting => (setting.Split('=')[0], setting.Split('=')[1]))]);
        Assert.Equal(new WriteResult("a", WriteStatus.Refused, why), await Writer().CreateAsync(SomeLink.Of("a", LinkMode.Destination, remote), isDryRun: false, Token));
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task What_contradicts_itself_is_refused()
    {
        await RefusedAsync(SomeLink.Of("a", LinkMode.Destination, null), "how is not said");
        await RefusedAsync(SomeLink.Of("a", LinkMode.OutboundSource, null), "how is not said");
        await RefusedAsync(SomeLink.Of("a", LinkMode.InboundDestination, SomeLink.Connection()), "waits to be reached");
        await RefusedAsync(SomeLink.Of("a", LinkMode.Destination, new ClusterConnection { File = "source.json" }), "sandbox");
        foreach (var name in new[] { "link.mode", "connection.mode", "bootstrap.servers", "security.protocol" })
            await RefusedAsync(SomeLink.Of("a", LinkMode.Destination, SomeLink.Connection(("security.protocol", "ssl")), (name, "x")), name);
        Assert.Empty(Server.Requests);

        async Task RefusedAsync(LinkSpecification link, string words)
        {
            var result = await Writer().CreateAsync(link, isDryRun: false, Token);
            Assert.Equal(WriteStatus.Refused, result.Status);
            Assert.Contains(words, result.Why, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("planted-password")]
    [InlineData("planted\\\"password")]
    [InlineData("username=\"planted-user\" password=\"planted\\\\\\\"password\"")]
    [InlineData("MIIkey-planted")]
    [InlineData("planted-host.example:9093")]
    [InlineData("planted-host.example")]
    [InlineData("planted-id")]
    [InlineData("planted-user")]
    [InlineData("planted-literal")]
    public async Task No_message_tells_what_was_sent(string quoted)
    {
        Variables["HOSTS"] = "one.example:1,planted-host.example:9093";
        (Variables["ID"], Variables["USER"], Variables["PASSWORD"], Variables["KEY"]) = ("planted-id", "planted-user", quoted.Contains('\\', StringComparison.Ordinal) ? "planted\\\"password" : "planted-password", "-----BEGIN PRIVATE KEY-----\nMIIkey-planted\n-----END PRIVATE KEY-----");
        var login = SomeLink.Connection(
            ("security.protocol", "sasl_ssl"), ("sasl.mechanism", "PLAIN"), ("sasl.username", "${env:USER}"), ("sasl.password", "${env:PASSWORD}"), ("ssl.certificate.pem", "x"), ("ssl.key.pem", "${env:KEY}"));
        var remote = login with { BootstrapServers = SomeLink.Text("${env:HOSTS}") };
        var link = SomeLink.Of("a", LinkMode.Destination, remote, ("local.sasl.jaas.config", "M required password=\"planted-literal\";")) with { RemoteClusterId = SomeLink.Text("${env:ID}") };
        Server.Add(LinkFault.Fail(40002, $"Invalid value {quoted} for it", "POST /links", times: 1));
        Server.Add(LinkFault.Fail(50002, $"Invalid value {quoted} for it", "POST /links", times: 1));
        Server.Add(LinkFault.Fail(50002, $"Invalid value {quoted} for it"));
        var client = Client();
        var writer = new Adapters.ClusterLinking.ConfluentLinkClusterWriter(client);
        WriteResult[] results =
        [
            await writer.CreateAsync(link, isDryRun: false, Token), await writer.CreateAsync(link, isDryRun: false, Token),
            await writer.AlterAsync("a", [new("acl.sync.ms", "1")], isDryRun: false, Token), .. await writer.MoveMirrorsAsync("a", MirrorVerb.Pause, ["t"], isDryRun: false, Token),
        ];
        Assert.Equal([WriteStatus.Refused, WriteStatus.Uncertain, WriteStatus.Uncertain, WriteStatus.Uncertain], results.Select(result => result.Status));
        Assert.All(results, result => Assert.Contains("Invalid value ", result.Why, StringComparison.Ordinal));
        Assert.All(results, result => Assert.DoesNotContain("planted", result.Why, StringComparison.Ordinal));
        var message = await UnavailableAsync(() => new Adapters.ClusterLinking.ConfluentLinkCluster(client).ListAsync(Token));
        Assert.Contains("***", message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_altered_is_no_exception()
    {
        Server.Store.Add("a");
        Server.Add(LinkFault.Fail(40002, "Invalid value M required password=\"planted\"; or planted", times: 1));
        var result = await Writer().AlterAsync("a", [new("sasl.jaas.config", "M required password=\"planted\";")], isDryRun: false, Token);
        Assert.Equal("Invalid value *** or ***.", result.Why);
    }

    private async Task<IReadOnlyList<KeyValuePair<string, string>>> SetAsync(params (string Name, string Template)[] client)
    {
        Assert.Equal(WriteResult.Done("a"), await Writer().CreateAsync(SomeLink.Of("a", LinkMode.Destination, SomeLink.Connection(client)), isDryRun: false, Token));
        return [.. Server.Store.Find("a").Configs];
    }
}
