using System.Net;
using KafkaConfig.Adapters.Http;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.ClusterLinking;

/// <summary>One connection to the REST API, version 3, of a Confluent cluster, for its Cluster Linking; made from an environment's file at the moment of use.</summary>
public sealed class LinkClient : IDisposable
{
    private readonly ServiceClient _service;
    private readonly string _root;

    /// <param name="connection">As an environment's file says, up to the version: <c>https://pkc-1.example:443/kafka/v3</c>.</param>
    /// <param name="clusterId">The cluster whose links they are.</param>
    /// <param name="variable">Looks up variables of the process, those of the other end of a new link included; <see cref="UsageException"/> for a missing one of this connection.</param>
    /// <param name="timeout">How long to wait for each answer, and for the other half of a link.</param>
    /// <param name="time">The clock.</param>
    public LinkClient(ServiceConnection connection, string clusterId, Func<string, string?> variable, TimeSpan timeout, TimeProvider time)
    {
        if (clusterId.Length == 0)
            throw new UsageException($"{connection.Url.Location}: the {LinkReplies.Traits.Name} can be asked only for a cluster whose id is known.");
        (_root, Variable) = ($"/clusters/{Uri.EscapeDataString(clusterId)}/links", variable);
        ClusterId = clusterId;
        _service = new ServiceClient(LinkReplies.Traits, connection, variable, timeout, time);
    }

    /// <summary>For those who have no wish of their own.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(30);

    internal ServiceClient Service => _service;

    internal Func<string, string?> Variable { get; }

    internal string ClusterId { get; }

    public void Dispose() => _service.Dispose();

    /// <summary>Under all links of the cluster.</summary>
    internal string Path(string rest = "") => _root + rest;

    /// <summary>Under one link.</summary>
    internal string Path(string link, string rest) => $"{_root}/{Uri.EscapeDataString(link)}{rest}";

    /// <summary>What belongs to the whole cluster and was not answered.</summary>
    internal UnavailableException Refusal(ServiceReply reply, string action) =>
        reply.Status == HttpStatusCode.Forbidden ? _service.Denial(reply)
        : reply.IsUnknownPath ? _service.NoService(reply)
        : _service.Unavailable($"did not {action}: {Quote(reply.ToString())}");

    internal string Quote(string text) => _service.Quote(text);
}
