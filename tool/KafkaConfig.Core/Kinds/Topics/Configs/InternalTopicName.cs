using System.Text.RegularExpressions;

namespace KafkaConfig.Core.Kinds.Topics.Configs;

/// <summary>A name, or a pattern of names, that some part of the system keeps for itself.</summary>
public sealed class InternalTopicName(string name, Regex? pattern, string owner)
{
    public string Owner => owner;

    public bool Matches(string topic) => pattern?.IsMatch(topic) ?? string.Equals(name, topic, StringComparison.Ordinal);
}
