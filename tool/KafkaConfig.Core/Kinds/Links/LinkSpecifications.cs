using KafkaConfig.Core.Layout;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>The halves of a link, as they are to be created.</summary>
public static class LinkSpecifications
{
    /// <param name="link">What the file says.</param>
    /// <param name="onSource">True for the half on the source.</param>
    /// <param name="destinationId">The destination's cluster id.</param>
    /// <param name="sourceId">The source's, where its file does not say it.</param>
    public static LinkSpecification Of(LinkDefinition link, bool onSource, string destinationId, string? sourceId)
    {
        var destination = new ExternalText(destinationId, link.Location);
        var source = link.Source.Cluster.Id ?? new ExternalText(sourceId ?? "", link.Location);
        IReadOnlyList<KeyValuePair<string, string>> configs = [.. link.Config.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))];
        return (link.Initiation, onSource) switch
        {
            (LinkInitiation.Destination, _) => new LinkSpecification(link.Name, LinkMode.Destination, source, link.Source.Cluster, configs),
            (LinkInitiation.Source, false) => new LinkSpecification(link.Name, LinkMode.InboundDestination, source, null, configs),
            (LinkInitiation.Source, true) => new LinkSpecification(link.Name, LinkMode.OutboundSource, destination, link.Destination.Cluster, []),
            (LinkInitiation.Bidirectional, false) => new LinkSpecification(link.Name, LinkMode.Bidirectional, source, link.Source.Cluster, configs),
            _ => new LinkSpecification(link.Name, LinkMode.Bidirectional, destination, link.Destination.Cluster, []),
        };
    }
}
