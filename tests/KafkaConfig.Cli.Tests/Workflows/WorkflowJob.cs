using YamlDotNet.RepresentationModel;

namespace KafkaConfig.Cli.Tests.Workflows;

/// <summary>One job of a workflow.</summary>
internal sealed record WorkflowJob(WorkflowFile File, string Name, YamlMappingNode Node)
{
    public IReadOnlyList<YamlMappingNode> Steps => [.. Node.Steps()];

    public string If => Node.Entry("if")?.Text() ?? "";

    public IReadOnlyList<string> Needs => Node.Entry("needs")?.Names() ?? [];

    public IReadOnlyList<string> Scripts => [.. Steps.Select(step => step.Entry("run")?.Text()).OfType<string>()];

    /// <summary>Each as <c>scope: access</c>; null where the job says nothing.</summary>
    public IReadOnlyList<string>? Permissions =>
        Node.Entry("permissions") is YamlMappingNode permissions ? [.. permissions.Children.Select(pair => $"{pair.Key.Text()}: {pair.Value.Text()}").Order(StringComparer.Ordinal)] : null;

    public YamlMappingNode? Checkout => Steps.SingleOrDefault(step => step.Entry("uses")?.Text().StartsWith("actions/checkout@", StringComparison.Ordinal) == true);

    /// <summary>Whether a secret of anybody but the run itself can be read here.</summary>
    public bool HoldsSecrets => Node.Entry("environment") is not null || Node.Scalars().Any(text => text.Contains("secrets", StringComparison.Ordinal));

    public YamlMappingNode Step(string name) => Steps.Single(step => step.Entry("name")?.Text() == name);

    public override string ToString() => $"{File} {Name}";
}
