using KafkaConfig.Core.Findings;
using KafkaConfig.Core.Kinds.Topics.Configs;
using KafkaConfig.Core.Layout;
using KafkaConfig.Core.Loading;
using KafkaConfig.Core.Model;

namespace KafkaConfig.Core.Kinds.Topics;

/// <summary>Topics, as far as files go.</summary>
public sealed class TopicKind : Kind<TopicDeclaration, TopicDefinition>
{
    public override ResourceKind ResourceKind => ResourceKind.Topic;

    public override string Folder => TopicParser.Folder;

    public override ObjectShape Shape => TopicParser.Shape;

    public override ObjectShape LayerShape => TopicParser.LayerShape;

    public override IDeclaration? Parse(SourceFile file, SourceFile? sidecar, List<Finding> findings) => TopicParser.Parse(file, findings);

    public override FieldMove Normalize(FieldMove move) => new(move.Field, TopicConfigValue.NormalizeWritten(move.Field, move.From), TopicConfigValue.NormalizeWritten(move.Field, move.To));

    protected override void CheckReferences(
        TopicDeclaration declaration, RepositorySettings settings, IReadOnlyCollection<string> environments, List<Finding> findings)
    {
        UnknownReference.CheckOwner(declaration.Address, declaration.Owner, declaration.OwnerLocation, settings, findings);
        UnknownReference.CheckEnvironments(declaration.Address, declaration.Environments.Select(pair => (pair.Key, pair.Value.Location)), environments, findings);
    }

    protected override IEnumerable<TopicDefinition> Resolve(
        IReadOnlyList<TopicDeclaration> declarations, Resolution resolution, List<Finding> findings)
    {
        var (settings, environment) = (resolution.Settings, resolution.Environment);
        var resolver = new TopicResolver(settings, environment, findings);
        return declarations.Select(declaration => resolver.Resolve(declaration, findings)).OfType<TopicDefinition>().ToList();
    }
}
