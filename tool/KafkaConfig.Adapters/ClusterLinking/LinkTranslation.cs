using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.ClusterLinking;

/// <summary>How a cluster is reached, in the names that a link has for it: Java's, where a connection's are librdkafka's.</summary>
internal sealed class LinkTranslation(Func<string, string?> variable)
{
    private static readonly string[] Protocols = ["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"];

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["ssl.ca.location"] = "ssl.ca.pem",
        ["ssl.certificate.location"] = "ssl.certificate.pem",
        ["ssl.key.location"] = "ssl.key.pem",
        ["ssl.keystore.location"] = "ssl.certificate.pem and ssl.key.pem",
    };

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "security.protocol", "sasl.mechanism", "sasl.mechanisms", "sasl.username", "sasl.password",
        "ssl.ca.pem", "ssl.certificate.pem", "ssl.key.pem", "ssl.key.password", "ssl.endpoint.identification.algorithm",
    };

    private readonly List<string> _revealed = [];
    private readonly List<LinkSetting> _settings = [];

    /// <summary>What must not be in a message, every form of it that was sent.</summary>
    public IReadOnlyList<string> Revealed => _revealed;

    public IReadOnlyList<LinkSetting> Settings => _settings;

    public string Expand(ExternalText text)
    {
        var revealed = new List<string>();
        var value = text.Expand(variable, revealed);
        _revealed.AddRange(revealed.SelectMany(LinkSecrets.Parts));
        return value;
    }

    /// <summary>What cannot be handed to a link, without any value; null: nothing. Throws <see cref="UsageException"/> for a missing variable.</summary>
    public string? Translate(ClusterConnection remote)
    {
        if (remote.BootstrapServers is null)
            return "the other end is a sandbox's file, which a cluster cannot reach";
        var servers = Expand(remote.BootstrapServers);
        if (remote.BootstrapServers.Template != servers)
            _revealed.AddRange(LinkSecrets.Servers(servers));
        Add("bootstrap.servers", servers);
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in remote.Client)
        {
            if (Files.TryGetValue(name, out var instead))
                return $"the setting {name} of the other end names a file of the machine that this tool runs on, which a cluster cannot read: give its content as {instead}";
            // They tune the tool's own connection and say nothing of the cluster.
            if (name == "client.id" || name.StartsWith("socket.", StringComparison.Ordinal))
                continue;
            if (!Known.Contains(name))
                return $"the setting {name} of the other end has no counterpart in a link";
            given[name] = Expand(text);
            if (LinkSecrets.IsSecret(name))
                _revealed.AddRange(LinkSecrets.Parts(given[name]));
        }

        return TranslateProtocol(given) ?? TranslateLogin(given) ?? TranslateCertificates(given);
    }

    private string? TranslateProtocol(Dictionary<string, string> given)
    {
        if (given.TryGetValue("security.protocol", out var protocol))
        {
            protocol = protocol.ToUpperInvariant();
            if (!Protocols.Contains(protocol))
                return $"the setting security.protocol of the other end is none of {string.Join(", ", Protocols)}";
            Add("security.protocol", protocol);
            if (protocol.StartsWith("SASL", StringComparison.Ordinal) && !given.ContainsKey("sasl.mechanism") && !given.ContainsKey("sasl.mechanisms"))
                return "the other end wants a login and names no sasl.mechanism";
        }

        return null;
    }

    private string? TranslateLogin(Dictionary<string, string> given)
    {
        var mechanism = given.GetValueOrDefault("sasl.mechanism") ?? given.GetValueOrDefault("sasl.mechanisms");
        if (given.GetValueOrDefault("sasl.mechanisms", mechanism ?? "") != (mechanism ?? ""))
            return "the settings sasl.mechanism and sasl.mechanisms of the other end differ";
        var (user, password) = (given.GetValueOrDefault("sasl.username"), given.GetValueOrDefault("sasl.password"));
        if (mechanism is null)
            return user is null && password is null ? null : "the other end has a sasl.username or a sasl.password and names no sasl.mechanism";
        mechanism = mechanism.ToUpperInvariant();
        var module = mechanism switch
        {
            "PLAIN" => "plain.PlainLoginModule",
            "SCRAM-SHA-256" or "SCRAM-SHA-512" => "scram.ScramLoginModule",
            _ => null,
        };
        if (module is null)
            return "the setting sasl.mechanism of the other end is none of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, which are the ones that a link can be given";
        if (user is null || password is null)
            return $"the other end logs in with {mechanism} and lacks {(user is null ? "sasl.username" : "sasl.password")}";
        Add("sasl.mechanism", mechanism);
        var login = $"org.apache.kafka.common.security.{module} required username=\"{Escape(user)}\" password=\"{Escape(password)}\";";
        _revealed.AddRange([login, Escape(password)]);
        // A name that stands in the file is shown anyway.
        if (_revealed.Contains(user))
            _revealed.Add(Escape(user));
        Add("sasl.jaas.config", login);
        return null;
    }

    private string? TranslateCertificates(Dictionary<string, string> given)
    {
        if (given.TryGetValue("ssl.ca.pem", out var authority))
        {
            Add("ssl.truststore.type", "PEM");
            Add("ssl.truststore.certificates", authority);
        }

        var (certificate, key) = (given.GetValueOrDefault("ssl.certificate.pem"), given.GetValueOrDefault("ssl.key.pem"));
        if ((certificate is null) != (key is null))
            return $"the other end has {(certificate is null ? "ssl.key.pem without ssl.certificate.pem" : "ssl.certificate.pem without ssl.key.pem")}";
        if (certificate is not null && key is not null)
        {
            Add("ssl.keystore.type", "PEM");
            Add("ssl.keystore.certificate.chain", certificate);
            Add("ssl.keystore.key", key);
        }

        if (given.TryGetValue("ssl.key.password", out var password))
            Add("ssl.key.password", password);
        if (!given.TryGetValue("ssl.endpoint.identification.algorithm", out var algorithm))
            return null;
        if (algorithm is not ("https" or "none"))
            return "the setting ssl.endpoint.identification.algorithm of the other end is none of https, none";
        // Java's word for none is no word.
        Add("ssl.endpoint.identification.algorithm", algorithm == "none" ? "" : algorithm);
        return null;
    }

    private void Add(string name, string value) => _settings.Add(new LinkSetting(name, value));

    // As Java's tokenizer reads a quoted text; a line's end would end it.
    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);
}
