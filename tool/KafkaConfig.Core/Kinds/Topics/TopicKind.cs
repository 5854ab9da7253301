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
        if (settings.Owners.Count > 0 && !settings.Owners.ContainsKey(declaration.Owner))
            findings.Add(UnknownReference.Finding(declaration.Address, declaration.OwnerLocation, "owner", declaration.Owner, settings.Owners.Keys));
        foreach (var (name, environment) in declaration.Environments)
        {
            if (!environments.Contains(name))
                findings.Add(UnknownReference.Finding(declaration.Address, environment.Location, "environment", name, environments));
        }
    }

    protected override IEnumerable<TopicDefinition> Resolve(
        IReadOnlyList<TopicDeclaration> declarations, Resolution resolution, List<Finding> findings)
    {
        var (settings, environment) = (resolution.Settings, resolution.Environment);
        var resolver = new TopicResolver(settings, environment, findings);
        return declarations.Select(declaration => resolver.Resolve(declaration, findings)).OfType<TopicDefinition>().ToList();
    }
}
