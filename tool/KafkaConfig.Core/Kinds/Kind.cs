using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds;

/// <summary>The one base behind <see cref="IKind"/>, so that no kind casts.</summary>
public abstract class Kind<TDeclaration, TDefinition> : IKind
    where TDeclaration : class, IDeclaration
    where TDefinition : class, IDefinition
{
    public abstract ResourceKind ResourceKind { get; }

    public abstract string Folder { get; }

    public virtual IReadOnlyList<string> Endings { get; } = [RepositoryLayout.YamlEnding];

    public abstract ObjectShape Shape { get; }

    public abstract ObjectShape LayerShape { get; }

    public abstract IDeclaration? Parse(SourceFile file, SourceFile? sidecar, List<Finding> findings);

    public abstract FieldMove Normalize(FieldMove move);

    public IReadOnlyList<IDeclaration> Link(
        IReadOnlyList<IDeclaration> declarations, RepositorySettings settings, IReadOnlyCollection<string> environments, List<Finding> findings)
    {
        List<TDeclaration> own = [.. declarations.OfType<TDeclaration>()];
        foreach (var declaration in own)
            CheckReferences(declaration, settings, environments, findings);
        return Complete(own, findings);
    }

    public IReadOnlyList<IDefinition> Resolve(IReadOnlyList<IDeclaration> declarations, Resolution resolution, List<Finding> findings) =>
        [.. Resolve([.. declarations.OfType<TDeclaration>()], resolution, findings).OrderBy(definition => definition.Address)];

    /// <summary>For kinds whose declarations need each other.</summary>
    protected virtual IReadOnlyList<TDeclaration> Complete(IReadOnlyList<TDeclaration> declarations, List<Finding> findings) => declarations;

    protected abstract void CheckReferences(TDeclaration declaration, RepositorySettings settings, IReadOnlyCollection<string> environments, List<Finding> findings);

    protected abstract IEnumerable<TDefinition> Resolve(IReadOnlyList<TDeclaration> declarations, Resolution resolution, List<Finding> findings);
}
