using System.Text.RegularExpressions;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>Which values of a connector's config may be secrets, and how they are shown: never.</summary>
public static partial class ConnectorSecrets
{
    public const string Hidden = "(secret)";

    /// <summary>What stands for a value that may be a secret, and that no plugin says is none.</summary>
    public const string NotShown = "(not shown)";

    /// <summary>By its name; plugins may type more keys as passwords.</summary>
    public static bool IsSecretKey(string name) => SecretName().IsMatch(name) && !HarmlessName().IsMatch(name);

    /// <summary>True for a value that holds nothing but references to the worker's config providers: <c>${file:/path:key}</c>.</summary>
    public static bool IsReference(string value) => Reference().IsMatch(value);

    /// <summary>True where the value names its secret in clear text: a literal under a secret key, or a password within a longer value.</summary>
    public static bool IsLiteralSecret(string name, string value) => (value.Length > 0 && IsSecretKey(name) && !IsReference(value)) || HasPassword(value);

    /// <summary>A value of a file as outputs may hold it. The repository shows it anyway, so that it is hidden only where it is known, or its plugin could not be asked.</summary>
    /// <param name="name">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="validation">What the plugin says of the file; null: it could not be asked, so that any value of its own may be a secret.</param>
    public static string ShowDeclared(string name, string value, ConnectorValidation? validation) =>
        validation?.IsPassword(name) == true ? Conceal(value) : Show(name, value, validation is not null);

    /// <summary>A value of a worker as outputs may hold it. No repository has shown it yet: it stays hidden unless its plugin knows it as something else than a password.</summary>
    /// <param name="name">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="validation">What the very plugin that the worker runs says; null: it could not be asked.</param>
    public static string ShowLive(string name, string value, ConnectorValidation? validation) =>
        validation?.IsPassword(name) == true ? Conceal(value) : Show(name, value, validation?.IsDefined(name) == true || value is "true" or "false");

    private static string Conceal(string value) => IsReference(value) ? value : Hidden;

    private static string Show(string name, string value, bool isHarmless)
    {
        if (IsReference(value) || value is Hidden or NotShown)
            return value;
        if (IsLiteralSecret(name, value))
            return Hidden;
        return isHarmless || FrameworkName().IsMatch(name) ? value : NotShown;
    }

    private static bool HasPassword(string value) => Password().Matches(value).Any(match => !IsReference(match.Groups["password"].Value));

    [GeneratedRegex(
        @"passw|passphrase|[._-]pass$|\bpwd\b|secret|token|credential|jaas|user\.info|auth\.info|authorization|api[._-]?key|private[._-]?key|access[._-]?key|account[._-]?key|shared[._-]?access|sas[._-]?key|connection[._-]?string|keystore\.key|\bpem\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    // A path to a secret, the sort of one, or how long a token lives, is none.
    [GeneratedRegex(@"\.(?:path|location|file|url|uri|endpoint|enabled|enable|ms|seconds|class|type|provider|source|mechanism|algorithm|id)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HarmlessName();

    // Connect replaces what has a provider and a colon; anything else in braces it takes as it is.
    [GeneratedRegex(@"^(?:\$\{[^}$:]+:[^}$]+\})+$", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    // In a URL, in Oracle's, as an option, in a header.
    [GeneratedRegex(
        @"://[^\s/:@]*:(?<password>\S+)@|jdbc:oracle:\w+:[^\s/@]+/(?<password>[^\s@]+)@|(?:passw(?:or)?d|pwd|passphrase|\w*secret|access_?key|account_?key|\bsig|\w*token)\s*=\s*[""']?(?<password>[^&;,\s""']+)|\bbearer\s+(?<password>\S{8,})|authorization\s*[:=]\s*\w+\s+(?<password>\S+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Password();

    // Keys of Connect itself, none of which is a password.
    [GeneratedRegex(@"^(?:connector\.class|tasks\.max|topics|topics\.regex|topic|(?:key|value|header)\.converter|errors\..*|name)$", RegexOptions.CultureInvariant)]
    private static partial Regex FrameworkName();
}
