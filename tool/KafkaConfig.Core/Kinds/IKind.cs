using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>One kind of resource, as far as files go. What is live is read by its <see cref="IKindReader"/> and written by its <see cref="IChangeApplier"/>.</summary>
public interface IKind
{
    ResourceKind ResourceKind { get; }

    /// <summary>The folder of its files, which are YAML.</summary>
    string Folder { get; }

    /// <summary>What a file looks like; also written as JSON Schema.</summary>
    ObjectShape Shape { get; }

    /// <summary>What defaults, profiles and overrides may say of it.</summary>
    ObjectShape LayerShape { get; }

    /// <summary>Null where the file is too broken to name its resource. Called from several threads, each with a list of its own.</summary>
    IDeclaration? Parse(SourceFile file, List<Finding> findings);

    /// <summary>Brings a value that evidence names into the form in which a plan has it: units, lists, <c>unlimited</c>.</summary>
    FieldMove Normalize(FieldMove move);

    /// <summary>Reports names that a declaration mentions and nothing declares: owners, profiles, environments.</summary>
    void CheckReferences(IReadOnlyList<IDeclaration> declarations, RepositorySettings settings, IReadOnlyCollection<string> environments, List<Finding> findings);

    /// <summary>What the environment should hold, in ordinal order of addresses.</summary>
    IReadOnlyList<IDefinition> Resolve(IReadOnlyList<IDeclaration> declarations, RepositorySettings settings, EnvironmentDefinition environment, List<Finding> findings);
}
