namespace KafkaConfig.Core.Loading;

/// <summary>What a value of a file must look like. One description checks files, and writes the JSON Schemas that editors read.</summary>
/// <param name="Expected">Completes "expected …".</param>
public abstract record Shape(string Expected);
