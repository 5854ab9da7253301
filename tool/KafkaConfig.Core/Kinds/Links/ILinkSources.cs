using KafkaConfig.Core.Layout;

namespace KafkaConfig.Core.Kinds.Links;

/// <summary>Opens the clusters that links copy from, when something asks about them and not before.</summary>
public interface ILinkSources
{
    /// <summary>The same for the same source; nothing is sent yet.</summary>
    LinkSource Of(EnvironmentDefinition source);
}
