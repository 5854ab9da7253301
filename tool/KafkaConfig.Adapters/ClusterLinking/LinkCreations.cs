using System.Text.Json;
using KafkaConfig.Core.Kinds.Links;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Adapters.ClusterLinking;

/// <summary>Makes a new link's body of what it shall be.</summary>
internal static class LinkCreations
{
    private static readonly HashSet<string> FromMode = new(StringComparer.Ordinal) { "link.mode", "connection.mode", "bootstrap.servers" };

    /// <summary>The body, or what keeps it from being made, without any value. Secrets are hidden before anything is sent.</summary>
    public static (byte[]? Body, string? Complaint) Build(LinkClient client, LinkSpecification link)
    {
        var translation = new LinkTranslation(client.Variable);
        try
        {
            if (Translate(translation, link) is { } complaint)
                return (null, complaint);
            var settings = new List<LinkSetting>(Mode(link));
            settings.AddRange(translation.Settings);
            foreach (var (name, value) in link.Configs)
            {
                if (FromMode.Contains(name) || settings.Exists(setting => setting.Name == name))
                    return (null, $"its config {name} follows from its mode or from how the other end is reached: leave it out");
                settings.Add(new LinkSetting(name, value));
                if (LinkSecrets.IsSecret(name))
                    client.Service.Hide(LinkSecrets.Parts(value));
            }

            var remote = translation.Expand(link.RemoteClusterId);
            var body = link.Mode switch
            {
                LinkMode.OutboundSource => new LinkCreation(null, remote, null, settings),
                LinkMode.Bidirectional => new LinkCreation(null, null, remote, settings),
                _ => new LinkCreation(remote, null, null, settings),
            };
            return (JsonSerializer.SerializeToUtf8Bytes(body, LinkJson.Default.LinkCreation), null);
        }
        catch (UsageException problem)
        {
            return (null, problem.Message.TrimEnd('.'));
        }
        finally
        {
            client.Service.Hide(translation.Revealed);
        }
    }

    private static string? Translate(LinkTranslation translation, LinkSpecification link) => (link.Mode, link.Remote) switch
    {
        (LinkMode.InboundDestination, { }) => "this half of the link waits to be reached and needs no way to the other end",
        (LinkMode.Destination or LinkMode.OutboundSource, null) => "this half of the link reaches the other end, and how is not said",
        (_, { } remote) => translation.Translate(remote),
        _ => null,
    };

    // A link that only mirrors, and reaches out for it, is the default.
    private static IEnumerable<LinkSetting> Mode(LinkSpecification link) => link.Mode switch
    {
        LinkMode.InboundDestination => [new("link.mode", "DESTINATION"), new("connection.mode", "INBOUND")],
        LinkMode.OutboundSource => [new("link.mode", "SOURCE"), new("connection.mode", "OUTBOUND")],
        LinkMode.Bidirectional => [new("link.mode", "BIDIRECTIONAL"), new("connection.mode", link.Remote is null ? "INBOUND" : "OUTBOUND")],
        _ => [],
    };
}
