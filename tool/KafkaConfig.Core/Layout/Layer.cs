using KafkaConfig.Core.Loading;

namespace KafkaConfig.Core.Layout;

/// <summary>Settings that several resources share, as written: defaults, a profile, an environment's overrides. The kind that they are for reads them.</summary>
public sealed record Layer(string Origin, SourceFile File, YamlMapping Node);
