using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Connectors;

/// <summary>One key of a connector's config, as text, with the layer and the line that it comes from.</summary>
public sealed record ConnectorSetting(string Name, string Value, string Origin, SourceLocation Location)
{
    /// <summary>Without the value, which may be a secret.</summary>
    public override string ToString() => Name;
}
