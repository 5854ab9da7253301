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
    [InlineData("connection.url", "jdbc:postgresql://u:p/q@warehouse/orders", true)]
    [InlineData("connection.url", "jdbc:oracle:thin:u/p@warehouse:1521/orders", true)]
    [InlineData("connection.url", "jdbc:oracle:thin:@warehouse:1521/orders", false)]
    [InlineData("connection.url", "https://blob.acme.example/a?sv=1&sig=p", true)]
    [InlineData("connection.url", "Endpoint=sb://a/;SharedAccessKeyName=n;SharedAccessKey=p", true)]
    [InlineData("connection.url", "?password=${env:A}&token=p", true)]
    [InlineData("connection.password", "${plain}", true)]
    [InlineData("http.headers", "Authorization: Basic dTpw", true)]
    [InlineData("http.headers", "X-Team: orders", false)]
    [InlineData("basic.auth.user.info", "u:p", true)]
    [InlineData("ssh.passphrase", "p", true)]
    [InlineData("redis.pwd", "p", true)]
    [InlineData("transforms.pass.fields", "id", false)]
    [InlineData("sasl.kerberos.service.name", "kafka", false)]
    [InlineData("basic.auth.credentials.source", "URL", false)]
    [InlineData("topics", "orders.placed", false)]
    public void A_literal_under_a_key_that_looks_like_a_secret_is_one(string key, string value, bool isSecret)
    {
        Assert.Equal(isSecret, ConnectorSecrets.IsLiteralSecret(key, value));
        Assert.Equal(isSecret ? ConnectorSecrets.Hidden : value, ConnectorSecrets.ShowDeclared(key, value, new ConnectorValidation([])));
        Assert.Equal(isSecret ? ConnectorSecrets.Hidden : value, ConnectorSecrets.ShowLive(key, value, new ConnectorValidation([new ConnectorKey(key, "STRING", [])])));
    }

    [Fact]
    public void What_a_plugin_types_as_a_password_is_one()
    {
        var validation = new ConnectorValidation([new ConnectorKey("handshake", ConnectorKey.Password, [])]);
        Assert.Equal(ConnectorSecrets.Hidden, ConnectorSecrets.ShowDeclared("handshake", "a", validation));
        Assert.Equal(ConnectorSecrets.Hidden, ConnectorSecrets.ShowLive("handshake", "true", validation));
        Assert.Equal("${env:A}", ConnectorSecrets.ShowLive("handshake", "${env:A}", validation));
    }

    [Fact]
    public void What_no_plugin_defines_is_shown_where_it_was_declared_and_not_where_it_lives()
    {
        var validation = new ConnectorValidation([new ConnectorKey("handshake", "", ["unknown"])]);
        Assert.Equal("a", ConnectorSecrets.ShowDeclared("handshake", "a", validation));
        Assert.Equal(ConnectorSecrets.NotShown, ConnectorSecrets.ShowLive("handshake", "a", validation));
        Assert.Equal("true", ConnectorSecrets.ShowLive("handshake", "true", validation));
    }

    [Theory]
    [InlineData("handshake", "a", ConnectorSecrets.NotShown)]
    [InlineData("handshake", "${env:A}", "${env:A}")]
    [InlineData("connection.password", "a", ConnectorSecrets.Hidden)]
    [InlineData("topics", "orders.placed", "orders.placed")]
    [InlineData("errors.tolerance", "all", "all")]
    public void Where_no_plugin_was_asked_only_what_is_Connects_own_is_shown(string key, string value, string shown)
    {
        Assert.Equal(shown, ConnectorSecrets.ShowDeclared(key, value, null));
        Assert.Equal(shown, ConnectorSecrets.ShowLive(key, value, null));
    }
}
