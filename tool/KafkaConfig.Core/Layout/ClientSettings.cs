namespace KafkaConfig.Core.Layout;

/// <summary>Which client settings a repository may name: those that a reviewer can judge. None runs a program, loads a library, or switches verification off.</summary>
internal static class ClientSettings
{
    private static readonly string[] Forbidden =
        ["ssl.engine.location", "ssl.engine.id", "ssl.providers", "sasl.oauthbearer.unsecure.jwt", "enable.sasl.oauthbearer.unsecure.jwt"];

    private static readonly string[] SecretParts = ["password", "secret", "passphrase", "key.pem", "private.key", "oauthbearer.config"];

    public static IReadOnlyList<string> WellKnown { get; } =
    [
        "client.id", "sasl.mechanism", "sasl.mechanisms", "sasl.oauthbearer.client.id", "sasl.oauthbearer.client.secret", "sasl.oauthbearer.method",
        "sasl.oauthbearer.scope", "sasl.oauthbearer.token.endpoint.url", "sasl.password", "sasl.username", "security.protocol", "socket.keepalive.enable",
        "socket.timeout.ms", "ssl.ca.location", "ssl.ca.pem", "ssl.certificate.location", "ssl.certificate.pem", "ssl.endpoint.identification.algorithm",
        "ssl.key.location", "ssl.key.password", "ssl.key.pem", "ssl.keystore.location", "ssl.keystore.password",
    ];

    public static bool IsAllowed(string name) =>
        !Forbidden.Contains(name)
        // The client builds a shell command from them, and runs it.
        && !name.StartsWith("sasl.kerberos.", StringComparison.Ordinal)
        && (name is "security.protocol" or "client.id" || name.StartsWith("sasl.", StringComparison.Ordinal) || name.StartsWith("ssl.", StringComparison.Ordinal)
            || name.StartsWith("socket.", StringComparison.Ordinal));

    /// <summary>A setting whose value must come from a variable.</summary>
    public static bool IsSecret(string name) => SecretParts.Any(part => name.Contains(part, StringComparison.Ordinal));

    public static bool SwitchesVerificationOff(string name, string value) => name == "ssl.endpoint.identification.algorithm" && value != "https";
}
