using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Schemas;

/// <summary>Reads one schema registry. A call that fails as a whole (down, hanging, 401, 403, no JSON) throws <see cref="UnavailableException"/>; what fails for one subject is unknown for that
/// subject alone. Soft-deleted subjects and versions count as absent. Results come in the order of the arguments. Bulk where the server has it, else bounded parallel.</summary>
public interface ISchemaRegistry
{
    Task<RegistryDescription> DescribeAsync(CancellationToken cancellationToken);

    /// <summary>Every live subject of the default context, and of each context named in <paramref name="contexts"/> (<c>:.name:</c>), in ordinal order. Throws
    /// <see cref="IncompleteListException"/> where the server ends its list at a maximum.</summary>
    Task<IReadOnlyList<string>> ListAsync(IReadOnlyList<string> contexts, CancellationToken cancellationToken);

    /// <summary>The latest live version of each subject; null where the subject is proven absent.</summary>
    Task<IReadOnlyList<NamedFact<LiveSchema?>>> ReadLatestAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken);

    /// <summary>All live versions of each subject, ascending; empty where it is absent.</summary>
    Task<IReadOnlyList<NamedFact<IReadOnlyList<LiveSchema>>>> ReadVersionsAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken);

    /// <summary>True for each subject that has hidden (soft-deleted) versions and no live one.</summary>
    Task<IReadOnlyList<NamedFact<bool>>> ReadHiddenAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken);

    /// <summary>Single versions; null where one is absent. <see cref="NamedFact{T}.Name"/> is the subject.</summary>
    Task<IReadOnlyList<NamedFact<LiveSchema?>>> ReadAsync(IReadOnlyList<SubjectVersion> versions, CancellationToken cancellationToken);

    /// <summary>The level that is set on each subject itself; null where none is, or where the server cannot tell that from NONE.</summary>
    Task<IReadOnlyList<NamedFact<CompatibilityLevel?>>> ReadLevelsAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken);

    /// <summary>The mode in force for each subject, as the server names it (<c>READWRITE</c>, <c>READONLY</c>, <c>IMPORT</c>…); null where the server has no modes.</summary>
    Task<IReadOnlyList<NamedFact<string?>>> ReadModesAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken);

    /// <summary>The live version of the subject that holds this very schema in the registry's own eyes; null where none does.</summary>
    Task<IReadOnlyList<NamedFact<int?>>> LookUpAsync(IReadOnlyList<NewSchema> schemas, CancellationToken cancellationToken);

    /// <summary>Whether the subject would take the schema at the level that is in force now. Unknown where the registry cannot judge it.</summary>
    Task<IReadOnlyList<NamedFact<RegistryVerdict>>> CheckAsync(IReadOnlyList<NewSchema> schemas, CancellationToken cancellationToken);

    /// <summary>The versions of other subjects that refer to any live version of each subject, in ordinal order: <c>orders.placed-value version 3</c>, where the server tells versions.</summary>
    Task<IReadOnlyList<NamedFact<IReadOnlyList<string>>>> ReadReferrersAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken);
}
