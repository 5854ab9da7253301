using KafkaConfig.Core.Checking;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas.Rules;

/// <summary>A rule over one verb of subjects that asks for facts.</summary>
public abstract class SubjectChangeRule<TChange>() : FactRule<TChange, SubjectFacts>(SubjectFacts.NotRead)
    where TChange : Change;
