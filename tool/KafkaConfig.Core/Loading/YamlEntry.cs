namespace KafkaConfig.Core.Loading;

/// <summary>One key of a map with its value.</summary>
public readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);
