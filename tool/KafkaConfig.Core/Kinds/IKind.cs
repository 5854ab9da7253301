using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>One kind of resource, as far as files go. What is live is read by its <see cref="IKindReader"/> and written by its <see cref="IChangeApplier"/>.</summary>
public interface IKind
{
    ResourceKind ResourceKind { get; }

    /// <summary>The folder of its files.</summary>
    string Folder { get; }

    /// <summary>How the files end that declare one resource each: <c>.yaml</c>, or the endings of another language.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>What a file looks like; also written as JSON Schema.</summary>
    ObjectShape Shape { get; }

    /// <summary>What defaults, profiles and overrides may say of it.</summary>
    ObjectShape LayerShape { get; }

    /// <summary>Null where the file is too broken to name its resource. Called from several threads, each with a list of its own.</summary>
    /// <param name="file">Ends in one of <see cref="Endings"/>.</param>
    /// <param name="sidecar">The YAML beside a file of another language that has its name; null: none.</param>
    /// <param name="findings">What is wrong.</param>
    IDeclaration? Parse(SourceFile file, SourceFile? sidecar, List<Finding> findings);

    /// <summary>Brings a value that evidence names into the form in which a plan has it: units, lists, <c>unlimited</c>.</summary>
    FieldMove Normalize(FieldMove move);

    /// <summary>Completes the kind's declarations with what only all of them together tell, and reports names that one mentions and nothing declares: owners, environments,
    /// other resources.</summary>
    /// <returns>Those of this kind alone.</returns>
    IReadOnlyList<IDeclaration> Link(IReadOnlyList<IDeclaration> declarations, RepositorySettings settings, IReadOnlyCollection<string> environments, List<Finding> findings);

    /// <summary>What the environment should hold, in ordinal order of addresses.</summary>
    IReadOnlyList<IDefinition> Resolve(IReadOnlyList<IDeclaration> declarations, Resolution resolution, List<Finding> findings);
}
