using System.Text.RegularExpressions;

namespace KafkaConfig.Adapters.ClusterLinking;

/// <summary>What a server may quote of a secret that it was sent: all of it, a line, an option.</summary>
internal static partial class LinkSecrets
{
    /// <summary>By a setting's name, in librdkafka's spelling or in Java's.</summary>
    public static bool IsSecret(string name) => SecretName().IsMatch(name);

    public static IEnumerable<string> Parts(string value)
    {
        yield return value;
        yield return value.Trim();
        foreach (var line in value.Split('\n', StringSplitOptions.TrimEntries).Where(line => !line.StartsWith("-----", StringComparison.Ordinal)))
            yield return line;
        foreach (var match in Option().Matches(value).Cast<Match>())
            yield return match.Groups["value"].Value;
    }

    /// <summary>Servers are quoted one by one, and without their port.</summary>
    public static IEnumerable<string> Servers(string value) =>
        value.Split(',', StringSplitOptions.TrimEntries).SelectMany(server => server.LastIndexOf(':') is var port and > 0 ? [server, server[..port]] : new[] { server });

    [GeneratedRegex(@"password|passphrase|secret|token|jaas|key\.pem|private\.key|keystore\.key", RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"=\s*""(?<value>(?:[^""\\]|\\.)*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Option();
}
