using System.Text.RegularExpressions;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>Which values of a connector's config may be secrets, and how they are shown: never.</summary>
public static partial class ConnectorSecrets
{
    public const string Hidden = "(secret)";

    /// <summary>What stands for a value whose plugin could not be asked whether it is a secret.</summary>
    public const string NotShown = "(not shown)";

    /// <summary>By its name; plugins may type more keys as passwords.</summary>
    public static bool IsSecretKey(string name) => SecretName().IsMatch(name) && !HarmlessName().IsMatch(name);

    /// <summary>True for a value that holds nothing but references to the worker's config providers: <c>${file:/path:key}</c>.</summary>
    public static bool IsReference(string value) => Reference().IsMatch(value);

    /// <summary>True where the value names its secret in clear text: a literal under a secret key, or a user and a password in an address.</summary>
    public static bool IsLiteralSecret(string name, string value, bool isPassword) =>
        (value.Length > 0 && (isPassword || IsSecretKey(name)) && !IsReference(value)) || HasPassword(value);

    /// <summary>A value as outputs may hold it.</summary>
    /// <param name="name">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="passwords">Keys that the plugin types as passwords; null: it could not be asked, so that any value of its own may be one.</param>
    public static string Show(string name, string value, IReadOnlySet<string>? passwords)
    {
        if (IsReference(value))
            return value;
        if (IsLiteralSecret(name, value, passwords?.Contains(name) == true))
            return Hidden;
        return passwords is not null || FrameworkName().IsMatch(name) ? value : NotShown;
    }

    private static bool HasPassword(string value) => UserInfo().Match(value) is { Success: true } match && !IsReference(match.Groups["password"].Value);

    [GeneratedRegex(@"password|passphrase|secret|token|credential|jaas|api[._-]?key|private[._-]?key|access[._-]?key|sas[._-]?key|keystore\.key|\bpem\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    // A path to a secret, or a number of seconds that a token lives, is none.
    [GeneratedRegex(@"\.(?:path|location|file|url|uri|endpoint|enabled|enable|ms|seconds|class|type|provider|id)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HarmlessName();

    // Keys of Connect itself, none of which is a password.
    [GeneratedRegex(@"^(?:connector\.class|tasks\.max|topics|topics\.regex|topic|(?:key|value|header)\.converter|errors\..*|name)$", RegexOptions.CultureInvariant)]
    private static partial Regex FrameworkName();

    [GeneratedRegex(@"^(?:\$\{[^}$]+\})+$", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"://[^/\s:@]*:(?<password>[^/\s@]+)@|[?&;](?:password|pwd)=(?<password>[^&;\s]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();
}
