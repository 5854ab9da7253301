using KafkaConfig.Core.Kinds;
using KafkaConfig.Core.Kinds.Connectors;
using KafkaConfig.Core.Model;
using KafkaConfig.Testing;
using KafkaConfig.Testing.Live;

namespace KafkaConfig.Adapters.Tests.Contracts;

/// <summary>What every Connect cluster says of configs that it does not like, and what it must not say. The worker's process has <see cref="ConnectProcess.SecretVariable"/>.</summary>
public abstract class ConnectValidationContract : ConnectClusterContract
{
    private const string Planted = "hunter2-planted";

    [Fact]
    public async Task A_good_config_has_no_error_and_its_keys_have_types()
    {
        var (cluster, _) = await OpenAsync();
        var validation = await ValidateAsync(cluster, SomeConnector.Source(NextName(), "/tmp/a"));
        Assert.DoesNotContain(validation.Keys, key => key.Errors.Count > 0);
        Assert.Equal("STRING", Key(validation, "topic").Type);
        Assert.Equal("INT", Key(validation, "tasks.max").Type);
        Assert.Equal(validation.Keys.Select(key => key.Name).Order(StringComparer.Ordinal), validation.Keys.Select(key => key.Name));
    }

    [Fact]
    public async Task A_missing_key_and_a_wrong_number_are_both_named()
    {
        var (cluster, _) = await OpenAsync();
        var validation = await ValidateAsync(cluster, SomeConnector.Config(NextName(), SomeConnector.FileSource, ("tasks.max", "1"), ("batch.size", "many")));
        Assert.Equal(["batch.size", "topic"], validation.Keys.Where(key => key.Errors.Count > 0).Select(key => key.Name));
        Assert.Equal(["Missing required configuration \"topic\" which has no default value"], Key(validation, "topic").Errors);
        Assert.Equal("Invalid value many for configuration batch.size: Not a number of type INT", Key(validation, "batch.size").Errors[0]);
    }

    [Fact]
    public async Task Configs_are_judged_in_their_order_and_each_for_itself()
    {
        var (cluster, _) = await OpenAsync();
        var configs = new[] { SomeConnector.Source("z", "/tmp/a"), SomeConnector.Config("a", "Nope"), new ConnectorConfig("m", new Dictionary<string, string> { ["db.password"] = Planted }), SomeConnector.Source("b", "/tmp/a") };
        var facts = await cluster.ValidateAsync(configs, Token);
        Assert.Equal(["z", "a", "m", "b"], facts.Select(fact => fact.Name));
        Assert.IsType<Fact<ConnectorValidation>.Known>(facts[0].Fact);
        var unknown = Assert.IsType<Fact<ConnectorValidation>.Unknown>(facts[1].Fact).Why;
        Assert.StartsWith("the worker cannot validate it: no connector class Nope is installed; installed are ", unknown, StringComparison.Ordinal);
        Assert.Contains(SomeConnector.FileSource, unknown, StringComparison.Ordinal);
        Assert.Equal("it names no connector.class", Assert.IsType<Fact<ConnectorValidation>.Unknown>(facts[2].Fact).Why);
        Assert.IsType<Fact<ConnectorValidation>.Known>(facts[3].Fact);
    }

    [Fact]
    public async Task Keys_for_passwords_are_typed_as_such()
    {
        var (cluster, _) = await OpenAsync();
        var validation = await ValidateAsync(cluster, SomeConnector.Config(
            NextName(), SomeConnector.MirrorSource, ("source.cluster.alias", "a"), ("sasl.jaas.config", Planted), ("producer.override.sasl.jaas.config", Planted)));
        Assert.Equal("PASSWORD", Key(validation, "sasl.jaas.config").Type);
        Assert.Equal("PASSWORD", Key(validation, "ssl.keystore.password").Type);
        Assert.Equal("PASSWORD", Key(validation, "producer.override.sasl.jaas.config").Type);
        AssertNoSecret(validation.ToString());
        AssertNoSecret(string.Concat(validation.Keys.SelectMany(key => key.Errors)));
    }

    [Fact]
    public async Task A_secret_that_the_worker_put_in_place_of_a_reference_is_in_no_error()
    {
        var (cluster, writer) = await OpenAsync();
        var file = Folder.Write("secrets.properties", $"key={Planted}\n");
        foreach (var reference in new[] { $"${{env:{ConnectProcess.SecretVariable}}}", $"${{file:{file}:key}}", $"x-${{file:{file}:key}}-y" })
        {
            var config = SomeConnector.Source(NextName(), Write("a\n"), ("batch.size", reference), ("tasks.max", reference));
            var validation = await ValidateAsync(cluster, config);
            Assert.Equal("Invalid value *** for configuration batch.size: Not a number of type INT", Key(validation, "batch.size").Errors[0]);
            AssertNoSecret(string.Concat(validation.Keys.SelectMany(key => key.Errors)));
            var result = await writer.CreateAsync(config, ConnectorState.Running, Token);
            Assert.Equal(WriteStatus.Refused, result.Status);
            Assert.Contains("Invalid value *** for configuration batch.size: Not a number of type INT", result.Why, StringComparison.Ordinal);
            AssertNoSecret(result.Why);
        }
    }

