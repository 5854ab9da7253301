using System.Net.Http.Headers;
using System.Text;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.Http;

/// <summary>Where a service is and who asks it, variables looked up. Knows what they held, and the password, to keep them out of messages.</summary>
internal sealed class ServiceAddress
{
    /// <summary>Shorter ones are in every sentence.</summary>
    public const int ShortestHidden = 3;

    private const int LongestQuote = 300;

    private readonly Lock _lock = new();
    private readonly List<string> _revealed = [];

    /// <param name="service">As sentences call it.</param>
    /// <param name="connection">As an environment's file says.</param>
    /// <param name="variable">Looks up variables of the process; <see cref="UsageException"/> for a missing one.</param>
    public ServiceAddress(string service, ServiceConnection connection, Func<string, string?> variable)
    {
        var url = connection.Url.Expand(variable, _revealed);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw new UsageException($"{connection.Url.Location}: a {service}'s url must be an http or https address without a query.");
        if (address.UserInfo.Length > 0)
            throw new UsageException($"{connection.Url.Location}: name the user and the password beside a {service}'s url, not in it.");
        // Failures name the host alone.
        if (connection.Url.IsReference)
            _revealed.AddRange([address.Authority, address.Host]);
        Url = address.AbsoluteUri.TrimEnd('/');
        Place = $"{connection.Url} ({connection.Url.Location.Path})";
        if (connection.Username is null)
            return;
        UserName = connection.Username.ToString();
        var password = connection.Password?.Expand(variable, _revealed) ?? "";
        _revealed.Add(password);
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{connection.Username.Expand(variable, _revealed)}:{password}"));
        _revealed.Add(credentials);
        Authorization = new AuthenticationHeaderValue("Basic", credentials);
    }

    /// <summary>Without a slash at its end.</summary>
    public string Url { get; }

    /// <summary>The address as it is written, and where.</summary>
    public string Place { get; }

    /// <summary>As it is written; null where none is.</summary>
    public string? UserName { get; }

    public AuthenticationHeaderValue? Authorization { get; }

    /// <summary>Keeps other secrets that are sent to the service out of messages, from now on.</summary>
    public void Hide(IEnumerable<string> values)
    {
        lock (_lock)
        {
            _revealed.AddRange(values.Where(value => !_revealed.Contains(value)).ToList());
        }
    }

    /// <summary>Somebody else's words, fit for a sentence: no secrets, no control characters, not too long, no stop at the end.</summary>
    public string Quote(string text)
    {
        text = Redact(text).Trim();
        if (text.Length > LongestQuote)
            text = $"{text[..(LongestQuote - 1)]}…";
        return string.Concat(text.Select(character => char.IsControl(character) || char.IsSurrogate(character) ? ' ' : character)).TrimEnd('.', ' ');
    }

    private string Redact(string text)
    {
        List<string> hidden;
        lock (_lock)
        {
            hidden = [.. _revealed.Where(value => value.Length >= ShortestHidden)];
        }

        // The longest first, so that no part of one is left of another.
        foreach (var value in hidden.OrderByDescending(value => value.Length))
            text = text.Replace(value, "***", StringComparison.Ordinal);
        return text;
    }
}
