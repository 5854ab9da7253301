using KafkaConfig.Core.Kinds.Connectors;

namespace KafkaConfig.Core.Tests.Kinds.Connectors;

public sealed class ConnectorSecretsTests
{
    [Theory]
    [InlineData("connection.password", "hunter2", true)]
    [InlineData("connection.password", "", false)]
    [InlineData("connection.password", "${file:/etc/a.properties:password}", false)]
    [InlineData("connection.password", "x${file:/etc/a.properties:password}", true)]
    [InlineData("connection.password", "${file:/etc/a:p}${env:Q}", false)]
    [InlineData("producer.override.sasl.jaas.config", "required password=\"a\";", true)]
    [InlineData("API_KEY", "a", true)]
    [InlineData("aws.secret.access.key", "a", true)]
    [InlineData("oauth.token", "a", true)]
    [InlineData("oauth.token.url", "https://id.acme.example/token", false)]
    [InlineData("ssl.keystore.location", "/etc/a.jks", false)]
    [InlineData("connection.url", "jdbc:postgresql://warehouse/orders", false)]
    [InlineData("connection.url", "jdbc:postgresql://u:p@warehouse/orders", true)]
    [InlineData("connection.url", "jdbc:postgresql://u:${env:P}@warehouse/orders", false)]
    [InlineData("connection.url", "jdbc:sqlserver://warehouse;user=u;password=p;encrypt=true", true)]
    [InlineData("connection.url", "jdbc:mysql://warehouse/orders?user=u&password=p", true)]
    [InlineData("topics", "orders.placed", false)]
    public void A_literal_under_a_key_that_looks_like_a_secret_is_one(string key, string value, bool isSecret)
    {
        Assert.Equal(isSecret, ConnectorSecrets.IsLiteralSecret(key, value, isPassword: false));
        Assert.Equal(isSecret ? ConnectorSecrets.Hidden : value, ConnectorSecrets.Show(key, value, new HashSet<string>()));
    }

    [Fact]
    public void What_a_plugin_types_as_a_password_is_one() => Assert.Equal(ConnectorSecrets.Hidden, ConnectorSecrets.Show("handshake", "a", new HashSet<string> { "handshake" }));

    [Theory]
    [InlineData("handshake", "a", ConnectorSecrets.NotShown)]
    [InlineData("handshake", "${env:A}", "${env:A}")]
    [InlineData("connection.password", "a", ConnectorSecrets.Hidden)]
    [InlineData("topics", "orders.placed", "orders.placed")]
    [InlineData("errors.tolerance", "all", "all")]
    public void Where_no_plugin_was_asked_only_what_is_Connects_own_is_shown(string key, string value, string shown) => Assert.Equal(shown, ConnectorSecrets.Show(key, value, null));
}