    [Fact]
    public async Task A_reference_that_leads_nowhere_is_quoted()
    {
        var (cluster, _) = await OpenAsync();
        var validation = await ValidateAsync(cluster, SomeConnector.Source(NextName(), "/tmp/a", ("batch.size", "${env:CONTRACT_ABSENT}")));
        Assert.Equal("Invalid value ${env:CONTRACT_ABSENT} for configuration batch.size: Not a number of type INT", Key(validation, "batch.size").Errors[0]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_makes_validation_unknown_and_writes_refused()
    {
        var (cluster, writer) = await OpenAsync();
        var file = Path.Combine(Folder.Path, "absent.properties");
        var config = SomeConnector.Source(NextName(), Write("a\n"), ("batch.size", $"${{file:{file}:key}}"));
        var why = Assert.IsType<Fact<ConnectorValidation>.Unknown>(Assert.Single(await cluster.ValidateAsync([config], Token)).Fact).Why;
        Assert.Equal($"the worker cannot validate it: Could not read properties from file {file}", why);
        var expected = new WriteResult(config.Name, WriteStatus.Refused, $"Could not read properties from file {file}.");
        Assert.Equal(expected, await writer.CreateAsync(config, ConnectorState.Running, Token));
        Assert.Null(await FindAsync(cluster, config.Name));
        await CreateAsync(writer, SomeConnector.Source(config.Name, Write("a\n")), ConnectorState.Stopped);
        Assert.Equal(expected, await writer.UpdateAsync(config, Token));
    }

    [Fact]
    public async Task An_invalid_config_is_refused_with_the_plugins_words()
    {
        var (cluster, writer) = await OpenAsync();
        var config = SomeConnector.Config(NextName(), SomeConnector.FileSource, ("tasks.max", "1"), ("batch.size", "many"));
        var result = await writer.CreateAsync(config, ConnectorState.Running, Token);
        Assert.Equal(WriteStatus.Refused, result.Status);
        Assert.Contains("Invalid value many for configuration batch.size: Not a number of type INT", result.Why, StringComparison.Ordinal);
        Assert.Contains("Missing required configuration \"topic\" which has no default value", result.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("endpoint", result.Why, StringComparison.Ordinal);
        Assert.Null(await FindAsync(cluster, config.Name));
    }

    [Fact]
    public async Task A_class_that_is_not_installed_or_not_named_is_refused_without_the_config()
    {
        var (cluster, writer) = await OpenAsync();
        var name = NextName();
        var unknown = await writer.CreateAsync(SomeConnector.Config(name, "Nope", ("db.password", Planted)), ConnectorState.Running, Token);
        Assert.Equal(WriteStatus.Refused, unknown.Status);
        Assert.StartsWith("No connector class Nope is installed; installed are ", unknown.Why, StringComparison.Ordinal);
        var none = await writer.CreateAsync(new ConnectorConfig(name, new Dictionary<string, string> { ["db.password"] = Planted }), ConnectorState.Running, Token);
        Assert.Equal(new WriteResult(name, WriteStatus.Refused, "Its config names no connector.class."), none);
        Assert.Null(await FindAsync(cluster, name));
    }

    [Fact]
    public async Task A_planted_secret_is_in_no_trace()
    {
        var (cluster, writer) = await OpenAsync();
        var config = SomeConnector.Sink(NextName(), Path.Combine(Folder.Path, Planted, "out.txt"), ("db.password", Planted));
        await CreateAsync(writer, config);
        var status = await AwaitAsync(cluster, config.Name, status => status.Tasks is [{ State: "FAILED" }]);
        Assert.Contains("/***/out.txt", status.Tasks[0].Trace, StringComparison.Ordinal);
        AssertNoSecret(status.Tasks[0].Trace);
    }

    [Fact]
    public async Task A_secret_that_the_worker_put_within_a_value_is_in_no_trace()
    {
        var (cluster, writer) = await OpenAsync();
        var config = SomeConnector.Sink(NextName(), $"{Folder.Path}/${{env:{ConnectProcess.SecretVariable}}}/out.txt");
        await CreateAsync(writer, config);
        var status = await AwaitAsync(cluster, config.Name, status => status.Tasks is [{ State: "FAILED" }]);
        Assert.Contains("/***/out.txt", status.Tasks[0].Trace, StringComparison.Ordinal);
        AssertNoSecret(status.Tasks[0].Trace);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a%b")]
    [InlineData("a\nb")]
    [InlineData(" a")]
    [InlineData("a ")]
    public async Task A_name_that_no_path_can_hold_is_refused(string name)
    {
        var (cluster, writer) = await OpenAsync();
        var config = SomeConnector.Source(name, Write("a\n"));
        WriteResult[] results =
        [
            await writer.CreateAsync(config, ConnectorState.Running, Token), await writer.UpdateAsync(config, Token), await writer.SetStateAsync(name, ConnectorState.Paused, Token),
            await writer.RestartAsync(name, onlyFailed: true, Token), await writer.DeleteAsync(name, Token),
        ];
        Assert.All(results, result => Assert.Equal(WriteStatus.Refused, result.Status));
        Assert.All(results, result => Assert.EndsWith(".", result.Why, StringComparison.Ordinal));
        Assert.Null(await FindAsync(cluster, name));
    }

    private static ConnectorKey Key(ConnectorValidation validation, string name) => Assert.Single(validation.Keys, key => key.Name == name);

    private static async Task<ConnectorValidation> ValidateAsync(IConnectCluster cluster, ConnectorConfig config) =>
        Assert.IsType<Fact<ConnectorValidation>.Known>(Assert.Single(await cluster.ValidateAsync([config], Token)).Fact).Value;

    private static void AssertNoSecret(string? text)
    {
        Assert.DoesNotContain(Planted, text, StringComparison.Ordinal);
        Assert.DoesNotContain(ConnectProcess.Secret, text, StringComparison.Ordinal);
    }
}
