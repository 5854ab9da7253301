namespace KafkaConfig.Core.Model;

/// <summary>A typed verb on one resource. Every verb derives its <see cref="Fields"/> from its own data, so that rules and views cannot disagree.</summary>
public abstract record Change(ResourceAddress Address, Reason Reason, Impact Impact, SourceLocation? Source)
{
    /// <summary>One word for the verb: <c>create</c>, <c>update</c>, <c>delete</c>.</summary>
    public abstract string Action { get; }

    public abstract IReadOnlyList<FieldChange> Fields { get; }

    /// <summary>The same for people, where fields alone do not show it: texts line by line; null: nothing to add.</summary>
    public virtual string? Detail => null;
}
