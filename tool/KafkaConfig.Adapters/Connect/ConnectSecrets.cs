using System.Text.RegularExpressions;
using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Kinds.Connectors;

namespace KafkaConfig.Adapters.Connect;

/// <summary>Takes a config's secrets out of what a worker says about it: what is written in it, and what the worker has put in place of its references.</summary>
internal sealed partial class ConnectSecrets
{
    private const string Hidden = "***";
    private const int ShortestTemplate = 4;

    private readonly HashSet<string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly List<Regex> _templates = [];

    /// <param name="config">What was sent, or is stored.</param>
    /// <param name="judged">What validation answers of it.</param>
    public ConnectSecrets(IReadOnlyDictionary<string, string> config, IReadOnlyList<ConnectJudgedKey>? judged = null)
    {
        var passwords = (judged ?? []).Where(key => key.Type == ConnectorKey.Password).Select(key => key.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, value) in config)
        {
            var isSecret = passwords.Contains(key) || SecretName().IsMatch(key);
            if (isSecret || Reference().IsMatch(value))
                _keys.Add(key);
            if (Template(value) is { } template)
                _templates.Add(template);
            if (isSecret)
                Hide(value);
        }

        // Values of keys that the config leaves out are defaults.
        foreach (var key in (judged ?? []).Where(key => _keys.Contains(key.Name)))
        {
            foreach (var value in (key.Value?.RecommendedValues ?? []).Append(key.Value?.Value).OfType<string>())
                Hide(value);
            foreach (var piece in Resolved(config[key.Name], key.Value?.Value ?? ""))
                Hide(piece);
        }
    }

    /// <summary>Nothing is known but the words themselves.</summary>
    public static ConnectSecrets None { get; } = new(new Dictionary<string, string>());

    public string Redact(string text)
    {
        var quoted = Quoted().Matches(text).Where(match => IsSecret(match.Groups["key"].Value)).Select(match => match.Groups["value"].Value).Where(value => value != "null" && !IsReference(value)).ToList();
        text = Quoted().Replace(
            text, match => quoted.Contains(match.Groups["value"].Value) && IsSecret(match.Groups["key"].Value) ? $"Invalid value {Hidden} for configuration {match.Groups["key"].Value}" : match.Value);
        var resolved = _templates.SelectMany(template => template.Matches(text)).SelectMany(match => match.Groups.Values.Skip(1)).Select(group => group.Value).Where(value => !IsReference(value));
        // The longest first, so that no part of one is left of another.
        foreach (var value in _values.Concat(quoted).Concat(resolved).Where(value => value.Length >= ServiceAddress.ShortestHidden).OrderByDescending(value => value.Length))
            text = text.Replace(value, Hidden, StringComparison.Ordinal);
        text = UserOfUrl().Replace(text, $"{Hidden}@");
        text = Assignment().Replace(text, match => $"{match.Groups["start"].Value}{Hidden}");
        return WholeConfig().Replace(text, $"config {Hidden}");
    }

    /// <summary>One error of one key, which may quote its value at any length.</summary>
    public string Redact(string key, string error)
    {
        var (start, end) = ("Invalid value ", $" for configuration {key}");
        if (!_keys.Contains(key) || !error.StartsWith(start, StringComparison.Ordinal) || error.LastIndexOf(end, StringComparison.Ordinal) is var position && position < start.Length)
            return Redact(error);
        var value = error[start.Length..position];
        if (value == "null" || IsReference(value))
            return Redact(error);
        var rest = error[(position + end.Length)..];
        return $"{start}{Hidden}{end}{Redact(value.Length >= ServiceAddress.ShortestHidden ? rest.Replace(value, Hidden, StringComparison.Ordinal) : rest)}";
    }

    private bool IsSecret(string key) => SecretName().IsMatch(key) || _keys.Any(known => known == key || known.EndsWith($".{key}", StringComparison.Ordinal));

    // What a repository shows anyway: the worker has put nothing in its place.
    private static bool IsReference(string value) => Reference().Match(value) is { Success: true } match && match.Length == value.Length;

    private void Hide(string value)
    {
        if (value.Length == 0 || value is "true" or "false" or "[hidden]" || IsReference(value))
            return;
        _values.Add(value);
        _values.Add(value.Trim());
        // Of a key in PEM one line may be quoted, of a login in JAAS one option.
        foreach (var part in value.Split('\n', StringSplitOptions.TrimEntries).Concat(Options().Matches(value).Select(match => match.Groups["value"].Value)))
        {
            if (part is not ("true" or "false"))
                _values.Add(part);
        }
    }

    // Finds the value in a text by what is written around its references; a reference alone has nothing around it.
    private static Regex? Template(string value)
    {
        var written = Reference().Split(value);
        return written.Length == 1 || written.Sum(part => part.Length) < ShortestTemplate
            ? null
            : new Regex(string.Join(@"(\S+)", written.Select(Regex.Escape)), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    private static IEnumerable<string> Resolved(string template, string value)
    {
        if (!Reference().IsMatch(template))
            return [];
        var pattern = $"^{string.Join("(.*)", Reference().Split(template).Select(Regex.Escape))}$";
        return Regex.Match(value, pattern, RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant).Groups.Values.Skip(1).Select(group => group.Value);
    }

    [GeneratedRegex(
        @"password|passwd|pwd|passphrase|secret|token|credential|private|jaas|sasl|key\.pem|keystore\.key|ssl\..*certificate|api[._-]?key|access[._-]?key|user\.info|auth\.info",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"\$\{[^}]*?:[^}]*?\}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"Invalid value (?<value>.*?) for configuration (?<key>[^\s:]+)", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"=\s*(?:""(?<value>[^""]*)""|'(?<value>[^']*)'|(?<value>[^\s;,""'&]+))")]
    private static partial Regex Options();

    [GeneratedRegex(@"(?<=://)[^/@\s]+@")]
    private static partial Regex UserOfUrl();

    [GeneratedRegex(
        @"(?<start>(?:password|passwd|pwd|passphrase|secret|token|credentials?)(?:""\s*:\s*""?|\s*=\s*[""']?))[^\s""'&;,}]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"config \{.*\}", RegexOptions.Singleline)]
    private static partial Regex WholeConfig();
}
