using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Checking;

/// <summary>A rule over one kind's definitions, one at a time; needs no cluster.</summary>
public abstract class DefinitionRule<TDefinition> : IRule
    where TDefinition : class, IDefinition
{
    public abstract RuleDescription Description { get; }

    public virtual bool NeedsLive => false;

    public IEnumerable<Finding> Check(CheckContext context) => context.Definitions.OfType<TDefinition>().SelectMany(definition => Check(definition, context));

    protected abstract IEnumerable<Finding> Check(TDefinition definition, CheckContext context);

    protected Finding Finding(IDefinition definition, SourceLocation? location, string what, string? why = null, string? safeWay = null) =>
        Description.Finding(what, definition.Address, location ?? definition.Location, why, safeWay);
}
