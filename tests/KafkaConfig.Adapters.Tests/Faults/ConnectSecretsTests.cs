using KafkaConfig.Adapters.Connect;

namespace KafkaConfig.Adapters.Tests.Faults;

public sealed class ConnectSecretsTests
{
    [Theory]
    [InlineData("db.password", "hunter2", "cannot log in with hunter2", "cannot log in with ***")]
    [InlineData("db.password", " hunter2 ", "cannot log in with hunter2", "cannot log in with ***")]
    [InlineData("consumer.override.sasl.jaas.config", "Module required username=\"u-name\" password=\"pass word\";", "u-name, pass word", "***, ***")]
    [InlineData("key.pem", "-----BEGIN-----\nMIIEabc\n-----END-----", "line MIIEabc is broken", "line *** is broken")]
    [InlineData("api_key", "k-1234", "k-1234", "***")]
    [InlineData("ssl.keystore.key", "k-1234", "k-1234", "***")]
    [InlineData("snowflake.private.key", "k-1234", "k-1234", "***")]
    [InlineData("topics", "orders", "cannot read orders", "cannot read orders")]
    [InlineData("key.converter", "orders", "cannot read orders", "cannot read orders")]
    [InlineData("use.token", "true", "it is true", "it is true")]
    [InlineData("db.password", "${file:/p:k}", "cannot follow ${file:/p:k}", "cannot follow ${file:/p:k}")]
    [InlineData("db.password", "1", "Invalid value 1 for configuration db.password: 1 is short", "Invalid value *** for configuration db.password: 1 is short")]
    [InlineData("transforms.a.secret", "abc", "Invalid value x y for configuration secret: x y", "Invalid value *** for configuration secret: ***")]
    [InlineData("batch.size", "${env:X}", "Invalid value real\nsecret for configuration batch.size: bad", "Invalid value *** for configuration batch.size: bad")]
    [InlineData("batch.size", "${env:X}", "Invalid value ${env:X} for configuration batch.size: bad", "Invalid value ${env:X} for configuration batch.size: bad")]
    [InlineData("db.password", "${env:X}", "Invalid value null for configuration db.password: must be non-null", "Invalid value null for configuration db.password: must be non-null")]
    [InlineData("batch.size", "many", "Invalid value many for configuration batch.size: bad", "Invalid value many for configuration batch.size: bad")]
    [InlineData("file", "/data/${env:X}/out", "cannot open '/data/real/out', only real", "cannot open '/data/***/out', only ***")]
    [InlineData("file", "/data/${env:X}/out", "cannot open '/data/${env:X}/out'", "cannot open '/data/${env:X}/out'")]
    [InlineData("url", "jdbc://h?login=${env:X}", "cannot open jdbc://h?login=real now", "cannot open jdbc://h?login=*** now")]
    [InlineData("url", "x", "cannot open https://me:word@host/a", "cannot open https://***@host/a")]
    [InlineData("url", "x", "jdbc:a://host/b?user=me&password=word&ssl=true", "jdbc:a://host/b?user=me&password=***&ssl=true")]
    [InlineData("url", "x", "{\"client_secret\": \"word\", \"a\": 1}", "{\"client_secret\": \"***\", \"a\": 1}")]
    [InlineData("url", "x", "Connector config {a=word, name=c} contains no connector type", "Connector config *** contains no connector type")]
    public void Words_lose_the_secrets_of_a_config(string key, string value, string text, string expected) =>
        Assert.Equal(expected, new ConnectSecrets(new Dictionary<string, string> { [key] = value }).Redact(text));

    [Fact]
    public void What_a_worker_put_in_place_of_a_reference_is_hidden_in_every_error()
    {
        var config = new Dictionary<string, string> { ["url"] = "jdbc://h/${env:DB}?login=${file:/p:k}&x=1", ["odd"] = "typed-as-password" };
        var judged = new[]
        {
            new ConnectJudgedKey(new("url", "STRING"), new("url", "jdbc://h/dbname?login=real-login&x=1", ["or-this"], [])),
            new ConnectJudgedKey(new("odd", "PASSWORD"), new("odd", "[hidden]", [], [])),
            new ConnectJudgedKey(new("sasl.mechanism", "STRING"), new("sasl.mechanism", "GSSAPI", [], [])),
        };
        var secrets = new ConnectSecrets(config, judged);
        Assert.Equal("real ***, *** of *** and ***, not GSSAPI [hidden]", secrets.Redact("other", "real real-login, or-this of dbname and typed-as-password, not GSSAPI [hidden]"));
        Assert.Equal("Invalid value *** for configuration url: *** is bad", secrets.Redact("url", "Invalid value a for configuration b for configuration url: a for configuration b is bad"));
    }
}
