using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>A sidecar's block for one environment; without a layer the subject is absent there.</summary>
public sealed record SubjectEnvironment(SourceLocation Location, SubjectLayer? Layer);
