using KafkaConfig.Core.Model;

namespace KafkaConfig.Cli.Views;

/// <summary>One value of a resolved definition, with the layer and the place that it comes from. A null value is declared as default.</summary>
public sealed record ShownValue(string Name, string? Value, ValueUnit Unit, string Origin, SourceLocation Location);
